package org.tripleloom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripleloom.site.FrozenSite;
import org.tripleloom.site.RawExtractions;

/** The bundled corpus as files, from a plain web server and from disk, beside the same served. */
@ExtendWith(Demo.class)
class FrozenPagesTest {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

  /** What a page says, without what only one of the two can do. */
  private static final String SAID =
      """
      () => {
        const main = document.querySelector("main").cloneNode(true);
        for (const part of main.querySelectorAll("details.query, .downloads, .downloads + p, noscript, [hidden], [data-any], p:has(> a[rel=alternate]), input[type=hidden], .completions, .options")) part.remove();
        return main.textContent.replace(/\\s+/g, "");
      }""";

  private static final Locator.FilterOptions VISIBLE = new Locator.FilterOptions().setVisible(true);

  @TempDir static Path folder;
  private static Path site;
  private static HttpServer server;

  @BeforeAll
  static void freeze(Demo.Running demo) throws IOException {
    site = folder.resolve("site");
    FrozenSite.write(demo.store(), RawExtractions.NONE, 0, site);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Path file = site.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
          boolean there = file.startsWith(site) && Files.isRegularFile(file);
          String suffix = file.toString().replaceFirst(".*\\.", "");
          String type = TYPES.getOrDefault(suffix, "application/octet-stream");
          exchange.getResponseHeaders().set("Content-Type", type);
          byte[] body = there ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(there ? 200 : 404, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static URI disk() {
    return site.toUri();
  }

  private static URI web() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static Visit frozen(Demo.Running demo, URI root) {
    return Visit.to(demo, root, options -> {});
  }

  /** Opens a page and waits until its script is done. */
  private static Page open(Visit visit, String path) {
    Page page = visit.open(path);
    assertThat(page.locator("[aria-busy]")).hasCount(0);
    return page;
  }

  /** Of all files: what scripts add when they are asked for something is no part of it. */
  @Test
  void no_link_of_any_page_is_dead_and_no_page_asks_for_anything_elsewhere() throws IOException {
    Map<Path, Set<String>> anchors = new HashMap<>();
    Map<String, String> links = new TreeMap<>();
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        Document page = Jsoup.parse(Files.readString(file), file.toUri().toString());
        anchors.put(file, Set.copyOf(page.select("[id]").eachAttr("id")));
        for (Element link : page.select("a[href], link[href], script[src], form[action]")) {
          String name = link.hasAttr("src") ? "src" : link.hasAttr("href") ? "href" : "action";
          links.put(link.absUrl(name), file + ": " + link.tagName());
        }
      }
    }
    Set<String> dead = new TreeSet<>();
    links.forEach(
        (address, from) -> {
          URI to = URI.create(address.replaceFirst("[?][^#]*", ""));
          if (!"file".equals(to.getScheme())) {
            if (!from.endsWith(": a")) {
              dead.add(from + " loads " + address);
            }
            return;
          }
          Path file = Path.of(URI.create(to.toString().replaceFirst("#.*", "")));
          boolean asks = address.contains("?");
          boolean there =
              to.getFragment() == null
                  || asks
                  || anchors.getOrDefault(file, Set.of()).contains(to.getFragment());
          if (!Files.isRegularFile(file) || !there) {
            dead.add(from + " leads to " + address);
          }
        });
    assertEquals(Set.of(), dead);
    assertTrue(links.size() > 5000, links.size() + " links");
  }

  static Stream<String> kinds() {
    return Stream.of(
        "index.html",
        "index.html?min=0.9",
        "classes.html",
        "class/Method.html",
        "class/Method.html?f=usedFor:language-modeling&name=a",
        "entity/catastrophic-forgetting.html",
        "entity/catastrophic-forgetting.html?min=0.9",
        "entity/transformers/uses-of.html",
        "paper/arxiv/2302.00487.html?min=0.7",
        "search.html?q=forgetting",
        "search.html?q=zzzzqqqq",
        "search.html",
        "questions.html",
        "question/what-mitigates-forgetting.html",
        "graph.html",
        "graph.html?focus=entity%2Freplay-method",
        "path.html",
        "path.html?from=catastrophic+forgetting&to=hallucination",
        "compare.html?e=entity/transformers&e=entity/recurrent-neural-networks",
        "trends.html",
        "trends.html?year=2024",
        "ontology.html",
        "dataset.html");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_page_is_accessible_and_fits_from_the_web_and_from_disk(String path, Demo.Running demo) {
    try (Visit visit = frozen(demo, web());
        Visit fromDisk =
            Visit.to(
                demo,
                disk(),
                options -> options.setColorScheme(ColorScheme.DARK).setViewportSize(390, 844))) {
      for (Visit one : List.of(visit, fromDisk)) {
        open(one, path);
        assertEquals("", one.axe());
        assertTrue(one.fits(), path);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?min=0.5",
        "?min=0.9",
        "classes.html?min=0.7",
        "class/Method.html?min=0.9",
        "class/Concept.html?f=usedFor:",
        "class/Method.html?f=usedFor:language-modeling",
        "class/Method.html?f=uses-of:&f=usedFor:&name=net",
        "class/Phenomenon.html?f=mitigates-of:&min=0.7",
        "path.html?from=entity/catastrophic-forgetting&to=entity/hallucination",
        "path.html?from=replay&to=entity/transformers&min=0.7",
        "path.html?from=replay&to=zzzzqqqq",
        "compare.html?e=entity/transformers&e=entity/recurrent-neural-networks",
        "compare.html?e=replay&e=regularization&e=entity/fine-tuning&min=0.7",
        "trends.html?e=entity/transformers&e=replay",
        "trends.html?year=2024&of=entity%2Freplay-method&e=entity/transformers&e=entity%2Freplay-method",
        "trends.html?year=2024",
        "trends.html?year=2023&e=entity/transformers&min=0.9#papers",
      })
  void what_the_browser_works_out_is_what_the_server_says(String path, Demo.Running demo) {
    try (Visit served = Visit.to(demo);
        Visit fromDisk = frozen(demo, disk())) {
      Object expected = open(served, path).evaluate(SAID);
      String file = path.startsWith("?") ? "index.html" + path : path;
      assertEquals(expected, open(fromDisk, file).evaluate(SAID));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "entity/replay-method, 0.7",
    "entity/regularization-methods, 0.5",
    "entity/implicit-curriculum, 0.7",
    "paper/arxiv/2302.00487, 0.7",
    "paper/arxiv/2302.00487, 0.9",
    "entity/catastrophic-forgetting/mitigates-of, 0.7",
  })
  void a_higher_confidence_leaves_what_the_server_shows_at_it(
      String path, String least, Demo.Running demo) {
    try (Visit served = Visit.to(demo);
        Visit fromDisk = frozen(demo, disk())) {
      String address = path + ".html?min=" + least;
      Page expected = open(served, address);
      Page page = open(fromDisk, address);
      assertTrue(page.locator("a.all:visible").count() == 0, "a page that shows all");
      assertEquals(statements(expected), statements(page));
      assertEquals(sorted(expected, "h2 .soft, .facts"), sorted(page, "h2 .soft, .facts"));
      boolean aside = page.locator(".chart, .similar").count() > 0;
      assertEquals(
          aside, page.locator("[data-any]:visible").count() > 0, "what counts all says so");
    }
  }

  /** The sentences that can be seen, each with its paper and how sure it is. */
  private static List<String> statements(Page page) {
    return sorted(page, ".block .claim:visible, .roles .entity:visible, .measure .claim:visible");
  }

  private static List<String> sorted(Page page, String selector) {
    return page.locator(selector).filter(VISIBLE).allTextContents().stream()
        .map(text -> text.replaceAll("\\s+", "").replace("thisclaim", ""))
        .sorted()
        .toList();
  }

  @Test
  void a_graph_is_that_of_the_server_and_grows_from_disk(Demo.Running demo) {
    String edges =
        "() => [...document.querySelectorAll('[data-edge]')].map(e => e.dataset.edge + e.lastElementChild.textContent).sort()";
    String nodes =
        "() => [...document.querySelectorAll('[data-node]')].map(e => e.dataset.node + e.textContent.replace(/\\s+/g, ''))";
    String address = "graph.html?focus=entity%2Freplay-method&type=Method&type=Paper&min=0.5";
    try (Visit served = Visit.to(demo);
        Visit fromDisk = frozen(demo, disk())) {
      Page expected = open(served, address);
      Page page = open(fromDisk, address);
      assertEquals(expected.evaluate(nodes), page.evaluate(nodes));
      assertEquals(expected.evaluate(edges), page.evaluate(edges));
      assertTrue(page.locator("#drawing canvas").count() > 0);
      int before = page.locator("[data-node]").count();
      page.locator("[data-step]")
          .filter(new Locator.FilterOptions().setHasText("expand"))
          .first()
          .click();
      page.waitForURL("**focus=**focus=**");
      assertTrue(page.locator("[data-node]").count() >= before);
      assertEquals(2, page.locator("[data-middle]").count());
      page.goBack();
      assertThat(page.locator("[data-middle]")).hasCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "disk"})
  void a_word_leads_to_an_entity_its_evidence_and_the_paper_and_confidence_goes_along(
      String where, Demo.Running demo) {
    try (Visit visit = frozen(demo, where.equals("web") ? web() : disk())) {
      Page page = open(visit, "index.html");
      page.locator("#big").pressSequentially("catastrophic for");
      assertThat(page.locator("[role=option]").first()).isVisible();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.waitForURL("**/entity/catastrophic-forgetting.html");
      int all = page.locator(".claim:visible").count();
      page.locator("#min").selectOption("0.9");
      page.waitForURL("**min=0.9**");
      assertTrue(page.locator(".claim:visible").count() < all);
      page.locator(".claim:visible cite a").first().click();
      page.waitForURL("**/paper/**min=0.9**");
      assertThat(page.locator(":target")).isVisible();
      page.locator(".onward a").first().click();
      page.waitForURL("**/graph.html?**min=0.9**");
      assertThat(page.locator("#drawing canvas").first()).isVisible();
    }
  }

  @Test
  void a_form_is_filled_in_by_completion_and_keeps_what_was_asked_for(Demo.Running demo) {
    try (Visit visit = frozen(demo, disk())) {
      Page page = open(visit, "compare.html");
      Locator inputs = page.locator(".filter input[name=e]");
      for (int i = 0; i < 2; i++) {
        inputs.nth(i).pressSequentially(i == 0 ? "recurrent neural" : "transf");
        assertThat(page.locator("[role=option]:visible").first()).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
      }
      page.locator(".filter button").click();
      page.waitForURL("**e=**e=**");
      assertThat(page.locator(".sidebyside").first()).isVisible();
      assertThat(inputs.nth(0)).hasValue("Recurrent Neural Networks");
      assertThat(inputs.nth(1)).hasValue("Transformers");
      page.locator("#min").selectOption("0.7");
      page.waitForURL("**min=0.7**");
      assertThat(inputs.nth(0)).hasValue("Recurrent Neural Networks");
    }
  }

  @Test
  void a_facet_narrows_a_class_from_disk_and_is_taken_away_again(Demo.Running demo) {
    try (Visit visit = frozen(demo, disk())) {
      Page page = open(visit, "class/Method.html");
      String all = page.locator(".count").innerText();
      page.locator(".facet .counted a").first().click();
      page.waitForURL("**f=**");
      assertThat(page.locator(".chosen")).hasCount(1);
      page.locator(".chosen").click();
      assertThat(page.locator(".count")).hasText(all);
      page.locator("#name").fill("memory");
      page.locator(".named button").click();
      page.waitForURL("**name=memory**");
      assertThat(page.locator(".chosen")).hasCount(1);
    }
  }

  @Test
  void without_scripts_pages_read_and_nothing_is_offered_that_needs_one(Demo.Running demo) {
    try (Visit visit = Visit.to(demo, disk(), options -> options.setJavaScriptEnabled(false))) {
      Page page = visit.open("class/Method.html");
      assertEquals(50, page.locator(".ranked > li").count());
      assertThat(page.locator("form.least, form.named").first()).isHidden();
      page.locator(".facet .counted a").first().click();
      page.waitForURL("**/entity/**");
      assertTrue(page.locator(".claim").count() > 0);
      page.locator(".onward a").first().click();
      assertThat(page.locator("noscript, .card").first()).isVisible();
    }
  }

  @Test
  void a_type_narrows_what_was_found_and_is_taken_away_again(Demo.Running demo) {
    try (Visit visit = frozen(demo, disk())) {
      Page page = open(visit, "search.html?q=forgetting");
      Locator chips = page.locator("#hits .chip");
      assertThat(chips.nth(1)).isVisible();
      String all = page.locator("#hits .count > span").first().innerText();
      page.locator("#hits .t-concept.chip").click();
      page.waitForURL("**type=Concept");
      assertThat(page.locator("#hits .chip.on")).hasText(Pattern.compile("Concept \\d+"));
      assertEquals(
          page.locator("#hits .hits > li").count(),
          page.locator("#hits .hits > li.t-concept").count());
      page.locator("#hits .chip.on").click();
      assertThat(page.locator("#hits .count > span").first()).hasText(all);
      assertEquals("", visit.axe());
    }
  }

  @Test
  void a_question_is_answered_where_it_stands(Demo.Running demo) {
    try (Visit visit = frozen(demo, disk())) {
      Page page = open(visit, "index.html");
      page.locator(".questions a").first().click();
      page.waitForURL("**/question/**");
      assertTrue(page.locator("#answer tbody tr").count() > 0);
      assertThat(page.locator("pre").first()).containsText("SELECT");
      assertThat(page.locator("button", new Page.LocatorOptions().setHasText("Run"))).hasCount(0);
    }
  }
}
