package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.serve.Server;
import org.tripleloom.site.FrozenSite;
import org.tripleloom.site.RawExtractions;
import org.tripleloom.vocab.Tl;

/** A part of the bundled corpus, built and served: every page of it, and the same from disk. */
class CrawlTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int LARGEST = 200_000;

  @TempDir static Path folder;
  private static Path frozen;
  private static Store store;
  private static Server server;

  @BeforeAll
  static void build() throws IOException {
    List<String> papers =
        Files.readAllLines(Path.of("data", "papers.jsonl")).stream().limit(12).toList();
    Path source = Files.write(folder.resolve("papers.jsonl"), papers);
    Cli cli = new Cli(folder);
    assertEquals(0, cli.run("build", "--store", "store", source.toString()), cli.err());
    assertEquals(
        0, cli.run("export", "--store", "store", "--format", "site", "-o", "site"), cli.err());
    frozen = folder.resolve("site");
    store = Store.open(folder.resolve("store"));
    server =
        Server.start(
            store,
            new Server.Settings("127.0.0.1", 0, Duration.ofSeconds(30)),
            (command, out, errors) -> 2,
            () -> new LocalTarget(store));
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  private static HttpResponse<String> get(String address) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html,*/*;q=0.8").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Filters and queries make endless addresses of pages that are seen without them too. */
  private static boolean isWorth(String address) {
    return address.startsWith(server.address().toString())
        && !address.matches(".*[?&](f|query|focus|type|relation|q|name)=.*");
  }

  @Test
  void every_page_that_is_linked_is_there_and_small() throws Exception {
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(server.address().toString()));
    List<String> broken = new ArrayList<>();
    int entities = 0;
    while (!open.isEmpty()) {
      String address = open.remove();
      HttpResponse<String> answer = get(address);
      int size = answer.body().getBytes(StandardCharsets.UTF_8).length;
      String type = answer.headers().firstValue("Content-Type").orElse("");
      if (answer.statusCode() != 200 || type.startsWith("text/html") && size > LARGEST) {
        broken.add(answer.statusCode() + " " + size + " " + address);
      }
      if (type.startsWith("text/html")) {
        entities += address.contains("/entity/") ? 1 : 0;
        Document page = Jsoup.parse(answer.body(), address);
        for (Element link : page.select("a[href], link[href], script[src]")) {
          String to = link.absUrl(link.hasAttr("src") ? "src" : "href").replaceFirst("#.*", "");
          if (isWorth(to) && seen.add(to)) {
            open.add(to);
          }
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(entities > 50, seen.size() + " pages");
  }

  private static List<Path> files() throws IOException {
    return html(frozen);
  }

  private static List<Path> html(Path site) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }

  /** What a page says, without what only a server can do. */
  private static String said(Document page) {
    page.select(
            "details.query, .downloads, .downloads + p, p:has(> a[rel=alternate]), .named, footer a,"
                + " noscript, [hidden], .ask, .ask ~ datalist, #answer > p, h1 ~ pre, h1 ~ pre ~ p")
        .remove();
    return page.selectFirst("main").text();
  }

  @Test
  void frozen_pages_say_what_served_pages_say() throws Exception {
    int compared = 0;
    int leftOut = 0;
    for (Path file : files()) {
      String path = frozen.relativize(file).toString();
      if (!path.equals("search.html")) {
        String address = path.replaceFirst("^question/(.*)[.]html$", "query.html?question=$1");
        Document served = Jsoup.parse(get(server.address() + address.replace("%", "%25")).body());
        Document kept = Jsoup.parse(Files.readString(file));
        assertEquals(said(served), said(kept), path);
        leftOut += kept.select("#left-out tbody tr").size();
        compared++;
      }
    }
    assertTrue(compared > 50, compared + " pages");
    assertTrue(leftOut > 10, leftOut + " candidates were left out");
  }

  private static Model read(String address, String name, Lang lang) throws IOException {
    Model model = ModelFactory.createDefaultModel();
    try (InputStream in = Files.newInputStream(frozen.resolve(name))) {
      RDFParser.source(in).lang(lang).base(address).parse(model);
    }
    return model;
  }

  /** Without what documents say of themselves. */
  private static Model described(Model model) {
    model.removeAll(null, FOAF.primaryTopic, null);
    model.removeAll(null, DCTerms.license, null);
    model.removeAll(null, RDF.type, FOAF.Document);
    return model;
  }

  @Test
  void documents_beside_the_pages_hold_what_the_server_gives() throws Exception {
    int compared = 0;
    try (Stream<Path> all = Files.walk(frozen)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".ttl")).toList()) {
        String path = frozen.relativize(file).toString();
        String address = server.address() + path.replace("%", "%25");
        Model served = ModelFactory.createDefaultModel();
        RDFParser.fromString(get(address).body(), Lang.TURTLE).base(address).parse(served);
        Model turtle = read(address, path, Lang.TURTLE);
        assertTrue(described(served).isIsomorphicWith(described(turtle)), path);
        assertTrue(Files.isRegularFile(Path.of(file.toString().replaceFirst("ttl$", "jsonld"))));
        compared++;
      }
    }
    assertTrue(compared > 50, compared + " documents");
  }

  @Test
  void what_is_less_sure_than_asked_for_is_in_no_file() throws Exception {
    Path sure = folder.resolve("sure");
    double least = 0.9;
    FrozenSite.write(store, RawExtractions.NONE, least, sure);
    int claims = 0;
    try (Stream<Path> all = Files.walk(sure)) {
      for (Path file : all.filter(f -> f.toString().matches(".*[.](ttl|html)")).toList()) {
        if (file.toString().endsWith(".html")) {
          for (Element part : Jsoup.parse(Files.readString(file)).select("[data-confidence]")) {
            assertTrue(Double.parseDouble(part.attr("data-confidence")) >= least, file.toString());
          }
          continue;
        }
        Model model = RDFParser.source(file).toModel();
        for (Statement each : model.listStatements(null, Tl.CONFIDENCE, (RDFNode) null).toList()) {
          if (each.getSubject().hasProperty(RDF.type, Tl.CLAIM)) {
            assertTrue(each.getDouble() >= least, file.toString());
            claims++;
          }
        }
      }
    }
    assertTrue(claims > 20, claims + " claims");
  }

  @Test
  void a_frozen_site_is_replaced_and_nothing_else_is() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("mine.txt"), "mine");
    assertThrows(
        ProblemException.class, () -> FrozenSite.write(store, RawExtractions.NONE, 0, other));
    assertEquals("mine", Files.readString(other.resolve("mine.txt")));
    Path again = folder.resolve("again");
    FrozenSite.write(store, RawExtractions.NONE, 0, again);
    Files.writeString(again.resolve("old.html"), "from before");
    FrozenSite.Written written = FrozenSite.write(store, RawExtractions.NONE, 0.99, again);
    assertFalse(Files.exists(again.resolve("old.html")));
    assertEquals(written.pages(), html(again).size());
    try (Stream<Path> left = Files.list(folder)) {
      assertFalse(left.anyMatch(file -> file.getFileName().toString().startsWith(".")));
    }
  }
}
