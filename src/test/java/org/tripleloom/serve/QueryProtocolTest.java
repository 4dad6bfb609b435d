package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tripleloom.serve.Endpoint.FORM;
import static org.tripleloom.serve.Endpoint.QUERY;
import static org.tripleloom.serve.Endpoint.encoded;
import static org.tripleloom.serve.Endpoint.header;
import static org.tripleloom.serve.Endpoint.send;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SPARQL 1.1 Protocol, query operation. The names of W3C's test cases stand beside what was written
 * for them from the specification.
 */
class QueryProtocolTest {
  private static final String A = "http://example.org/graphs/a";
  private static final String B = "http://example.org/graphs/b";
  private static final String C = "http://example.org/graphs/c";
  private static final String DATA =
      """
      <%s> { <http://example.org/s> <http://example.org/p> "a" . }
      <%s> { <http://example.org/s> <http://example.org/p> "b" . }
      <%s> { <http://example.org/s> <http://example.org/p> "c" . <http://example.org/tab> <http://example.org/q> "x\\ty,\\"z\\"\\n" . }
      """
          .formatted(A, B, C);
  private static final String ALL = "SELECT ?o { ?s <http://example.org/p> ?o } ORDER BY ?o";
  private static final String NAMED =
      "SELECT ?g ?o { { ?s <http://example.org/p> ?o } UNION { GRAPH ?g { ?s <http://example.org/p> ?o } } } ORDER BY ?g ?o";

  @TempDir static Path folder;
  private static Endpoint endpoint;

  @BeforeAll
  static void serve() {
    endpoint =
        new Endpoint(
            folder,
            DATA,
            new EndpointSettings(Duration.ofSeconds(20), 50, 4, false, Optional.empty()));
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  /** The rows, as CSV without the header. */
  private static List<String> rows(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body().lines().skip(1).toList();
  }

  private static void refused(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("TL-5"), answer.body());
    assertEquals(1, answer.body().lines().count(), answer.body());
    assertTrue(header(answer, "Content-Type").startsWith("text/plain"));
  }

  private static String parameters(String name, String... values) {
    return Stream.of(values)
        .map(value -> "&" + name + "=" + encoded(value))
        .collect(Collectors.joining());
  }

  // what is understood

  @Test
  void query_get() throws Exception {
    assertEquals(List.of("a", "b", "c"), rows(endpoint.ask(ALL, "text/csv")));
  }

  @Test
  void query_post_form() throws Exception {
    assertEquals(
        List.of("a", "b", "c"),
        rows(endpoint.post("sparql", FORM, "query=" + encoded(ALL), "text/csv")));
    assertEquals(
        List.of("a", "b", "c"),
        rows(
            endpoint.post(
                "sparql", FORM + "; charset=UTF-8", "query=" + encoded(ALL), "text/csv")));
  }

  @Test
  void query_post_direct() throws Exception {
    assertEquals(List.of("a", "b", "c"), rows(endpoint.post("sparql", QUERY, ALL, "text/csv")));
    assertEquals(
        List.of("ä𝔸"),
        rows(
            endpoint.post(
                "sparql", QUERY + ";charset=utf-8", "SELECT ('ä𝔸' AS ?x) {}", "text/csv")));
  }

  @Test
  void query_dataset_default_graph() throws Exception {
    String a = parameters("default-graph-uri", A);
    assertEquals(List.of("a"), rows(endpoint.get("sparql?query=" + encoded(ALL) + a, "text/csv")));
    assertEquals(
        List.of("a"), rows(endpoint.post("sparql?" + a.substring(1), QUERY, ALL, "text/csv")));
    assertEquals(
        List.of("a"), rows(endpoint.post("sparql", FORM, "query=" + encoded(ALL) + a, "text/csv")));
  }

  @Test
  void query_dataset_default_graphs() throws Exception {
    String both = parameters("default-graph-uri", A, B);
    assertEquals(
        List.of("a", "b"), rows(endpoint.get("sparql?query=" + encoded(ALL) + both, "text/csv")));
    assertEquals(
        List.of("a", "b"),
        rows(endpoint.post("sparql", FORM, "query=" + encoded(ALL) + both, "text/csv")));
  }

  @Test
  void query_dataset_named_graphs() throws Exception {
    String both = parameters("named-graph-uri", A, B);
    List<String> expected = List.of(A + ",a", B + ",b");
    assertEquals(expected, rows(endpoint.get("sparql?query=" + encoded(NAMED) + both, "text/csv")));
    assertEquals(
        expected,
        rows(endpoint.post("sparql", FORM, "query=" + encoded(NAMED) + both, "text/csv")));
  }

  @Test
  void query_dataset_full() throws Exception {
    String full = parameters("default-graph-uri", C) + parameters("named-graph-uri", A, B);
    assertEquals(
        List.of(",c", A + ",a", B + ",b"),
        rows(endpoint.get("sparql?query=" + encoded(NAMED) + full, "text/csv")));
  }

  @Test
  void query_multiple_dataset() throws Exception {
    String query = ALL.replace("{ ?s", "FROM <" + B + "> { ?s");
    assertEquals(List.of("b"), rows(endpoint.ask(query, "text/csv")));
    assertEquals(
        List.of("a"),
        rows(
            endpoint.get(
                "sparql?query=" + encoded(query) + parameters("default-graph-uri", A),
                "text/csv")));
  }

  @Test
  void a_graph_that_is_not_in_the_store_is_empty() throws Exception {
    String none = parameters("default-graph-uri", "http://example.org/graphs/none");
    assertEquals(List.of(), rows(endpoint.get("sparql?query=" + encoded(ALL) + none, "text/csv")));
  }

  @ParameterizedTest
  @CsvSource({
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values"
  })
  void query_content_type_select(String type) throws Exception {
    HttpResponse<String> answer =
        endpoint.ask("SELECT ?q { <http://example.org/tab> <http://example.org/q> ?q }", type);
    assertEquals(200, answer.statusCode());
    assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
    Lang lang = RDFLanguages.contentTypeToLang(type);
    RowSet rows =
        RowSetReaderRegistry.getFactory(lang)
            .create(lang)
            .read(
                new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)),
                new Context());
    assertEquals("x\ty,\"z\"\n", rows.next().get("q").getLiteralLexicalForm());
    assertFalse(rows.hasNext());
  }

  @ParameterizedTest
  @CsvSource({"application/sparql-results+json", "application/sparql-results+xml"})
  void query_content_type_ask(String type) throws Exception {
    HttpResponse<String> answer = endpoint.ask("ASK {}", type);
    assertTrue(header(answer, "Content-Type").startsWith(type));
    assertTrue(answer.body().contains("true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/rdf+xml",
        "application/n-triples",
        "application/ld+json",
        "application/trig",
        "application/n-quads"
      })
  void query_content_type_construct_and_describe(String type) throws Exception {
    for (String query :
        List.of(
            "CONSTRUCT WHERE { ?s ?p ?o }",
            "DESCRIBE <http://example.org/s> <http://example.org/tab>")) {
      HttpResponse<String> answer = endpoint.ask(query, type);
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(header(answer, "Content-Type").startsWith(type));
      Graph graph =
          RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type))
              .toDatasetGraph()
              .getDefaultGraph();
      assertEquals(4, graph.size());
    }
  }

  // what is not

  @Test
  void bad_query_method() throws Exception {
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      HttpResponse<String> answer =
          send(
              endpoint
                  .request("sparql?query=" + encoded("ASK {}"))
                  .method(method, HttpRequest.BodyPublishers.noBody()));
      refused(405, answer);
      assertEquals("GET, HEAD, POST, OPTIONS", header(answer, "Allow"));
    }
  }

  @Test
  void bad_multiple_queries() throws Exception {
    String two = "query=" + encoded("ASK {}") + "&query=" + encoded("SELECT * {}");
    refused(400, endpoint.get("sparql?" + two, "*/*"));
    refused(400, endpoint.post("sparql", FORM, two));
    refused(400, endpoint.post("sparql?query=" + encoded("ASK {}"), QUERY, "ASK {}"));
  }

  @Test
  void bad_query_wrong_media_type() throws Exception {
    HttpResponse<String> answer = endpoint.post("sparql", "text/plain", "ASK {}");
    refused(415, answer);
    assertTrue(header(answer, "Accept-Post").contains(QUERY));
  }

  @Test
  void bad_query_missing_form_type() throws Exception {
    refused(
        415,
        send(
            endpoint
                .request("sparql")
                .POST(HttpRequest.BodyPublishers.ofString("query=" + encoded("ASK {}")))));
  }

  @Test
  void bad_query_missing_direct_type() throws Exception {
    refused(
        415, send(endpoint.request("sparql").POST(HttpRequest.BodyPublishers.ofString("ASK {}"))));
  }

  @Test
  void bad_query_non_utf8() throws Exception {
    byte[] utf16 = "ASK {}".getBytes(StandardCharsets.UTF_16);
    refused(
        415,
        send(
            endpoint
                .request("sparql")
                .header("Content-Type", QUERY + "; charset=UTF-16")
                .POST(HttpRequest.BodyPublishers.ofByteArray(utf16))));
    byte[] latin = "ASK { ?s ?p 'ä' }".getBytes(StandardCharsets.ISO_8859_1);
    refused(
        400,
        send(
            endpoint
                .request("sparql")
                .header("Content-Type", QUERY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(latin))));
  }

  @Test
  void bad_query_syntax() throws Exception {
    HttpResponse<String> answer = endpoint.ask("ASK {\n ?s ?p }", "*/*");
    refused(400, answer);
    assertTrue(answer.body().contains("line 2, column 8"), answer.body());
    refused(400, endpoint.post("sparql", QUERY, "CONSTRUCT { ä } {"));
    refused(400, endpoint.ask("  ", "*/*"));
  }

  @Test
  void bad_update_get() throws Exception {
    refused(400, endpoint.get("sparql?update=" + encoded("CLEAR ALL"), "*/*"));
    refused(400, endpoint.get("sparql?query=" + encoded("CLEAR ALL"), "*/*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative", "<no iri>", "file:///etc/passwd", "FILE:///etc/passwd"})
  void a_dataset_consists_of_graphs_by_their_absolute_iris(String graph) throws Exception {
    for (String name : List.of("default-graph-uri", "named-graph-uri")) {
      refused(
          400, endpoint.get("sparql?query=" + encoded("ASK {}") + parameters(name, graph), "*/*"));
    }
  }

  @Test
  void a_form_that_cannot_be_decoded_is_refused() throws Exception {
    refused(400, endpoint.post("sparql", FORM, "query=%ZZ"));
  }

  @Test
  void a_query_too_long_to_be_one_is_refused() throws Exception {
    refused(413, endpoint.post("sparql", QUERY, "ASK {}" + " ".repeat(1 << 20)));
  }

  @Test
  void a_form_that_the_answer_does_not_have_is_refused_with_those_that_it_has() throws Exception {
    HttpResponse<String> answer = endpoint.ask(ALL, "image/png, text/turtle;q=0.5");
    refused(406, answer);
    assertTrue(answer.body().contains("application/sparql-results+json"), answer.body());
    refused(406, endpoint.ask("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"));
    refused(406, endpoint.ask("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle;q=0"));
  }

  // how it is answered

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv;q=0.5, text/tab-separated-values;q=0.9 | text/tab-separated-values",
        "text/*;q=0.5, application/sparql-results+xml;q=0.4 | text/csv",
        "text/html,application/xhtml+xml,*/*;q=0.8 | application/sparql-results+json",
        "application/json | application/sparql-results+json",
      })
  void the_client_says_what_it_prefers(String accept, String type) throws Exception {
    assertTrue(header(endpoint.ask(ALL, accept), "Content-Type").startsWith(type));
  }

  @Test
  void the_form_can_be_named_in_the_address() throws Exception {
    String path = "sparql?query=" + encoded(ALL) + "&format=";
    assertTrue(
        header(endpoint.get(path + "csv", "text/html"), "Content-Type").startsWith("text/csv"));
    assertTrue(
        header(
                endpoint.get(path + encoded("application/sparql-results+xml"), "*/*"),
                "Content-Type")
            .contains("xml"));
    refused(406, endpoint.get(path + "ttl", "*/*"));
  }

  @Test
  void head_is_get_without_the_body() throws Exception {
    String path = "sparql?query=" + encoded(ALL);
    HttpResponse<String> get = endpoint.get(path, "text/csv");
    HttpResponse<String> head =
        send(
            endpoint
                .request(path)
                .header("Accept", "text/csv")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    assertEquals(header(get, "Content-Type"), header(head, "Content-Type"));
    assertEquals(header(get, "Content-Length"), header(head, "Content-Length"));
  }

  @Test
  void options_tell_the_methods() throws Exception {
    HttpResponse<String> answer =
        send(endpoint.request("sparql").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertEquals(204, answer.statusCode());
    assertEquals("GET, HEAD, POST, OPTIONS", header(answer, "Allow"));
  }

  @Test
  void an_answer_of_more_rows_than_allowed_is_refused_and_not_cut() throws Exception {
    String numbers =
        IntStream.range(0, 51).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    String query = "SELECT * { VALUES ?n { " + numbers + " } }";
    HttpResponse<String> answer = endpoint.ask(query, "text/csv");
    refused(422, answer);
    assertTrue(
        answer.body().startsWith("TL-520") && answer.body().contains("50 rows"), answer.body());
    assertEquals(50, rows(endpoint.ask(query + " LIMIT 50", "text/csv")).size());
    String construct =
        "CONSTRUCT { <http://example.org/s> <http://example.org/n> ?n } { VALUES ?n { "
            + numbers
            + " } }";
    refused(422, endpoint.ask(construct, "text/turtle"));
    assertEquals(200, endpoint.ask(construct + " LIMIT 50", "text/turtle").statusCode());
  }

  @Test
  void a_request_may_ask_for_less_time_than_the_server_gives() throws Exception {
    String long_ =
        "SELECT (COUNT(*) AS ?n) { "
            + IntStream.range(0, 30)
                .mapToObj(i -> "VALUES ?v" + i + " { 1 2 3 4 }")
                .collect(Collectors.joining(" "))
            + " }";
    HttpResponse<String> answer = endpoint.get("sparql?timeout=0.5&query=" + encoded(long_), "*/*");
    refused(503, answer);
    assertTrue(answer.body().contains("500 ms"), answer.body());
    refused(400, endpoint.get("sparql?timeout=soon&query=" + encoded("ASK {}"), "*/*"));
  }

  // the description of the service

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/rdf+xml",
        "application/ld+json",
        "application/n-triples"
      })
  void without_a_query_the_service_describes_itself(String type) throws Exception {
    HttpResponse<String> answer = endpoint.get("sparql", type);
    assertEquals(200, answer.statusCode(), answer.body());
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type)).parse(model);
    String sd = "http://www.w3.org/ns/sparql-service-description#";
    Resource service = model.getResource("http://localhost:3030/sparql");
    assertTrue(model.contains(service, model.createProperty(sd, "endpoint"), service));
    assertTrue(
        model.contains(
            service,
            model.createProperty(sd, "supportedLanguage"),
            model.getResource(sd + "SPARQL11Query")));
    assertTrue(
        model.contains(
            service,
            model.createProperty(sd, "feature"),
            model.getResource(sd + "UnionDefaultGraph")));
    assertTrue(
        model.contains(
            service,
            model.createProperty(sd, "resultFormat"),
            model.getResource("http://www.w3.org/ns/formats/SPARQL_Results_CSV")));
    assertFalse(model.contains(null, null, model.getResource(sd + "SPARQL11Update")));
  }

  @Test
  void every_format_that_the_description_names_is_given() throws Exception {
    for (ResultFormat format : ResultFormat.values()) {
      String query = ResultFormat.ROWS.contains(format) ? ALL : "CONSTRUCT WHERE { ?s ?p ?o }";
      HttpResponse<String> answer = endpoint.ask(query, format.mediaType());
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(header(answer, "Content-Type").startsWith(format.mediaType()));
    }
  }

  @Test
  void people_are_sent_to_the_page_for_queries() throws Exception {
    HttpResponse<String> answer =
        endpoint.get("sparql", "text/html,application/xhtml+xml,*/*;q=0.8");
    assertEquals(303, answer.statusCode());
    assertEquals("query.html", header(answer, "Location"));
    assertEquals(200, endpoint.get("query.html", "text/html").statusCode());
  }

  // the graph store, for reading

  @Test
  void a_graph_is_read_by_its_name_and_the_default_graph_is_the_union() throws Exception {
    assertEquals(1, graph(endpoint.get("data?graph=" + encoded(A), "text/turtle")).size());
    assertEquals(4, graph(endpoint.get("data?default", "text/turtle")).size());
    HttpResponse<String> quads = endpoint.get("data", "application/n-quads");
    assertEquals(200, quads.statusCode());
    assertEquals(4, quads.body().lines().filter(line -> line.contains("/graphs/")).count());
  }

  private static Graph graph(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/rdf+xml",
        "application/ld+json",
        "application/n-triples"
      })
  void a_graph_comes_in_the_form_that_is_asked_for(String type) throws Exception {
    HttpResponse<String> answer = endpoint.get("data?graph=" + encoded(C), type);
    assertTrue(header(answer, "Content-Type").startsWith(type));
    assertEquals(
        2,
        RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type)).toGraph().size());
  }

  @Test
  void faults_of_requests_for_graphs_are_told() throws Exception {
    refused(404, endpoint.get("data?graph=" + encoded("http://example.org/graphs/none"), "*/*"));
    refused(400, endpoint.get("data?graph=relative", "*/*"));
    refused(400, endpoint.get("data?default&graph=" + encoded(A), "*/*"));
    refused(400, endpoint.get("data?graph=" + encoded(A) + "&graph=" + encoded(B), "*/*"));
    refused(406, endpoint.get("data?graph=" + encoded(A), "image/png"));
    HttpResponse<String> put =
        send(
            endpoint
                .request("data?graph=" + encoded(A))
                .header("Content-Type", "text/turtle")
                .PUT(HttpRequest.BodyPublishers.ofString("")));
    refused(405, put);
    assertEquals("GET, HEAD, OPTIONS", header(put, "Allow"));
  }

  @Test
  void head_of_a_graph_has_no_body() throws Exception {
    HttpResponse<String> head =
        send(
            endpoint
                .request("data?graph=" + encoded(A))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    assertEquals(
        404,
        send(endpoint
                .request("data?graph=" + encoded(A + "x"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()))
            .statusCode());
  }
}
