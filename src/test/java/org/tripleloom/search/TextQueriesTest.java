package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class TextQueriesTest {
  @TempDir Path folder;
  private Shelf shelf;

  @BeforeEach
  void fill() {
    shelf = new Shelf(folder.resolve("store")).filled();
  }

  @AfterEach
  void close() {
    shelf.close();
  }

  /** The values of ?s, and of ?x where there is one, a line for each row. */
  private Set<String> ask(String pattern) {
    return shelf.store.read(
        view -> {
          Set<String> rows = new TreeSet<>();
          var query = QueryText.parse("SELECT * { " + pattern + " }", Shelf.IRIS.base());
          try (QueryExec exec = QueryExec.dataset(view).query(query).build()) {
            exec.select()
                .forEachRemaining(
                    row -> {
                      String subject = row.get("s").getURI().replace(Shelf.IRIS.base(), "");
                      var x = row.get("x");
                      rows.add(x == null ? subject : subject + " " + x.getLiteralLexicalForm());
                    });
          }
          return rows;
        });
  }

  @Test
  void a_text_alone_asks_labels_forms_titles_and_abstracts() {
    assertEquals(
        Set.of("entity/catastrophic-forgetting", "entity/forgetting", "paper/weft"),
        ask("?s text:query 'forgetting'"));
    assertEquals(Set.of("entity/forgetting"), ask("?s text:query 'memory'"));
  }

  @Test
  void a_property_asks_its_literals_and_the_third_variable_is_the_one_that_fits() {
    assertEquals(
        Set.of(
            "entity/elastic-weight-consolidation EWC",
            "entity/elastic-weight-consolidation Elastic Weight Consolidation (EWC)"),
        ask("(?s ?score ?x) text:query (skos:altLabel 'ewc' 10)"));
    assertEquals(
        Set.of("paper/weft Weft networks that do not forget", "paper/warp Warp and weft"),
        ask("(?s ?score ?x) text:query (dcterms:title 'weft')"));
    assertEquals(Set.of(), ask("?s text:query (skos:prefLabel 'ewc')"));
    assertEquals(
        Set.of("paper/weft", "entity/forgetting", "entity/catastrophic-forgetting"),
        ask("?s text:query (skos:prefLabel dcterms:abstract 'forgetting')"));
  }

  @Test
  void all_that_is_asked_for_must_stand_in_one_literal() {
    assertEquals(Set.of(), ask("?s text:query (skos:altLabel '+memory +ewc')"));
    assertEquals(Set.of(), ask("?s text:query '+memory +forgetting'"));
    assertEquals(Set.of("entity/forgetting"), ask("?s text:query '+memory +loss'"));
  }

  @Test
  void a_limit_takes_the_best() {
    assertEquals(Set.of("entity/forgetting"), ask("?s text:query (skos:prefLabel 'forgetting' 1)"));
    assertEquals(Set.of(), ask("?s text:query (skos:prefLabel 'forgetting' 0)"));
  }

  @Test
  void wildcards_phrases_and_similar_words_are_understood() {
    assertEquals(Set.of("entity/fine-tuning"), ask("?s text:query (skos:prefLabel 'FINETUN*')"));
    assertEquals(Set.of("entity/fine-tuning"), ask("?s text:query (skos:prefLabel 'fine tuning')"));
    assertEquals(
        Set.of("entity/elastic-weight-consolidation"),
        ask("?s text:query (skos:prefLabel '\"weight consolidation\"')"));
    assertEquals(
        Set.of("entity/catastrophic-forgetting"),
        ask("?s text:query (skos:prefLabel 'catastrofic~')"));
  }

  @Test
  void a_subject_that_is_bound_is_only_checked() {
    assertEquals(
        Set.of("entity/forgetting"),
        ask("VALUES ?s { <entity/forgetting> <paper/warp> } ?s text:query 'forgetting'"));
    assertEquals(
        Set.of("entity/forgetting", "entity/catastrophic-forgetting"),
        ask("?s a tl:Phenomenon . ?s text:query 'forgetting'"));
  }

  @Test
  void the_score_falls_from_the_best_hit_on() {
    List<Float> scores =
        shelf.store.read(
            view -> {
              var query =
                  QueryText.parse(
                      "SELECT ?score { (?s ?score) text:query (skos:prefLabel 'forgetting') }"
                          + " ORDER BY DESC(?score)",
                      Shelf.IRIS.base());
              try (QueryExec exec = QueryExec.dataset(view).query(query).build()) {
                List<Float> all = new java.util.ArrayList<>();
                exec.select()
                    .forEachRemaining(
                        row -> all.add(((Number) row.get("score").getLiteralValue()).floatValue()));
                return all;
              }
            });
    assertEquals(2, scores.size());
    assertTrue(scores.get(0) > scores.get(1) && scores.get(1) > 0, scores.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?s text:query '(('",
        "?s text:query (skos:prefLabel '\"open')",
        "?s text:query (rdfs:comment 'forgetting')",
        "?s text:query '/((((a*)*)*)*b{1,999}){9}/'",
        "?s text:query ('forgetting' 'highlight:s:<b>')",
      })
  void a_fault_in_the_text_is_a_fault_of_the_query(String pattern) {
    ProblemException e = assertThrows(ProblemException.class, () -> ask(pattern));
    assertEquals(Problem.BAD_QUERY, e.problem());
    assertTrue(e.getMessage().contains("text:query"), e.getMessage());
  }

  @Test
  void a_store_that_nobody_serves_is_indexed_when_it_is_first_asked() {
    shelf.store.write(data -> Shelf.paper(data, "new", "A new warp", ""));
    assertEquals(Set.of("paper/new", "paper/warp"), ask("?s text:query (dcterms:title 'warp')"));
  }

  @Test
  void hits_that_nobody_waits_for_any_more_are_not_collected() {
    ask("?s text:query 'forgetting'");
    Context context = new Context();
    ProblemException stopped =
        assertThrows(
            ProblemException.class,
            () ->
                QueryLimit.run(
                    Duration.ZERO,
                    context,
                    () -> {
                      TextQueries queries = new TextQueries(Search.of(shelf.store));
                      assertEquals(3, hits(queries).size());
                      Context.getOrSetCancelSignal(context).set(true);
                      return hits(queries);
                    }));
    assertEquals(Problem.QUERY_TOOK_TOO_LONG, stopped.problem());
    assertEquals(3, hits(new TextQueries(Search.of(shelf.store))).size());
  }

  private static List<TextHit> hits(TextQueries queries) {
    return queries.query((Node) null, List.of(), "forgetting", null, null, -1, null);
  }
}
