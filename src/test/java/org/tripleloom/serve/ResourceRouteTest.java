package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;

/** Things, their documents and what leads from one to the other, over HTTP. */
class ResourceRouteTest {
  private static final String DATA =
      """
      PREFIX tl: <https://w3id.org/tripleloom/ontology#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX prov: <http://www.w3.org/ns/prov#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      <graph/paper/10.1/a> { <paper/10.1/a> a tl:Paper ; tl:uses <entity/ewc> . }
      <graph/paper/10.1/a.html> { <paper/10.1/a.html> a tl:Paper . }
      <graph/paper/10.1/b.ttl> { <paper/10.1/b.ttl> a tl:Paper . }
      <graph/paper/10.1/c+d> { <paper/10.1/c+d> a tl:Paper . }
      <graph/paper/10.1002/x> { <paper/10.1002/(sici)1097-0258(19980815/30)17:15/16%3C1661::aid-sim968%3E3.0.co;2-2> a tl:Paper . }
      <graph/paper/10.1/e%25f> { <paper/10.1/e%25f> a tl:Paper . }
      <graph/paper/10.1/g%C3%B6> { <paper/10.1/g%C3%B6> a tl:Paper . <paper/arxiv/1> dcterms:isReplacedBy <paper/10.1/g%C3%B6> }
      <graph/catalog> { <paper/10.1/removed> prov:wasInvalidatedBy <run/1> }
      <graph/entities> {
        <entity/ewc> a tl:Method ; skos:prefLabel "EWC" .
        <entity/größe> a tl:Metric ; skos:prefLabel "Größe" .
        <entity/old> dcterms:isReplacedBy <entity/older> .
        <entity/older> dcterms:isReplacedBy <entity/ewc> .
      }
      """;

  @TempDir static Path folder;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Store store;
  private static Server server;

  @BeforeAll
  static void serve() {
    store = Store.openOrCreate(folder, "https://graph.example/base/");
    store.write(
        data -> RDFParser.fromString(DATA, Lang.TRIG).base(store.iris().base()).parse(data));
    server =
        Server.start(
            store,
            new Server.Settings("127.0.0.1", 0, Duration.ofSeconds(2)),
            (command, out, err) -> 0,
            () -> {
              throw Problem.BUILD_RUNNING.at(folder);
            });
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "entity/ewc, ewc.html",
    "entity/gr%C3%B6%C3%9Fe, gr%C3%B6%C3%9Fe.html",
    "entity/gr%c3%b6%c3%9fe, gr%C3%B6%C3%9Fe.html",
    "paper/10.1/a.html, a.html.html",
    "paper/10.1/b.ttl, b.ttl.html",
    "paper/10.1/c+d, c+d.html",
    "paper/10.1/c%2Bd, c+d.html",
    "paper/10.1%2Fc+d, 10.1/c+d.html",
    "paper/10.1/e%25f, e%25f.html",
    "paper/10.1/g%C3%B6, g%C3%B6.html",
    "paper/10.1002/(sici)1097-0258(19980815/30)17:15/16%3C1661::aid-sim968%3E3.0.co;2-2,"
        + " ./16%3C1661::aid-sim968%3E3.0.co;2-2.html",
    "graph/paper/10.1/c+d, c+d.html",
    "graph/entities, entities.html",
  })
  void a_thing_sends_to_its_page(String path, String location) throws Exception {
    HttpResponse<String> answer = get(path, "text/html");
    assertEquals(303, answer.statusCode(), answer.body());
    assertEquals(location, header(answer, "Location"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entity/größe",
        "paper/10.1/a.html",
        "paper/10.1/b.ttl",
        "paper/10.1/c+d",
        "paper/10.1/e%25f",
        "paper/10.1/g%C3%B6",
        "paper/10.1002/(sici)1097-0258(19980815/30)17:15/16%3C1661::aid-sim968%3E3.0.co;2-2",
        "graph/paper/10.1/c+d",
      })
  void what_a_thing_sends_to_is_about_that_thing(String path) throws Exception {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    for (String type : List.of("text/turtle", "application/ld+json", "text/html")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.address() + path))
              .header("Accept", type)
              .build();
      HttpResponse<String> answer = following.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), path);
      assertTrue(header(answer, "Content-Type").startsWith(type), path);
      String iri = store.iris().of(path).getURI();
      if (type.equals("text/html")) {
        assertFalse(Jsoup.parse(answer.body()).select("h1").text().isEmpty(), path);
      } else {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type))
            .base(answer.uri().toString())
            .parse(graph);
        assertTrue(
            graph.contains(Node.ANY, FOAF.primaryTopic.asNode(), NodeFactory.createURI(iri)), path);
      }
    }
  }

  @Test
  void a_document_whose_address_is_a_things_own_is_chosen_by_format() throws Exception {
    HttpResponse<String> page = get("paper/10.1/a", "text/html");
    assertEquals(200, page.statusCode());
    assertEquals("a?format=html", header(page, "Content-Location"));
    HttpResponse<String> turtle = get("paper/10.1/a?format=ttl", "text/html");
    assertEquals(303, turtle.statusCode());
    assertEquals("a.ttl", header(turtle, "Location"));
    assertEquals("a.html.html", header(get("paper/10.1/a.html", "text/html"), "Location"));
  }

  @ParameterizedTest
  @CsvSource({
    "entity/old, ewc",
    "entity/old.ttl?page=2, ewc.ttl?page=2",
    "paper/arxiv/1, ../10.1/g%C3%B6",
    "paper/arxiv/1.html, ../10.1/g%C3%B6.html",
  })
  void what_another_thing_replaced_sends_there(String path, String location) throws Exception {
    HttpResponse<String> answer = get(path, "text/html");
    assertEquals(301, answer.statusCode(), answer.body());
    assertEquals(location, header(answer, "Location"));
  }

  @Test
  void parameters_go_along() throws Exception {
    HttpResponse<String> answer = get("entity/ewc?page=2&format=ttl&min=0.5", "text/html");
    assertEquals("ewc.ttl?page=2&min=0.5", header(answer, "Location"));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Accept", accept)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
