package org.tripleloom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.serve.EndpointSettings;
import org.tripleloom.serve.Server;
import org.tripleloom.serve.WriteAccess;

/** Decisions about the graph, taken in the browser by someone with a password. */
@ExtendWith(Demo.class)
class CurationPageTest {
  @TempDir Path folder;
  private Server server;

  @BeforeEach
  void serve(Demo.Running demo) throws Exception {
    Path auth = Files.writeString(folder.resolve("auth"), "ada: weaver\n");
    Files.setPosixFilePermissions(auth, PosixFilePermissions.fromString("rw-------"));
    EndpointSettings settings =
        new EndpointSettings(
            Duration.ofSeconds(20),
            EndpointSettings.MAX_ROWS,
            8,
            false,
            Optional.of(WriteAccess.read(auth)));
    server =
        Server.start(
            demo.store(),
            new Server.Settings("127.0.0.1", 0, settings),
            (command, out, err) -> 2,
            () -> new LocalTarget(demo.store()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String page() {
    return server.address() + "curation.html?of=entity/catastrophic-forgetting";
  }

  @Test
  void a_rejected_claim_disappears_and_comes_back_when_the_decision_is_taken_back(
      Demo.Running demo) {
    try (var context =
        demo.browser.newContext(
            new Browser.NewContextOptions().setHttpCredentials("ada", "weaver"))) {
      Page page = context.newPage();
      page.navigate(page());
      String id = page.locator(".group[id^=c-]").first().getAttribute("id");
      page.locator("#" + id + " input[name=note]").fill("not in the text");
      page.locator("#" + id + " button[value=reject]").click();
      assertThat(page.locator("td >> text=not in the text")).hasCount(1);
      assertThat(page.locator("#" + id)).hasCount(0);
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
    try (var context =
        demo.browser.newContext(
            new Browser.NewContextOptions().setHttpCredentials("ada", "weaver"))) {
      Page page = context.newPage();
      page.navigate(page());
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
  void entities_are_merged_and_parted_again(Demo.Running demo) {
    try (var context =
        demo.browser.newContext(
            new Browser.NewContextOptions().setHttpCredentials("ada", "weaver"))) {
      Page page = context.newPage();
      page.navigate(page());
      page.locator("#b").fill("entity/forgetting");
      page.locator("button >> text=Merge").click();
      assertThat(page.locator("td >> text=are one")).hasCount(1);
      page.navigate(page());
      assertThat(page.locator("legend + label, label:has([value=forgetting])").first()).isVisible();
      page.locator("tr", new Page.LocatorOptions().setHasText("are one")).locator("button").click();
      page.navigate(server.address() + "entity/forgetting.html");
      assertThat(page.locator("h1")).hasText("forgetting");
    }
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

  private int post(String login, String origin) throws Exception {
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
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
