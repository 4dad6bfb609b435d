package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tripleloom.serve.Endpoint.FORM;
import static org.tripleloom.serve.Endpoint.UPDATE;
import static org.tripleloom.serve.Endpoint.encoded;
import static org.tripleloom.serve.Endpoint.header;
import static org.tripleloom.serve.Endpoint.send;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SPARQL 1.1 Protocol, update operation. The names of W3C's test cases stand beside what was
 * written for them from the specification.
 */
class WritableTest {
  private static final String TOKEN = "0123456789abcdef-TOKEN==";
  private static final String MINE = "http://example.org/graphs/mine";
  private static final String OTHER = "http://example.org/graphs/other";
  private static final String TRIPLE = "<http://example.org/s> <http://example.org/p> 'x' .";

  @TempDir Path folder;
  private Endpoint endpoint;

  @BeforeEach
  void serve() throws Exception {
    endpoint =
        Endpoint.writable(
            folder,
            "<graph/paper/a> { <paper/a> <p> <entity/e> . } <graph/entities> { <entity/e> <p> 'e' . }",
            "# who may write\n\nann: MD5:5f4dcc3b5aa765d61d8327deb882cf99\nbob: a:b c,role\n"
                + TOKEN
                + "\n");
    endpoint.store.write(
        data ->
            data.add(Quad.defaultGraphNodeGenerated, iri("paper/a"), iri("state"), iri("kept")));
  }

  @AfterEach
  void stop() {
    assertTrue(
        storage(Quad.defaultGraphNodeGenerated, iri("paper/a"), iri("state"), iri("kept")),
        "the bookkeeping of builds");
    assertEquals(1, size("http://localhost:3030/graph/paper/a"));
    endpoint.close();
  }

  private Node iri(String path) {
    return endpoint.store.iris().of(path);
  }

  private long size(String graph) {
    return endpoint.store.read(view -> view.getGraph(NodeFactory.createURI(graph)).size());
  }

  private long triples() {
    return endpoint.store.read(view -> view.getDefaultGraph().size());
  }

  private boolean storage(Node graph, Node subject, Node predicate, Node object) {
    return endpoint.store.readStorage(data -> data.contains(graph, subject, predicate, object));
  }

  private HttpRequest.Builder allowed(String path) {
    return endpoint.request(path).header("Authorization", "Bearer " + TOKEN);
  }

  private HttpResponse<String> update(String text) throws Exception {
    return send(
        allowed("update")
            .header("Content-Type", UPDATE)
            .POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  private HttpResponse<String> form(String body) throws Exception {
    return send(
        allowed("update")
            .header("Content-Type", FORM)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static void refused(int status, String id, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith(id), answer.body());
  }

  private static String inserted(String graph) {
    return "INSERT DATA { GRAPH <" + graph + "> { " + TRIPLE + " } }";
  }

  // updates

  @Test
  void update_post_direct() throws Exception {
    assertEquals(204, update(inserted(MINE)).statusCode());
    assertEquals(1, size(MINE));
    assertTrue(endpoint.ask("ASK { ?s ?p 'x' }", "text/csv").body().contains("true"));
  }

  @Test
  void update_post_form() throws Exception {
    assertEquals(204, form("update=" + encoded(inserted(MINE))).statusCode());
    assertEquals(1, size(MINE));
  }

  @Test
  void update_base_uri() throws Exception {
    update("INSERT DATA { GRAPH <" + MINE + "> { <s> <p> <o> } }");
    assertTrue(storage(NodeFactory.createURI(MINE), iri("s"), iri("p"), iri("o")));
  }

  @Test
  void update_dataset_default_graph_and_named_graphs() throws Exception {
    update(inserted(MINE) + " ; INSERT DATA { GRAPH <" + OTHER + "> { <s> <p> 'other' } }");
    String copy = "INSERT { GRAPH <http://example.org/to> { ?s ?p ?o } } WHERE { ?s ?p ?o }";
    assertEquals(
        204, form("update=" + encoded(copy) + "&using-graph-uri=" + encoded(OTHER)).statusCode());
    assertEquals(1, size("http://example.org/to"));
    String named =
        "INSERT { GRAPH <http://example.org/to> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }";
    assertEquals(
        204,
        form("update=" + encoded(named) + "&using-named-graph-uri=" + encoded(MINE)).statusCode());
    assertEquals(2, size("http://example.org/to"));
  }

  @Test
  void update_dataset_default_graphs_and_full() throws Exception {
    update(inserted(MINE) + " ; INSERT DATA { GRAPH <" + OTHER + "> { <s> <p> 'other' } }");
    String copy = "INSERT { GRAPH <http://example.org/to> { ?s ?p ?o } } WHERE { ?s ?p ?o }";
    String both = "&using-graph-uri=" + encoded(MINE) + "&using-graph-uri=" + encoded(OTHER);
    assertEquals(204, form("update=" + encoded(copy) + both).statusCode());
    assertEquals(2, size("http://example.org/to"));
    // the default graph is one, the named one another, and no other is seen
    String full =
        "INSERT { GRAPH <http://example.org/full> { ?s ?p ?o . ?g <has> ?x } } WHERE { ?s ?p ?o"
            + " GRAPH ?g { ?a ?b ?x } }";
    String dataset =
        "&using-graph-uri=" + encoded(MINE) + "&using-named-graph-uri=" + encoded(OTHER);
    assertEquals(204, form("update=" + encoded(full) + dataset).statusCode());
    assertEquals(2, size("http://example.org/full"));
    assertTrue(
        endpoint
            .ask(
                "ASK { GRAPH <http://example.org/full> { ?s ?p 'x' . <"
                    + OTHER
                    + "> <has> 'other' } }",
                "text/csv")
            .body()
            .contains("true"));
  }

  @Test
  void the_pattern_of_an_update_sees_the_union_as_queries_do() throws Exception {
    assertEquals(
        204,
        update("INSERT { GRAPH <" + MINE + "> { ?s <seen> ?o } } WHERE { ?s <p> ?e . ?e <p> ?o }")
            .statusCode());
    assertEquals(1, size(MINE));
  }

  @Test
  void all_operations_of_a_request_happen_or_none() throws Exception {
    refused(
        403, "TL-524", update(inserted(MINE) + " ; " + inserted("http://localhost:3030/graph/x")));
    assertEquals(0, size(MINE));
    refused(400, "TL-523", update(inserted(MINE) + " ; INSERT DATA { oops"));
    assertEquals(0, size(MINE));
  }

  @Test
  void own_graphs_can_be_cleared_copied_and_dropped() throws Exception {
    update(inserted(MINE));
    assertEquals(204, update("COPY <" + MINE + "> TO <" + OTHER + ">").statusCode());
    assertEquals(1, size(OTHER));
    assertEquals(
        204, update("COPY <http://localhost:3030/graph/entities> TO <" + OTHER + ">").statusCode());
    assertEquals(204, update("CLEAR GRAPH <" + MINE + ">").statusCode());
    assertEquals(204, update("DROP GRAPH <" + OTHER + ">").statusCode());
    assertEquals(0, size(MINE) + size(OTHER));
    assertEquals(
        204,
        update(
                "WITH <"
                    + MINE
                    + "> INSERT { <a> <b> 1 } WHERE {} ; WITH <"
                    + MINE
                    + "> DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }")
            .statusCode());
    assertEquals(0, size(MINE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { <a> <b> <c> }",
        "INSERT DATA { GRAPH <urn:x-arq:DefaultGraph> { <a> <b> <c> } }",
        "INSERT DATA { GRAPH <urn:x-arq:DefaultGraphNode> { <a> <b> <c> } }",
        "INSERT DATA { GRAPH <urn:x-arq:UnionGraph> { <a> <b> <c> } }",
        "INSERT DATA { GRAPH <graph/paper/a> { <a> <b> <c> } }",
        "INSERT DATA { GRAPH <graph/entities> { <a> <b> <c> } }",
        "DELETE DATA { GRAPH <graph/paper/a> { <paper/a> <p> <entity/e> } }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "INSERT { GRAPH ?g { ?s ?p 1 } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "WITH <graph/entities> INSERT { <a> <b> <c> } WHERE {}",
        "CLEAR GRAPH <graph/paper/a>",
        "CLEAR ALL",
        "CLEAR DEFAULT",
        "CLEAR NAMED",
        "DROP ALL",
        "DROP DEFAULT",
        "DROP NAMED",
        "DROP SILENT ALL",
        "CLEAR SILENT ALL",
        "MOVE <graph/paper/a> TO <http://example.org/graphs/mine>",
        "COPY DEFAULT TO <graph/paper/a>",
        "ADD <graph/entities> TO <graph/paper/a>",
        "COPY SILENT <graph/entities> TO <graph/paper/a>",
      })
  void graphs_that_builds_write_and_the_default_graph_are_not_for_writing(String update)
      throws Exception {
    refused(403, "TL-524", update(update));
    assertEquals(1, size("http://localhost:3030/graph/entities"));
    assertEquals(2, triples());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOAD <file:///etc/passwd> INTO GRAPH <http://example.org/graphs/mine>",
        "LOAD SILENT <http://127.0.0.1:1/> INTO GRAPH <http://example.org/graphs/mine>",
        "INSERT { GRAPH <http://example.org/graphs/mine> { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "INSERT { GRAPH <http://example.org/graphs/mine> { ?s ?p ?o } } USING <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "INSERT { GRAPH <http://example.org/graphs/mine> { <s> <p> ?x } } WHERE { BIND (<java:x.Y>() AS ?x) }",
      })
  void updates_do_not_reach_outside_the_store(String update) throws Exception {
    refused(400, "TL-523", update(update));
  }

  @Test
  void a_hostile_update_is_stopped_and_undone() throws Exception {
    update(inserted(MINE));
    String mesh =
        "VALUES ?x { 1 2 3 4 5 6 7 8 9 } "
            .concat(
                IntStream.range(0, 14)
                    .mapToObj(i -> "VALUES ?v" + i + " { 1 2 3 4 5 6 7 8 9 }")
                    .collect(Collectors.joining(" ")));
    refused(
        503,
        "TL-505",
        update(
            "INSERT { GRAPH <"
                + OTHER
                + "> { <s> <p> ?v0 } } WHERE { "
                + mesh
                + " FILTER (?v13 + ?x > 99) }"));
    assertEquals(204, update(inserted(OTHER)).statusCode());
    assertEquals(1, size(OTHER));
  }

  @Test
  void an_update_waits_for_a_build_that_writes_and_neither_loses_anything() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Thread build =
        writing(
            asked,
            data -> data.add(iri("graph/paper/b"), iri("paper/b"), iri("p"), iri("entity/e")));
    CompletableFuture<HttpResponse<String>> answer =
        Endpoint.sendLater(
            allowed("update")
                .header("Content-Type", UPDATE)
                .POST(HttpRequest.BodyPublishers.ofString(inserted(MINE))));
    assertEquals(200, endpoint.ask("ASK { ?s ?p ?o }", "*/*").statusCode());
    assertEquals(0, size("http://localhost:3030/graph/paper/b"));
    asked.countDown();
    build.join();
    assertEquals(204, answer.get(30, TimeUnit.SECONDS).statusCode());
    assertEquals(1, size(MINE));
    assertEquals(1, size("http://localhost:3030/graph/paper/b"));
  }

  @Test
  void a_second_update_at_once_is_asked_to_come_again() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Thread build = writing(asked, data -> {});
    List<CompletableFuture<HttpResponse<String>>> both = new ArrayList<>();
    for (String graph : List.of(MINE, OTHER)) {
      both.add(
          Endpoint.sendLater(
              allowed("update")
                  .header("Content-Type", UPDATE)
                  .POST(HttpRequest.BodyPublishers.ofString(inserted(graph)))));
    }
    HttpResponse<String> first =
        (HttpResponse<String>)
            CompletableFuture.anyOf(both.toArray(CompletableFuture[]::new))
                .get(30, TimeUnit.SECONDS);
    refused(503, "TL-521", first);
    assertTrue(Integer.parseInt(header(first, "Retry-After")) > 0);
    asked.countDown();
    build.join();
    int done = 0;
    for (CompletableFuture<HttpResponse<String>> answer : both) {
      done += answer.get(30, TimeUnit.SECONDS).statusCode() == 204 ? 1 : 0;
    }
    assertEquals(1, done);
    assertEquals(1, size(MINE) + size(OTHER));
  }

  /** Holds the one place of a writer from now on until the latch is down. */
  private Thread writing(CountDownLatch until, Consumer<DatasetGraph> change) {
    CountDownLatch begun = new CountDownLatch(1);
    Thread build =
        new Thread(
            () ->
                endpoint.store.write(
                    data -> {
                      begun.countDown();
                      change.accept(data);
                      await(until);
                    }));
    build.start();
    await(begun);
    return build;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // what is not an update

  @Test
  void bad_update_get() throws Exception {
    HttpResponse<String> answer = send(allowed("update?update=" + encoded(inserted(MINE))));
    refused(405, "TL-522", answer);
    assertEquals("POST, OPTIONS", header(answer, "Allow"));
  }

  @Test
  void bad_multiple_updates() throws Exception {
    refused(400, "TL-522", form("update=" + encoded(inserted(MINE)) + "&update=CLEAR+ALL"));
    refused(400, "TL-522", form("nothing=1"));
  }

  @Test
  void bad_update_wrong_media_type_and_missing_form_type() throws Exception {
    refused(
        415,
        "TL-522",
        send(
            allowed("update")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(inserted(MINE)))));
    refused(
        415,
        "TL-522",
        send(
            allowed("update")
                .POST(HttpRequest.BodyPublishers.ofString("update=" + encoded(inserted(MINE))))));
  }

  @Test
  void bad_update_non_utf8() throws Exception {
    refused(
        415,
        "TL-522",
        send(
            allowed("update")
                .header("Content-Type", UPDATE + "; charset=UTF-16")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        inserted(MINE).getBytes(StandardCharsets.UTF_16)))));
  }

  @Test
  void bad_update_syntax() throws Exception {
    HttpResponse<String> answer = update("INSERT DATA {\n <a> <b> }");
    refused(400, "TL-523", answer);
    assertTrue(answer.body().contains("line 2, column 10"), answer.body());
    refused(400, "TL-523", update("SELECT * {}"));
  }

  @Test
  void bad_update_dataset_conflict() throws Exception {
    for (String own :
        List.of(
            "WITH <" + MINE + "> INSERT { <a> <b> 1 } WHERE {}",
            "INSERT { GRAPH <" + MINE + "> { <a> <b> 1 } } USING <" + MINE + "> WHERE {}")) {
      refused(400, "TL-523", form("update=" + encoded(own) + "&using-graph-uri=" + encoded(OTHER)));
    }
  }

  // who may

  @Test
  void writing_takes_a_password_or_a_token() throws Exception {
    for (String path : List.of("update", "data?graph=" + encoded(MINE))) {
      HttpRequest.Builder request =
          endpoint
              .request(path)
              .header("Content-Type", UPDATE)
              .POST(HttpRequest.BodyPublishers.ofString(inserted(MINE)));
      HttpResponse<String> answer = send(request);
      refused(401, "TL-528", answer);
      assertTrue(header(answer, "WWW-Authenticate").contains("Basic realm="));
      assertTrue(header(answer, "WWW-Authenticate").contains("Bearer realm="));
      for (String wrong :
          List.of(
              "Bearer " + TOKEN + "x",
              "Bearer",
              "Basic " + basic("ann", "wrong"),
              "Basic " + basic("eve", "password"),
              "Basic %%%",
              "Digest x")) {
        refused(401, "TL-528", send(request.copy().header("Authorization", wrong)));
      }
    }
    for (String right :
        List.of(
            "Basic " + basic("ann", "password"),
            "basic " + basic("bob", "a:b c"),
            "bearer " + TOKEN)) {
      HttpRequest.Builder request =
          endpoint.request("update").header("Content-Type", UPDATE).header("Authorization", right);
      assertEquals(
          204,
          send(request.POST(HttpRequest.BodyPublishers.ofString(inserted(MINE)))).statusCode());
    }
    assertEquals(200, endpoint.get("data?graph=" + encoded(MINE), "*/*").statusCode());
  }

  private static String basic(String name, String password) {
    return Base64.getEncoder()
        .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void pages_of_other_origins_cannot_write_with_their_visitors_password() throws Exception {
    refused(
        403,
        "TL-528",
        send(
            allowed("update")
                .header("Origin", "https://evil.example")
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString("update=" + encoded(inserted(MINE))))));
  }

  @Test
  void the_description_names_the_update_service() throws Exception {
    assertTrue(endpoint.get("sparql", "text/turtle").body().contains("SPARQL11Update"));
  }
}
