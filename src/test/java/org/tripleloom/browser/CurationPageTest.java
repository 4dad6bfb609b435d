package org.tripleloom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.serve.Server;
import org.tripleloom.serve.Writable;

/** Decisions about the graph, taken in the browser by someone who has signed in. */
@ExtendWith(Demo.class)
class CurationPageTest {
  private static final String TOKEN = "0123456789abcdef-TOKEN==";

  @TempDir Path folder;
  private Server server;

  @BeforeEach
  void serve(Demo.Running demo) throws Exception {
    serve(demo, "ada: weaver\n" + TOKEN + "\n");
  }

  private void serve(Demo.Running demo, String access) throws Exception {
    serve(demo, access, 0);
  }

  private void serve(Demo.Running demo, String access, int port) throws Exception {
    server = Writable.serve(demo.store(), folder, access, port);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String page() {
    return server.address() + "curation.html?of=entity%2Fcatastrophic-forgetting";
  }

  private static void signIn(Page page, String name, String secret) {
    page.locator("text=Sign in to decide").click();
    page.locator("#name").fill(name);
    page.locator("#secret").fill(secret);
    page.locator("main button").click();
  }

  @Test
  void a_rejected_claim_disappears_and_comes_back_when_the_decision_is_taken_back(
      Demo.Running demo) {
    try (var context = demo.browser.newContext()) {
      Page page = context.newPage();
      page.navigate(page());
      signIn(page, "ada", "weaver");
      String id = page.locator(".group[id^=c-]").first().getAttribute("id");
      page.locator("#" + id + " input[name=note]").fill("not in the text");
      page.locator("#" + id + " button[value=reject]").click();
      assertThat(page.locator("td >> text=not in the text")).hasCount(1);
      assertThat(page.locator("#" + id)).hasCount(0);
      Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("not in the text"));
      assertThat(row).not().containsText(Pattern.compile("paper/|entity/"));
      page.navigate(row.locator("a[href*='paper/']").first().evaluate("a => a.href").toString());
      Locator wrong = page.locator("#left-out tr", new Page.LocatorOptions().setHasText("not in"));
      assertThat(wrong.locator("button")).hasText("Undo");
      page.navigate(page());
      page.locator("tr", new Page.LocatorOptions().setHasText("not in the text"))
          .locator("button")
          .click();
      assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("not in the text")))
          .containsText("taken back");
      page.navigate(page());
      assertThat(page.locator("#" + id)).hasCount(1);
    }
  }

  @Test
  void an_accepted_claim_says_so_until_the_decision_is_taken_back(Demo.Running demo) {
    try (var context = demo.browser.newContext()) {
      Page page = context.newPage();
      page.navigate(page());
      signIn(page, "ada", "weaver");
      String id = page.locator(".group[id^=c-]").last().getAttribute("id");
      page.locator("#" + id + " button[value=accept]").click();
      assertThat(page.locator("#" + id)).containsText("accepted");
      assertThat(page.locator("#" + id + " button[value=accept]")).hasCount(0);
      page.locator("tr", new Page.LocatorOptions().setHasText("it is right that"))
          .locator("button")
          .click();
      page.navigate(page());
      assertThat(page.locator("#" + id + " button[value=accept]")).hasCount(1);
    }
  }

  @Test
  void the_log_says_who_decided_and_keeps_what_was_taken_back_beside_what_is_taken_again(
      Demo.Running demo) throws Exception {
    server.close();
    String markup = "<img src=x onerror=alert(1)>";
    serve(demo, "ada: weaver\n" + markup + ": weaver\n");
    try (Visit visit = Visit.to(demo, server.address(), options -> {})) {
      Page page = visit.open("curation.html?of=entity/catastrophic-forgetting");
      signIn(page, "ada", "weaver");
      Locator claim = page.locator("#" + page.locator(".group[id^=c-]").nth(1).getAttribute("id"));
      claim.locator("input[name=note]").fill("read once");
      claim.locator("button[value=accept]").click();
      Locator once = page.locator("tr", new Page.LocatorOptions().setHasText("read once"));
      assertThat(once.locator(".who bdi")).hasText("ada");
      page.locator("button >> text=Sign out").click();
      signIn(page, markup, "weaver");
      once.locator("button").click();
      assertThat(once).containsText("taken back");
      Locator back = page.locator("tbody tr").first();
      assertThat(back).containsText("taken back: it is right that");
      assertThat(back.locator(".who bdi")).hasText(markup);
      page.navigate(page());
      claim.locator("input[name=note]").fill("read twice");
      claim.locator("button[value=accept]").click();
      Locator twice = page.locator("tr", new Page.LocatorOptions().setHasText("read twice"));
      assertThat(twice.locator(".who bdi")).hasText(markup);
      assertThat(once).hasCount(1);
      assertThat(once.locator("button")).hasCount(0);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertEquals("", visit.axe());
      twice.locator("button").click();
      assertThat(twice).containsText("taken back");
    }
  }

  @Test
  void entities_are_merged_and_parted_again(Demo.Running demo) {
    try (var context = demo.browser.newContext()) {
      Page page = context.newPage();
      page.navigate(page());
      signIn(page, "ada", "weaver");
      page.locator("#b").fill("entity/forgetting");
      page.locator("button >> text=Merge").click();
      String merged = "and \"forgetting\" are one";
      var row = page.locator("tr", new Page.LocatorOptions().setHasText(merged));
      assertThat(row).hasCount(1);
      page.navigate(page());
      assertThat(page.locator("legend + label, label:has([value=forgetting])").first()).isVisible();
      row.locator("button").click();
      page.navigate(server.address() + "entity/forgetting.html");
      assertThat(page.locator("h1")).hasText("forgetting");
    }
  }

  @Test
  void someone_with_a_token_signs_in_decides_and_signs_out_without_scripts(Demo.Running demo)
      throws Exception {
    server.close();
    serve(demo, TOKEN + "\n");
    try (Visit visit =
        Visit.to(demo, server.address(), options -> options.setJavaScriptEnabled(false))) {
      Page page = visit.open("curation.html?of=entity/catastrophic-forgetting");
      assertThat(page.locator("button >> text=Reject")).hasCount(0);
      page.locator("text=Sign in to decide").click();
      assertThat(page.locator("#name")).hasCount(0);
      page.locator("#secret").fill(TOKEN + "x");
      page.locator("main button").click();
      assertThat(page.locator("[role=alert]")).containsText("no token of this server");
      assertTrue(visit.takeComplaints().toString().contains("403"));
      page.locator("#secret").fill(TOKEN);
      page.locator("main button").click();
      assertEquals(page(), page.url());
      assertThat(page.locator("main")).containsText("Signed in as holder of a token");
      var cookie = page.context().cookies().get(0);
      assertTrue(cookie.httpOnly);
      assertEquals("STRICT", cookie.sameSite.name());
      String id = page.locator(".group[id^=c-]").last().getAttribute("id");
      page.locator("#" + id + " button[value=accept]").click();
      assertThat(page.locator("#" + id)).containsText("accepted");
      page.locator("tr", new Page.LocatorOptions().setHasText("it is right that"))
          .locator("button")
          .first()
          .click();
      page.locator("button >> text=Sign out").click();
      assertThat(page.locator("text=Sign in to decide")).hasCount(1);
      assertThat(page.locator("main button:not([type]):not(.plain)")).hasCount(0);
      assertEquals(0, page.context().cookies().size());
      assertEquals(
          303, post(null, null, "Cookie", cookie.name + "=" + cookie.value, "Accept", "text/html"));
    }
  }

  @Test
  void who_comes_back_after_the_server_was_started_anew_is_asked_to_sign_in_again(Demo.Running demo)
      throws Exception {
    try (var context = demo.browser.newContext()) {
      Page page = context.newPage();
      page.navigate(page());
      signIn(page, "", TOKEN);
      assertThat(page.locator("button >> text=Merge")).hasCount(1);
      int port = server.address().getPort();
      server.close();
      serve(demo, "ada: weaver\n" + TOKEN + "\n", port);
      page.locator(".group[id^=c-] button[value=reject]").first().click();
      assertThat(page.locator("h1")).hasText("Sign in");
      page.locator("#secret").fill(TOKEN);
      page.locator("main button").click();
      assertEquals(page(), page.url());
      assertThat(page.locator("td >> text=it is not so")).hasCount(0);
    }
  }

  @Test
  void names_of_an_entity_become_one_of_their_own_until_that_is_taken_back(Demo.Running demo) {
    try (var context = demo.browser.newContext()) {
      Page page = context.newPage();
      String whole = server.address() + "curation.html?of=entity/transformers";
      page.navigate(whole);
      signIn(page, "ada", "weaver");
      Locator form = page.locator("input[name=form][value='transformer frameworks']");
      form.check();
      page.locator("#split-note").fill("parted in the browser");
      page.locator("button >> text=Split").click();
      Locator logged =
          page.locator("tr", new Page.LocatorOptions().setHasText("parted in the browser"));
      assertThat(logged).containsText("transformer frameworks");
      assertThat(form).hasCount(0);
      page.navigate(server.address() + "entity/transformer-frameworks.html");
      assertThat(page.locator("h1")).hasText("transformer frameworks");
      page.navigate(whole);
      logged.locator("button").click();
      assertThat(logged).containsText("taken back");
      page.navigate(whole);
      assertThat(form).hasCount(1);
    }
  }

  @Test
  void the_pages_of_decisions_and_of_signing_in_are_usable_by_everybody(Demo.Running demo) {
    for (var scheme : ColorScheme.values()) {
      if (scheme == ColorScheme.NO_PREFERENCE) {
        continue;
      }
      try (Visit visit =
          Visit.to(
              demo,
              server.address(),
              options -> options.setColorScheme(scheme).setViewportSize(390, 844))) {
        visit.open("signin.html?of=entity/catastrophic-forgetting");
        assertEquals("", visit.axe());
        assertTrue(visit.fits());
        visit.find("#name").fill("ada");
        visit.find("#secret").fill("weaver ");
        visit.find("main button").click();
        assertThat(visit.find("main")).containsText("Signed in as ada");
        visit.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertEquals("", visit.axe());
        assertTrue(visit.fits());
      }
    }
  }

  @Test
  void a_session_decides_from_pages_of_this_server_alone() throws Exception {
    HttpResponse<String> in =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.address() + "signin.html"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "do=in&secret=" + TOKEN.replace("=", "%3D")))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(303, in.statusCode());
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    String here = server.address().toString().replaceFirst("/$", "");
    assertEquals(400, post(null, here, "Cookie", cookie));
    assertEquals(400, post(null, null, "Cookie", cookie, "Sec-Fetch-Site", "same-origin"));
    assertEquals(403, post(null, null, "Cookie", cookie));
    assertEquals(403, post(null, "http://127.0.0.1:1", "Cookie", cookie));
    assertEquals(403, post(null, "null", "Cookie", cookie));
    assertEquals(403, post(null, here, "Cookie", cookie, "Sec-Fetch-Site", "cross-site"));
    assertEquals(401, post(null, here, "Cookie", cookie + "0"));
    HttpResponse<String> elsewhere =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.address() + "signin.html"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", "https://elsewhere.example")
                    .POST(HttpRequest.BodyPublishers.ofString("do=in&name=ada&secret=weaver"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(403, elsewhere.statusCode());
    assertTrue(elsewhere.headers().firstValue("Set-Cookie").isEmpty());
  }

  @Test
  void nobody_else_decides(Demo.Running demo) throws Exception {
    assertEquals(401, post(null, null));
    assertEquals(401, post("ada:wrong", null));
    assertEquals(403, post("ada:weaver", "https://elsewhere.example"));
    assertEquals(400, post("ada:weaver", null));
    HttpResponse<String> reading =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(demo.address() + "curation.html")).build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(404, reading.statusCode());
    assertTrue(reading.body().length() > 0);
  }

  private int post(String login, String origin, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + "curation.html"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("do=reject&claim=nothing"));
    if (login != null) {
      request.header(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes("UTF-8")));
    }
    if (origin != null) {
      request.header("Origin", origin);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
