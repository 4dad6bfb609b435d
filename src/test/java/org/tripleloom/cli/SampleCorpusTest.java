package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.graph.Store;
import org.tripleloom.search.Question;
import org.tripleloom.search.Questions;
import org.tripleloom.serve.Server;

/** The bundled corpus, built once and served: what the demo shows. */
class SampleCorpusTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static Store store;
  private static Server server;

  @BeforeAll
  static void build() {
    String to = folder.resolve("store").toString();
    Cli cli = new Cli(Path.of(""));
    assertEquals(0, cli.run("build", "--store", to, "data/papers.jsonl"), cli::err);
    store = Store.open(Path.of(to));
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

  static Stream<Question> questions() {
    return Questions.bundled().all().stream();
  }

  private static String get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Accept", "text/csv, text/html")
            .build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void every_question_has_rows_over_http_and_on_its_page(Question question) throws Exception {
    String rows = get("sparql?query=" + URLEncoder.encode(question.text(), StandardCharsets.UTF_8));
    assertTrue(rows.lines().count() > 1, rows);
    Document page = Jsoup.parse(get("query.html?question=" + question.name()));
    assertEquals(question.title(), page.select("h1").text());
    assertTrue(page.select("tbody tr").size() > 0);
  }

  @Test
  void the_start_page_counts_all_papers() throws Exception {
    Document page = Jsoup.parse(get(""));
    assertTrue(page.select(".tiles li").first().text().startsWith("257 papers"));
    assertEquals(questions().count(), page.select(".questions a").size());
  }
}
