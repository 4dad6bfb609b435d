package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tripleloom.serve.Endpoint.header;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query can reach. A server beside the endpoint counts who calls it. */
class GuardRailsTest {
  @TempDir static Path folder;
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static HttpServer other;
  private static Endpoint endpoint;
  private static String address;

  @BeforeAll
  static void serve() throws Exception {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          CALLS.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    other.start();
    address = "http://127.0.0.1:" + other.getAddress().getPort() + "/";
    Files.writeString(folder.resolve("secret.ttl"), "<http://e.org/s> <http://e.org/p> 'secret' .");
    endpoint =
        new Endpoint(
            folder.resolve("store"),
            "<graph/a> { <s> <p> 'x' . }",
            new EndpointSettings(Duration.ofSeconds(20), 100, 2, false, Optional.empty()));
    endpoint.store.write(
        data ->
            data.add(
                Quad.defaultGraphNodeGenerated,
                endpoint.store.iris().of("hidden"),
                endpoint.store.iris().of("p"),
                endpoint.store.iris().of("hidden")));
  }

  @AfterAll
  static void stop() {
    endpoint.close();
    other.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASK { SERVICE <@> { ?s ?p ?o } }",
        "ASK { SERVICE SILENT <@> { ?s ?p ?o } }",
        "SELECT * { VALUES ?e { <@> } SERVICE ?e { ?s ?p ?o } }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE <@> { ?s ?p ?o } } } } }",
        "SELECT * { ?s ?p ?o } ORDER BY EXISTS { SERVICE <@> { ?x ?y ?z } }",
        "SELECT (SUM(IF(EXISTS { SERVICE <@> { ?x ?y ?z } }, 1, 0)) AS ?n) { ?s ?p ?o }",
        "LOAD <@>",
        "SELECT * FROM <file:@@> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:@@> { GRAPH ?g { ?s ?p ?o } }",
        "ASK { FILTER (<java:java.lang.System.exit>(1)) }",
        "SELECT (<java:org.apache.jena.sparql.function.library.wait>(9) AS ?x) {}",
        "PREFIX afn: <http://jena.apache.org/ARQ/function#> ASK { FILTER (afn:wait(9)) }",
        "PREFIX afn: <http://jena.hpl.hp.com/ARQ/function#> ASK { FILTER (afn:print(9)) }",
        "ASK { ?s ?p ?o } ORDER BY <java:x.Y>(?s)",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (MAX(<java:x.Y>(?o)) > 1)",
        "ASK { ?s <java:org.apache.jena.sparql.pfunction.library.assign> ?x }",
        "PREFIX apf: <http://jena.apache.org/ARQ/property#> ASK { ?x apf:strSplit ('a' 'b') }",
        "ASK { GRAPH <urn:x-arq:DefaultGraph> { ?s ?p ?o } }",
      })
  void what_reaches_outside_the_store_is_refused(String query) throws Exception {
    int before = CALLS.get();
    HttpResponse<String> answer =
        endpoint.ask(
            query.replace("@@", folder.resolve("secret.ttl").toString()).replace("@", address),
            "*/*");
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("TL-503"), answer.body());
    assertEquals(before, CALLS.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?x { BIND (<http://jena.apache.org/ARQ/function#version>() AS ?x) }",
        "SELECT ?x { BIND (CALL(IRI(CONCAT('java:org.apache.jena.sparql.function.', 'library.pi'))) AS ?x) }",
        "SELECT ?x { BIND (CALL(IRI(CONCAT('http://jena.apache.org/ARQ/function#', 'context')), 'x') AS ?x) }",
        "SELECT ?x { BIND (<http://jena.apache.org/ARQ/jsFunction#f>(1) AS ?x) }",
        "SELECT ?x { VALUES ?g { <urn:x-arq:DefaultGraph> } GRAPH ?g { ?x <p> ?y } }",
        "SELECT ?x { VALUES ?g { <urn:x-arq:DefaultGraphNode> } GRAPH ?g { ?x <p> ?y } }",
        "SELECT ?x { GRAPH <urn:x-arq:DefaultGraphNode> { ?x <p> ?y } }",
        "SELECT ?x { GRAPH ?g { ?x <p> <hidden> } }",
        "SELECT ?x FROM <urn:x-arq:DefaultGraphNode> { ?x <p> <hidden> }",
        "SELECT ?x FROM NAMED <urn:x-arq:DefaultGraph> { GRAPH ?g { ?x <p> <hidden> } }",
        "SELECT ?x FROM <urn:x-arq:DefaultGraph> { ?x <p> <hidden> }",
        "SELECT ?x { <hidden> (<p>|!<p>)* ?x FILTER (?x != <hidden>) }",
      })
  void classes_by_computed_names_and_the_hidden_graph_give_nothing(String query) throws Exception {
    HttpResponse<String> answer = endpoint.ask(query, "text/csv");
    assertFalse(
        answer.statusCode() == 200 && answer.body().lines().skip(1).anyMatch(row -> !row.isBlank()),
        answer.body());
  }

  @Test
  void the_hidden_graph_is_there_all_the_same() {
    boolean there =
        endpoint.store.readStorage(
            data ->
                data.contains(
                    Quad.defaultGraphNodeGenerated,
                    endpoint.store.iris().of("hidden"),
                    Node.ANY,
                    Node.ANY));
    assertTrue(there);
  }

  @Test
  void functions_that_compute_are_there() throws Exception {
    String query =
        "PREFIX afn: <http://jena.apache.org/ARQ/function#> PREFIX fn: <http://www.w3.org/2005/xpath-functions#>"
            + " SELECT (afn:localname(<http://e.org/n#x>) AS ?a) (fn:string-length('abc') AS ?b)"
            + " (REPLACE('abcb', 'B', '-', 'i') AS ?c) (REGEX('Abc', '^a', 'i') AS ?d)"
            + " (REPLACE('2-1', '(.)-(.)', '$2$1') AS ?e) (REPLACE('aaa', '', 'x') AS ?f)"
            + " (LANG(REPLACE('Hut'@de, 'u', 'a')) AS ?g) {}";
    HttpResponse<String> answer = endpoint.ask(query, "text/csv");
    assertEquals("x,3,a-c-,true,12,xaaa,de", answer.body().lines().skip(1).findFirst().orElse(""));
  }

  @Test
  void more_queries_at_once_than_allowed_are_asked_to_come_again() throws Exception {
    String slow =
        "SELECT (COUNT(*) AS ?n) { "
            + IntStream.range(0, 20)
                .mapToObj(i -> "VALUES ?v" + i + " { 1 2 3 4 }")
                .collect(Collectors.joining(" "))
            + " }";
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asked.add(
          Endpoint.sendLater(endpoint.request("sparql?timeout=4&query=" + Endpoint.encoded(slow))));
    }
    // the first answer is that of one too many, when those that run have not ended
    CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    HttpResponse<String> page =
        endpoint.get("query.html?query=" + Endpoint.encoded("ASK {}"), "text/html");
    assertEquals(503, page.statusCode());
    assertTrue(page.body().contains("TL-521"), page.body());
    assertTrue(Integer.parseInt(header(page, "Retry-After")) > 0);
    int busy = 0;
    int stopped = 0;
    for (CompletableFuture<HttpResponse<String>> future : asked) {
      HttpResponse<String> answer = future.get(60, TimeUnit.SECONDS);
      assertEquals(503, answer.statusCode());
      if (answer.body().startsWith("TL-521")) {
        busy++;
        assertTrue(Integer.parseInt(header(answer, "Retry-After")) > 0);
      } else if (answer.body().startsWith("TL-505")) {
        stopped++;
      }
    }
    assertEquals(2, busy);
    assertEquals(2, stopped);
    assertEquals(200, endpoint.ask("ASK {}", "*/*").statusCode());
  }
}
