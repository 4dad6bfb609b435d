package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tripleloom.serve.Endpoint.UPDATE;
import static org.tripleloom.serve.Endpoint.encoded;
import static org.tripleloom.serve.Endpoint.header;
import static org.tripleloom.serve.Endpoint.send;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripleloom.graph.Catalog;
import org.tripleloom.graph.GraphWriter;

/**
 * The SPARQL 1.1 Graph Store HTTP Protocol of a server that lets write, and of one that does not.
 * Where a test is of a case of W3C's suite, its name begins with that of the case; the default
 * graph is the union of the others here and cannot be put.
 */
class GraphStoreTest {
  private static final String TOKEN = "0123456789abcdef-TOKEN==";
  private static final String MINE = "http://example.org/graphs/mine";
  private static final String NAMED = "?graph=" + encoded(MINE);
  private static final String TURTLE = "text/turtle";
  private static final String TRIPLE = "<http://example.org/s> <http://example.org/p> 'x' .";
  private static final String TRIG =
      "<graph/paper/a> { <paper/a> <p> <entity/e> . } <graph/entities> { <entity/e> <p> 'e' . }";
  private static final String BOUNDARY = "a6fe4cd636164618814be9f8d3d1a0de";

  @TempDir Path folder;
  private Endpoint endpoint;

  @BeforeEach
  void serve() throws Exception {
    endpoint = Endpoint.writable(folder, TRIG, TOKEN + "\n");
  }

  @AfterEach
  void stop() {
    assertEquals(1, size("http://localhost:3030/graph/paper/a"), "what builds write");
    assertEquals(1, size("http://localhost:3030/graph/entities"), "what builds write");
    endpoint.close();
  }

  private long size(String graph) {
    return endpoint.store.read(view -> view.getGraph(NodeFactory.createURI(graph)).size());
  }

  private long triples() {
    return endpoint.store.read(view -> view.getDefaultGraph().size());
  }

  private HttpResponse<String> graph(String method, String parameters, String type, String body)
      throws Exception {
    return at(method, "data" + parameters, type, body);
  }

  private HttpResponse<String> at(String method, String path, String type, String body)
      throws Exception {
    HttpRequest.Builder request =
        endpoint
            .request(path)
            .header("Authorization", "Bearer " + TOKEN)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return send(type.isEmpty() ? request : request.header("Content-Type", type));
  }

  /**
   * The path that an answer sends to; relative, since what stands before the server may say more.
   */
  private String located(HttpResponse<String> answer) {
    String location = header(answer, "Location");
    assertFalse(location.startsWith("/") || location.contains("://"), location);
    return answer.uri().resolve(location).getPath().substring(1);
  }

  private HttpResponse<String> head(String path) throws Exception {
    return send(endpoint.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  private static void refused(int status, String id, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith(id), answer.body());
  }

  /** What the graph is read as is this. */
  private void reads(String turtle, String path) throws Exception {
    HttpResponse<String> answer = endpoint.get(path, TURTLE);
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(header(answer, "Content-Type").startsWith(TURTLE));
    Graph expected = RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
    Graph found = RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph();
    assertTrue(expected.isIsomorphicWith(found), answer.body());
  }

  private static String form(String... parts) {
    StringBuilder body = new StringBuilder();
    for (String part : parts) {
      body.append("--").append(BOUNDARY).append("\r\n").append(part).append("\r\n");
    }
    return body.append("--").append(BOUNDARY).append("--\r\n").toString();
  }

  private static String part(String name, String type, String content) {
    return "Content-Disposition: form-data; name=\"graph\"; filename=\""
        + name
        + "\"\r\n"
        + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
        + "\r\n"
        + content;
  }

  // the cases of W3C

  @ParameterizedTest
  @ValueSource(
      strings = {"data?graph=http%3A%2F%2Fexample.org%2Fgraphs%2Fmine", "data/person/1.ttl"})
  void put_initial_state_and_graph_already_in_store(String path) throws Exception {
    assertEquals(404, endpoint.get(path, "*/*").statusCode());
    assertEquals(201, at("PUT", path, TURTLE + "; charset=utf-8", TRIPLE).statusCode());
    reads(TRIPLE, path);
    assertEquals(204, at("PUT", path, TURTLE, "<a:b> <a:c> 'ä' .").statusCode());
    reads("<a:b> <a:c> 'ä' .", path);
  }

  @Test
  void put_mismatched_payload() throws Exception {
    refused(400, "TL-529", graph("PUT", NAMED, "application/rdf+xml", TRIPLE));
    assertEquals(404, endpoint.get("data" + NAMED, "*/*").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data?graph=http%3A%2F%2Fexample.org%2Fgraphs%2Fmine", "data/person/1.ttl"})
  void delete_existing_and_nonexistent_graph(String path) throws Exception {
    refused(404, "TL-522", at("DELETE", path, "", ""));
    at("PUT", path, TURTLE, TRIPLE);
    assertEquals(204, at("DELETE", path, "", "").statusCode());
    assertEquals(404, endpoint.get(path, "*/*").statusCode());
    assertEquals(404, head(path).statusCode());
    assertEquals(2, triples());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data?graph=http%3A%2F%2Fexample.org%2Fgraphs%2Fmine", "data/person/1.ttl"})
  void post_existing_graph(String path) throws Exception {
    assertEquals(201, at("POST", path, "application/n-triples", TRIPLE).statusCode());
    String more = "{\"@id\": \"http://e.org/s\", \"http://e.org/p\": 1}";
    assertEquals(204, at("POST", path, "application/ld+json", more).statusCode());
    reads(TRIPLE + " <http://e.org/s> <http://e.org/p> 1 .", path);
  }

  @Test
  void post_multipart_formdata() throws Exception {
    String body =
        form(
            part("one.ttl", TURTLE + "; charset=utf-8", "<a:b> <a:p> _:x . _:x <a:q> 'ä' ."),
            part("two.ttl", TURTLE, "<a:b> <a:p> _:x . _:x <a:q> 2 ."),
            part("three.nt", "", "<a:b> <a:p> <a:c> ."));
    String type = "multipart/form-data; boundary=" + BOUNDARY;
    assertEquals(201, graph("POST", NAMED, type, body).statusCode());
    // the blank nodes of two documents are different ones
    reads("<a:b> <a:p> [ <a:q> 'ä' ], [ <a:q> 2 ], <a:c> .", "data" + NAMED);
    HttpResponse<String> made = graph("POST", "", type, body);
    assertEquals(201, made.statusCode(), made.body());
    assertEquals(5, endpoint.get(located(made), "application/n-triples").body().lines().count());
  }

  @Test
  void a_form_with_one_part_that_cannot_be_read_changes_nothing() throws Exception {
    String type = "multipart/form-data; boundary=" + BOUNDARY;
    String good = part("one.ttl", TURTLE, TRIPLE);
    refused(
        400,
        "TL-529",
        graph("POST", NAMED, type, form(good, part("two.ttl", TURTLE, "<a:b> oops"))));
    refused(
        415, "TL-529", graph("POST", NAMED, type, form(good, part("two.csv", "text/csv", "a,b"))));
    refused(415, "TL-529", graph("POST", NAMED, type, form(good, part("two", "", TRIPLE))));
    refused(400, "TL-529", graph("POST", NAMED, type, form()));
    refused(400, "TL-529", graph("POST", NAMED, "multipart/form-data", form(good)));
    refused(400, "TL-529", graph("POST", NAMED, type, "no form"));
    refused(415, "TL-529", graph("PUT", NAMED, type, form(good)));
    refused(
        415, "TL-529", graph("POST", NAMED, "application/x-www-form-urlencoded", "a=" + TRIPLE));
    assertEquals(0, size(MINE));
  }

  @Test
  void a_large_part_without_the_name_of_a_file_is_taken() throws Exception {
    String type = "multipart/form-data; boundary=" + BOUNDARY;
    String line = "<http://example.org/s> <http://example.org/p> '" + "x".repeat(1000) + "' .\n";
    String part =
        "Content-Disposition: form-data; name=\"graph\"\r\nContent-Type: text/turtle\r\n\r\n"
            + line.repeat(30_000);
    HttpResponse<String> answer = graph("POST", NAMED, type, form(part, part));
    assertEquals(201, answer.statusCode(), answer.body());
    assertEquals(1, size(MINE));
  }

  @Test
  void more_than_may_be_sent_is_refused_as_too_large() throws Exception {
    for (String type : List.of(TURTLE, "multipart/form-data; boundary=" + BOUNDARY)) {
      URI at = endpoint.request("data" + NAMED).build().uri();
      try (Socket socket = new Socket(at.getHost(), at.getPort())) {
        String head =
            "POST /data%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type:"
                + " %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n";
        socket
            .getOutputStream()
            .write(
                String.format(head, NAMED, TOKEN, type, (256 << 20) + 1)
                    .getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(20_000);
        String status =
            new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        assertTrue(status.contains(" 413 "), status);
      }
    }
  }

  @Test
  void while_one_upload_waits_to_be_written_another_is_sent_away_and_not_read() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> build =
        CompletableFuture.runAsync(
            () ->
                endpoint.store.write(
                    data -> {
                      begun.countDown();
                      await(written);
                    }));
    await(begun);
    CompletableFuture<HttpResponse<String>> first =
        Endpoint.sendLater(
            endpoint
                .request("data" + NAMED)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", TURTLE)
                .PUT(HttpRequest.BodyPublishers.ofString(TRIPLE)));
    waitForWriter();
    HttpResponse<String> second = graph("PUT", NAMED, TURTLE, "this is not Turtle");
    refused(503, "TL-521", second);
    assertEquals("5", header(second, "Retry-After"));
    written.countDown();
    build.get(30, TimeUnit.SECONDS);
    assertEquals(201, first.get(30, TimeUnit.SECONDS).statusCode());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitForWriter() throws InterruptedException {
    while (Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .noneMatch(frame -> frame.getMethodName().equals("calculateWrite"))) {
      Thread.sleep(20);
    }
  }

  @Test
  void post_create_new_graph() throws Exception {
    HttpResponse<String> answer = graph("POST", "", TURTLE, TRIPLE + " <> <http://e.org/p> 1 .");
    assertEquals(201, answer.statusCode(), answer.body());
    String path = located(answer);
    // relative IRIs mean the new graph, and its IRI is its address
    reads(TRIPLE + " <http://localhost:3030/" + path + "> <http://e.org/p> 1 .", path);
    reads(
        TRIPLE + " <http://localhost:3030/" + path + "> <http://e.org/p> 1 .",
        "data?graph=" + encoded("http://localhost:3030/" + path));
    assertEquals(200, head(path).statusCode());
    assertEquals(204, at("POST", path, TURTLE, "<a:b> <a:c> 1 .").statusCode());
    assertEquals(3, size("http://localhost:3030/" + path));
    assertFalse(path.equals(located(graph("POST", "", TURTLE, TRIPLE))));
  }

  @Test
  void post_empty_graph_to_existing_graph() throws Exception {
    graph("PUT", NAMED, TURTLE, TRIPLE);
    assertEquals(204, graph("POST", NAMED, TURTLE, "").statusCode());
    reads(TRIPLE, "data" + NAMED);
  }

  @Test
  void a_graph_without_triples_is_no_graph() throws Exception {
    assertEquals(204, graph("PUT", NAMED, TURTLE, "").statusCode());
    assertEquals(404, endpoint.get("data" + NAMED, "*/*").statusCode());
    refused(400, "TL-529", graph("POST", "", TURTLE, ""));
    graph("PUT", NAMED, TURTLE, TRIPLE);
    assertEquals(204, graph("PUT", NAMED, TURTLE, "").statusCode());
    assertEquals(404, endpoint.get("data" + NAMED, "*/*").statusCode());
  }

  @Test
  void head_on_an_existing_and_a_nonexisting_graph() throws Exception {
    HttpResponse<String> paper =
        head("data?graph=" + encoded("http://localhost:3030/graph/paper/a"));
    assertEquals(200, paper.statusCode());
    assertEquals("", paper.body());
    assertTrue(header(paper, "Content-Type").startsWith(TURTLE));
    assertTrue(header(paper, "Vary").startsWith("Accept"));
    assertEquals(200, head("data?default").statusCode());
    assertEquals(200, head("data").statusCode());
    assertEquals(404, head("data" + NAMED).statusCode());
    assertEquals(404, head("data/nothing").statusCode());
  }

  // reading

  @Test
  void graphs_are_read_in_the_form_that_is_asked_for() throws Exception {
    String paper = "data?graph=" + encoded("http://localhost:3030/graph/paper/a");
    for (String type :
        List.of(TURTLE, "application/n-triples", "application/rdf+xml", "application/ld+json")) {
      HttpResponse<String> answer = endpoint.get(paper, type);
      assertEquals(200, answer.statusCode());
      assertTrue(header(answer, "Content-Type").startsWith(type), type);
    }
    refused(406, "TL-522", endpoint.get(paper, "image/png"));
    reads(
        "@base <http://localhost:3030/> . <paper/a> <p> <entity/e> . <entity/e> <p> 'e' .",
        "data?default");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data?graph=relative",
        "data?graph=http%3A%2F%2Fa%20b",
        "data?graph=" + "a%3Ab&graph=a%3Ac",
        "data?default&graph=a%3Ab",
        "data/x?default",
        "data/x?graph=a%3Ab",
      })
  void a_request_names_one_graph_by_an_absolute_iri(String path) throws Exception {
    for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
      refused(400, "TL-522", at(method, path, TURTLE, method.equals("GET") ? "" : TRIPLE));
    }
    assertEquals(2, triples());
  }

  // writing

  @ParameterizedTest
  @CsvSource({
    "PUT, ?default, 403",
    "POST, ?default, 403",
    "PATCH, ?default, 403",
    "DELETE, ?default, 403",
    "PUT, ?graph=http://localhost:3030/graph/paper/a, 403",
    "DELETE, ?graph=http://localhost:3030/graph/entities, 403",
    "PATCH, ?graph=http://localhost:3030/graph/entities, 403",
    "POST, ?graph=urn:x-arq:DefaultGraphNode, 403",
    "POST, ?graph=urn:x-arq:UnionGraph, 403",
    "PUT, '', 400",
    "PATCH, '', 400",
    "DELETE, '', 400",
    "TRACE, ?graph=http://example.org/graphs/mine, 405",
  })
  void what_cannot_be_written_is_told(String method, String parameters, int status)
      throws Exception {
    HttpResponse<String> answer = graph(method, parameters, TURTLE, TRIPLE);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(2, triples());
  }

  @Test
  void triples_that_cannot_be_read_change_nothing() throws Exception {
    graph("PUT", NAMED, TURTLE, TRIPLE);
    HttpResponse<String> broken = graph("PUT", NAMED, TURTLE, "<a> <b> 1 .\n<a> <b .");
    refused(400, "TL-529", broken);
    assertTrue(broken.body().contains("line: 2"), broken.body());
    HttpResponse<String> table = graph("PUT", NAMED, "text/csv", "a,b");
    refused(415, "TL-529", table);
    assertTrue(header(table, "Accept").contains(TURTLE));
    refused(415, "TL-529", graph("PUT", NAMED, "application/trig", TRIPLE));
    refused(415, "TL-529", graph("PUT", NAMED, "", TRIPLE));
    for (String context : List.of("http://127.0.0.1:1/", "file:///etc/passwd")) {
      refused(
          400,
          "TL-529",
          graph(
              "PUT",
              NAMED,
              "application/ld+json",
              "{\"@context\": \"" + context + "\", \"p\": 1}"));
    }
    reads(TRIPLE, "data" + NAMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data?graph=http%3A%2F%2Fexample.org%2Fgraphs%2Fmine", "data/person/1.ttl"})
  void patch_changes_one_graph_by_an_update(String path) throws Exception {
    refused(404, "TL-522", at("PATCH", path, UPDATE, "DELETE DATA { <a:b> <a:c> 1 }"));
    assertEquals(201, at("PATCH", path, UPDATE, "INSERT DATA { <a:b> <a:c> 1 }").statusCode());
    assertEquals(
        204,
        at(
                "PATCH",
                path,
                UPDATE + "; charset=utf-8",
                "DELETE { ?s ?p 1 } INSERT { ?s ?p 2 ; <a:seen> ?n } WHERE { ?s ?p 1 { SELECT"
                    + " (COUNT(*) AS ?n) { ?x ?y ?z } } }")
            .statusCode());
    // the pattern sees this graph alone
    reads("<a:b> <a:c> 2 ; <a:seen> 1 .", path);
    assertEquals(204, at("PATCH", path, UPDATE, "DELETE WHERE { ?s ?p ?o }").statusCode());
    assertEquals(404, endpoint.get(path, "*/*").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { GRAPH <a:g> { <a:b> <a:c> 1 } }",
        "DELETE DATA { GRAPH <a:g> { <a:b> <a:c> 1 } }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "INSERT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }",
        "INSERT { GRAPH <a:g> { ?s ?p ?o } } WHERE { ?s ?p ?o }",
        "WITH <a:g> INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "INSERT { ?s ?p ?o } USING <a:g> WHERE { ?s ?p ?o }",
        "INSERT { ?s ?p ?o } USING NAMED <a:g> WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP GRAPH <a:g>",
        "COPY <a:g> TO DEFAULT",
        "INSERT DATA { <a:b> <a:c> 1 } ; CREATE GRAPH <a:g>",
      })
  void a_patch_of_another_graph_is_refused(String update) throws Exception {
    graph("PUT", NAMED, TURTLE, TRIPLE);
    refused(422, "TL-523", graph("PATCH", NAMED, UPDATE, update));
    reads(TRIPLE, "data" + NAMED);
    assertEquals(3, triples());
  }

  @Test
  void a_patch_that_is_none_changes_nothing() throws Exception {
    graph("PUT", NAMED, TURTLE, TRIPLE);
    HttpResponse<String> turtle = graph("PATCH", NAMED, TURTLE, TRIPLE);
    refused(415, "TL-522", turtle);
    assertEquals(UPDATE, header(turtle, "Accept-Patch"));
    refused(400, "TL-523", graph("PATCH", NAMED, UPDATE, "INSERT DATA {"));
    refused(400, "TL-523", graph("PATCH", NAMED, UPDATE, "LOAD <file:///etc/passwd>"));
    String mesh =
        IntStream.range(0, 14)
            .mapToObj(i -> "VALUES ?v" + i + " { 1 2 3 4 5 6 7 8 9 }")
            .collect(Collectors.joining(" "));
    refused(
        503,
        "TL-505",
        graph(
            "PATCH",
            NAMED,
            UPDATE,
            "INSERT { <a:b> <a:c> ?v0 } WHERE { " + mesh + " FILTER (?v13 + ?v0 > 99) }"));
    reads(TRIPLE, "data" + NAMED);
  }

  @Test
  void the_description_of_the_dataset_counts_what_is_written() throws Exception {
    try (GraphWriter writer = endpoint.store.writer()) {
      Catalog.refresh(writer, endpoint.store.iris(), Instant.now());
      writer.commit();
    }
    assertTrue(described(2));
    graph("PUT", NAMED, TURTLE, TRIPLE + " <a:b> a <a:Thing> .");
    assertTrue(described(4));
    at("PATCH", "data/x", UPDATE, "INSERT DATA { <a:b> <a:c> 1 }");
    assertTrue(described(5));
    graph("DELETE", NAMED, "", "");
    assertTrue(described(3));
  }

  private boolean described(int triples) throws Exception {
    return endpoint
        .ask(
            "ASK { <dataset> void:triples "
                + triples
                + " { SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER NOT EXISTS { GRAPH"
                + " <graph/catalog> { ?s ?p ?o } } } } FILTER (?n = "
                + triples
                + ") }",
            "text/csv")
        .body()
        .contains("true");
  }

  @Test
  void only_those_who_may_write_do() throws Exception {
    for (String method : List.of("PUT", "POST", "PATCH", "DELETE")) {
      for (String path : List.of("data" + NAMED, "data/x", "data")) {
        HttpResponse<String> answer =
            send(
                endpoint
                    .request(path)
                    .header("Content-Type", TURTLE)
                    .method(method, HttpRequest.BodyPublishers.ofString(TRIPLE)));
        refused(401, "TL-528", answer);
        assertTrue(header(answer, "WWW-Authenticate").startsWith("Bearer "));
      }
    }
    assertEquals(2, triples());
  }

  @Test
  void the_methods_are_told() throws Exception {
    for (String path : List.of("data" + NAMED, "data/x", "data")) {
      HttpResponse<String> answer = at("OPTIONS", path, "", "");
      assertEquals(204, answer.statusCode());
      assertEquals("GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS", header(answer, "Allow"));
    }
  }

  @Test
  void a_server_for_reading_reads_and_refuses_each_way_to_write() throws Exception {
    graph("PUT", NAMED, TURTLE, TRIPLE);
    at("PUT", "data/x", TURTLE, TRIPLE);
    endpoint.close();
    endpoint =
        new Endpoint(folder.resolve("store"), TRIG, EndpointSettings.of(Duration.ofSeconds(3)));
    for (String path : List.of("data" + NAMED, "data/x", "data", "data?default", "data/nothing")) {
      for (String method : List.of("PUT", "POST", "PATCH", "DELETE")) {
        HttpResponse<String> answer = at(method, path, TURTLE, TRIPLE);
        refused(405, "TL-522", answer);
        assertEquals("GET, HEAD, OPTIONS", header(answer, "Allow"));
      }
    }
    reads(TRIPLE, "data" + NAMED);
    reads(TRIPLE, "data/x");
    assertEquals(404, head("data/nothing").statusCode());
    refused(404, "TL-522", endpoint.get("data/nothing", "*/*"));
    assertEquals("GET, HEAD, OPTIONS", header(at("OPTIONS", "data/x", "", ""), "Allow"));
  }
}
