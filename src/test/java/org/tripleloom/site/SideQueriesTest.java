package org.tripleloom.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.tripleloom.vocab.Tl;

class SideQueriesTest {
  private static final String DATA =
      """
      PREFIX tl: <%s>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      <a:p> a tl:Paper .
      <a:q> a tl:Paper .
      <a:sure> skos:prefLabel "sure" .
      <a:unsure> skos:prefLabel "unsure" .
      [] rdf:subject <a:p> ; rdf:object <a:it> ; tl:confidence 0.9 .
      [] rdf:subject <a:p> ; rdf:object <a:sure> ; tl:confidence 0.8 .
      [] rdf:subject <a:p> ; rdf:object <a:unsure> ; tl:confidence 0.3 .
      [] rdf:subject <a:q> ; rdf:object <a:it> ; tl:confidence 0.4 .
      [] rdf:subject <a:q> ; rdf:object <a:sure> ; tl:confidence 0.9 .
      """
          .formatted(Tl.NS);

  private static List<String> related(double least) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(DATA, Lang.TURTLE).parse(model);
    List<String> found = new ArrayList<>();
    try (QueryExecution query =
        QueryExecutionFactory.create(SideQueries.of("a:it", least).related(), model)) {
      query
          .execSelect()
          .forEachRemaining(
              row ->
                  found.add(
                      row.get("name").asLiteral() + " " + row.get("shared").asLiteral().getInt()));
    }
    return found;
  }

  @Test
  void both_claims_of_a_paper_are_as_sure_as_asked_for() {
    assertEquals(List.of("sure 2", "unsure 1"), related(0));
    assertEquals(List.of("sure 1"), related(0.5));
  }
}
