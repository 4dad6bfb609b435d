package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDF;
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
import org.tripleloom.vocab.Tl;

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

  private static boolean ask(String pattern) {
    String query =
        "PREFIX tl: <https://w3id.org/tripleloom/ontology#>"
            + " PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
            + " PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ASK ";
    return store.read(view -> QueryExec.dataset(view).query(query + pattern).ask());
  }

  @Test
  void kinds_have_reasons_no_circles_and_none_that_follows_from_others() {
    assertTrue(ask("{ ?link tl:rule 'head-noun' . ?link a tl:KindLink }"));
    assertTrue(ask("{ ?link tl:rule 'stated' . ?link a tl:KindLink }"));
    assertFalse(ask("{ ?a tl:kindOf+ ?a }"));
    assertFalse(ask("{ ?a tl:kindOf ?c , ?b . ?b tl:kindOf+ ?c }"));
    assertFalse(
        ask(
            "{ ?a tl:kindOf ?b FILTER NOT EXISTS { ?link a tl:KindLink ; rdf:subject ?a ;"
                + " rdf:predicate tl:kindOf ; rdf:object ?b ; tl:reason ?why ;"
                + " tl:confidence ?sure } }"));
    assertFalse(ask("{ ?a tl:kindOf ?b FILTER NOT EXISTS { ?a skos:broader ?b } }"));
    assertFalse(ask("{ ?a skos:broader ?b FILTER NOT EXISTS { ?a tl:kindOf ?b } }"));
  }

  @Test
  void the_page_of_an_entity_says_why_it_is_a_kind_of_others() throws Exception {
    String path =
        store.read(
            view -> {
              var links = view.find(Node.ANY, Node.ANY, RDF.type.asNode(), Tl.KIND_LINK.asNode());
              return links.next().getSubject().getURI().substring(store.iris().base().length());
            });
    Document page = Jsoup.parse(get(path.replaceFirst("#.*", ".html")));
    assertTrue(page.text().contains("What it is a kind of"), page::text);
  }

  @Test
  void the_start_page_counts_all_papers() throws Exception {
    Document page = Jsoup.parse(get(""));
    assertTrue(page.select(".tiles li").first().text().startsWith("257 papers"));
    assertEquals(questions().count(), page.select(".questions a").size());
  }
}
