package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripleloom.graph.Store;

/** A server with little memory, and queries that would take all of it and more. */
class HungryQueriesTest {
  private static final Pattern ADDRESS = Pattern.compile("at (http://[^ ]+/) ");

  /** A hundred million rows of strings, each another. */
  private static final String ROWS =
      "VALUES ?a { 0 1 2 3 4 5 6 7 8 9 } VALUES ?b { 0 1 2 3 4 5 6 7 8 9 } VALUES ?c { 0 1 2 3 4 5 6 7 8 9 } "
          + "VALUES ?d { 0 1 2 3 4 5 6 7 8 9 } VALUES ?e { 0 1 2 3 4 5 6 7 8 9 } VALUES ?f { 0 1 2 3 4 5 6 7 8 9 } "
          + "VALUES ?g { 0 1 2 3 4 5 6 7 8 9 } VALUES ?h { 0 1 2 3 4 5 6 7 8 9 } "
          + "BIND (CONCAT('a long text that makes every row heavy ', STR(?a), STR(?b), STR(?c), STR(?d), STR(?e), STR(?f), STR(?g), STR(?h)) AS ?x)";

  @TempDir static Path folder;
  private static Process server;
  private static URI address;

  @BeforeAll
  static void serve() throws Exception {
    Store.openOrCreate(folder.resolve("store"), null).close();
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tripleloom.cli.Main",
                "serve",
                "--store",
                "store",
                "--port",
                "0",
                "--timeout",
                "10m",
                "--max-rows",
                "0")
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    while (address == null) {
      Matcher found = ADDRESS.matcher(out.readLine());
      address = found.find() ? URI.create(found.group(1)) : null;
    }
  }

  @AfterAll
  static void stop() {
    server.destroyForcibly();
  }

  private static HttpResponse<String> ask(String query) throws Exception {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address.resolve("sparql"))
                .timeout(Duration.ofMinutes(3))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("query=" + encoded))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?x (COUNT(*) AS ?n) { @ } GROUP BY ?x",
        "SELECT ?x { @ } ORDER BY ?x",
        "SELECT (STRLEN(?y) AS ?n) { BIND ('0123456789' AS ?s) BIND (CONCAT(?s,?s,?s,?s,?s,?s,?s,?s,?s,?s) AS ?t)"
            + " BIND (CONCAT(?t,?t,?t,?t,?t,?t,?t,?t,?t,?t) AS ?u) BIND (CONCAT(?u,?u,?u,?u,?u,?u,?u,?u,?u,?u) AS ?v)"
            + " BIND (CONCAT(?v,?v,?v,?v,?v,?v,?v,?v,?v,?v) AS ?w) BIND (CONCAT(?w,?w,?w,?w,?w,?w,?w,?w,?w,?w) AS ?x)"
            + " BIND (CONCAT(?x,?x,?x,?x,?x,?x,?x,?x,?x,?x) AS ?z) BIND (CONCAT(?z,?z,?z,?z,?z,?z,?z,?z,?z,?z) AS ?y) }",
      })
  void a_query_that_takes_all_memory_is_stopped_and_the_server_goes_on(String query)
      throws Exception {
    HttpResponse<String> answer = ask(query.replace("@", ROWS));
    assertEquals(503, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("TL-511"), answer.body());
    assertEquals(List.of("x", "1"), ask("SELECT (1 AS ?x) {}").body().lines().toList());
    assertTrue(server.isAlive());
  }
}
