package org.tripleloom.site;

import java.util.List;
import org.tripleloom.search.Question;

/**
 * What the start page shows.
 *
 * @param papers in the store
 * @param claims in the store
 * @param types the entities by class of the ontology
 * @param triples in the union of all graphs
 */
public record StartPage(
    long papers,
    long entities,
    long claims,
    long triples,
    List<Type> types,
    List<Question> questions) {
  public StartPage {
    types = List.copyOf(types);
    questions = List.copyOf(questions);
  }

  /**
   * One class of entities.
   *
   * @param style its style class
   */
  public record Type(String label, String style, long count) {}
}
