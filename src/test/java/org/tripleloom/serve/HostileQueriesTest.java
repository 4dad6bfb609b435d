package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries that would run for hours, each against a server that stops them after two seconds. */
class HostileQueriesTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int NODES = 60;
  private static final String NUMBERS =
      "VALUES ?%1$s {0 1 2 3 4 5 6 7 8 9} VALUES ?%1$s%1$s {0 1 2 3 4 5 6 7 8 9} ";

  @TempDir static Path folder;
  private static Endpoint endpoint;

  /** Every node is linked to every other. */
  private static String data() {
    StringBuilder trig = new StringBuilder("<graph/mesh> {\n");
    for (int from = 0; from < NODES; from++) {
      for (int to = 0; to < NODES; to++) {
        trig.append("<n%d> <p> <n%d> . ".formatted(from, to));
      }
      trig.append("<n%d> <text> \"%s\" .%n".formatted(from, "ab".repeat(20) + from));
    }
    return trig.append("}").toString();
  }

  @BeforeAll
  static void serve() {
    endpoint =
        new Endpoint(
            folder, data(), new EndpointSettings(LIMIT, 20_000, 3, false, Optional.empty()));
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  /** A million rows for each letter but one. */
  private static String inlineData(String letters) {
    StringBuilder values = new StringBuilder();
    letters.chars().forEach(c -> values.append(NUMBERS.formatted((char) c)));
    return values.toString();
  }

  static Stream<Map.Entry<String, String>> hostile() {
    String mesh = "?a <p> ?b . ?c <p> ?d . ?e <p> ?f . ?g <p> ?h . ";
    Map<String, String> queries = new TreeMap<>();
    queries.put("cross product", "SELECT (COUNT(*) AS ?n) { " + mesh + "}");
    queries.put("no row at all", "SELECT * { " + mesh + " FILTER (?a = ?b && ?a != ?b) }");
    queries.put(
        "no row of joins", "SELECT * { " + mesh + "FILTER (CONCAT(STR(?a), STR(?h)) = 'none') }");
    queries.put("inline data", "SELECT (COUNT(*) AS ?n) { " + inlineData("abcdefg") + "}");
    queries.put("sort", "SELECT * { " + mesh + "} ORDER BY ?h ?a");
    queries.put("sort and limit", "SELECT * { " + mesh + "} ORDER BY ?h ?a LIMIT 5");
    queries.put("groups", "SELECT ?a (COUNT(?b) AS ?n) { " + mesh + "} GROUP BY ?a ?c ?e");
    queries.put("concatenation", "SELECT (STRLEN(GROUP_CONCAT(?b)) AS ?n) { " + mesh + "}");
    queries.put(
        "distinct",
        "SELECT (COUNT(DISTINCT ?x) AS ?n) { "
            + mesh
            + " BIND (CONCAT(STR(?a), STR(?c), STR(?e)) AS ?x) }");
    queries.put(
        "minus", "SELECT (COUNT(*) AS ?n) { " + mesh + " MINUS { ?a <p> ?h . ?x <p> ?y } }");
    queries.put("path of steps", "ASK { <n0> (!<q>/!<q>/!<q>/!<q>/!<q>/!<q>/<q>)* <none> }");
    queries.put(
        "path in a path",
        "SELECT (COUNT(*) AS ?n) { ?a ((<p>*/<p>*)*/(<p>|^<p>)*)* ?b . ?c (<p>*)* ?d . ?e <p>* ?f }");
    queries.put("path of a length", "ASK { <n0> <p>{9} <none> }");
    queries.put(
        "exists",
        "SELECT * { " + mesh + " FILTER NOT EXISTS { ?x <p> ?y . ?z <p> ?w FILTER (?x != ?x) } }");
    queries.put(
        "subqueries",
        "SELECT (COUNT(*) AS ?n) { { SELECT ?a { "
            + mesh
            + "} } { SELECT ?z { ?x <p> ?y . ?z <p> ?w } } }");
    queries.put(
        "construct",
        "CONSTRUCT { ?a ?c ?e } { "
            + mesh
            + " FILTER (?a = ?b) FILTER (?c = <n1>) FILTER (?e = <n2>) }");
    queries.put("describe", "DESCRIBE ?a { " + mesh + "}");
    queries.put("ask", "ASK { " + mesh + " FILTER (STRLEN(STR(?h)) < 0) }");
    queries.put(
        "regular expression", "ASK { ?x <text> ?t FILTER REGEX(?t, '((ab|a|b)+)+\\\\1c') }");
    queries.put(
        "expression in an aggregate",
        "SELECT (SUM(IF(REGEX(?t, '((ab|a|b)+)+\\\\1c'), 1, 0)) AS ?n) { ?x <text> ?t }");
    queries.put(
        "expression in HAVING",
        "SELECT ?x { ?x <text> ?t } GROUP BY ?x HAVING (REGEX(SAMPLE(?t), '((ab|a|b)+)+\\\\1c'))");
    queries.put(
        "expression in ORDER BY",
        "SELECT ?x { ?x <text> ?t } ORDER BY REGEX(?t, '((ab|a|b)+)+\\\\1c')");
    queries.put(
        "expression in a subquery",
        "SELECT ?x { { SELECT ?x { ?x <text> ?t BIND (REPLACE(?t, '((ab|a|b)+)+\\\\1c', '') AS ?r) FILTER (?r = '') } } }");
    queries.put(
        "expression in EXISTS",
        "ASK { ?y <p> ?z FILTER EXISTS { ?x <text> ?t FILTER REGEX(?t, '((ab|a|b)+)+\\\\1c') } }");
    queries.put(
        "expression by its XPath name",
        "ASK { ?x <text> ?t FILTER <http://www.w3.org/2005/xpath-functions#matches>(?t, '((ab|a|b)+)+\\\\1c') }");
    queries.put(
        "expression of the data",
        "ASK { ?x <text> ?t BIND (CONCAT('((ab|a|b)+)+\\\\1', 'c') AS ?e) FILTER REGEX(?t, ?e) }");
    return queries.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_hostile_query_is_stopped_and_the_server_goes_on(Map.Entry<String, String> query)
      throws Exception {
    HttpResponse<String> answer = endpoint.ask(query.getValue(), "*/*");
    assertEquals(503, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("TL-505"), answer.body());
    assertEquals(200, endpoint.ask("ASK { ?s <p> ?o }", "*/*").statusCode());
  }
}
