package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled questions over the hand-made sample graph, in which nothing exhibits anything. */
class QuestionsTest {
  /** Questions about one paper: the sample graph has another. */
  private static final List<String[]> GIVEN =
      List.of(
          new String[] {
            "a critical review of recurrent neural networks for sequence learning",
            "weft replay without a buffer"
          },
          new String[] {
            "a comprehensive survey of continual learning theory method and application",
            "weft replay without a buffer"
          });

  private static DatasetGraph data;

  @BeforeAll
  static void load() {
    data = DatabaseMgr.createDatasetGraph();
    data.executeWrite(
        () -> {
          RDFDataMgr.read(data, "src/test/resources/graph/sample.trig");
          RDFDataMgr.read(
              DatasetFactory.wrap(data).getNamedModel("http://localhost:3030/graph/ontology"),
              "ontology/tripleloom.ttl");
        });
  }

  static Stream<Question> questions() {
    return Questions.bundled().all().stream();
  }

  private static String about(Question question) {
    String text = question.text();
    for (String[] pair : GIVEN) {
      text = text.replace(pair[0], pair[1]);
    }
    return text;
  }

  private static List<String> rows(String text) {
    Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
    return data.calculateRead(
        () -> {
          try (QueryExec exec =
              QueryExec.dataset(data).query(query).set(TDB2.symUnionDefaultGraph, true).build()) {
            RowSet rows = exec.select();
            return rows.stream().map(Object::toString).toList();
          }
        });
  }

  @Test
  void there_are_at_least_fifteen() {
    assertTrue(questions().count() >= 15);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void each_is_standard_sparql_in_a_stable_order_with_a_word_for_every_column(Question question) {
    Query query = QueryFactory.create(question.text(), Syntax.syntaxSPARQL_11);
    assertEquals(query.getResultVars().size(), question.columns().size());
    assertFalse(query.getOrderBy().isEmpty());
    assertTrue(question.question().endsWith("?"), question.question());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void each_has_an_answer(Question question) {
    List<String> rows = rows(about(question));
    assertEquals(question.name().equals("what-models-show"), rows.isEmpty());
    assertEquals(rows, rows(about(question)));
  }

  @Test
  void what_mitigates_forgetting_comes_with_the_sentences() {
    List<String> rows =
        rows(Questions.bundled().find("what-mitigates-forgetting").orElseThrow().text());
    assertEquals(2, rows.size());
    assertTrue(rows.get(0).contains("\"anchor learning\""), rows.get(0));
    assertTrue(rows.get(0).contains("\"AL mitigates catastrophic forgetting, as "), rows.get(0));
    assertTrue(rows.get(1).contains("\"Weft\""), rows.get(1));
  }
}
