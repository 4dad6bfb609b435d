package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class QueryTextTest {
  private static final String BASE = "http://example.org/kg/";

  @Test
  void the_usual_prefixes_and_relative_names_need_no_declaration() {
    Query query =
        QueryText.parse("SELECT * { <entity/ewc> skos:prefLabel ?l ; a tl:Method }", BASE);
    String pattern = query.getQueryPattern().toString();
    assertTrue(pattern.contains("<http://example.org/kg/entity/ewc>"), pattern);
    assertTrue(pattern.contains("<https://w3id.org/tripleloom/ontology#Method>"), pattern);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT ?x { ?x a } | at line 1, column 18: \"}\" cannot stand here",
        "SELECT ?x { ?x a ?y | it ends where more is needed",
        "SELECT * { ?s bad } | at line 1, column 18: \"bad\" is no word of SPARQL",
        "SELECT * { ?s ba$d ?o } | at line 1, column 17: \"ba$\" cannot stand here",
        "SELECT ?x { ?x no:such ?y } | at line 1, column 16: Unresolved prefixed name: no:such",
        "INSERT DATA { <a> <b> <c> } | at line 1, column 1: \"INSERT DATA\" cannot stand here",
        "ASK { { SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } } } } | SERVICE http://127.0.0.1:1/",
        "ASK { FILTER NOT EXISTS { SERVICE ?any { ?s ?p ?o } } } | SERVICE ?any",
        "SELECT (COUNT(?x) AS ?n) ?y { ?x ?y ?z } | Non-group key variable in SELECT: ?y",
        "SELECT \u0060 | at line 1, column 9: it ends",
      })
  void a_fault_is_one_sentence_with_its_place(String text, String expected) {
    ProblemException e = assertThrows(ProblemException.class, () -> QueryText.parse(text, BASE));
    assertEquals(Problem.BAD_QUERY, e.problem());
    assertEquals(1, e.sentence().lines().count());
    assertTrue(e.sentence().contains(expected), e.sentence());
  }
}
