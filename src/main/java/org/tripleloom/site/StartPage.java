package org.tripleloom.site;

import java.util.List;
import org.tripleloom.search.Question;

/**
 * What the start page shows.
 *
 * @param built when the last build ended, as {@code 2026-11-20 10:30}; empty before the first
 * @param added papers that it added
 * @param types the entities by class of the ontology
 * @param tops lists of entities, each with its share of papers by year
 * @param newest papers, the latest first
 * @param examples of what to search for
 */
public record StartPage(
    long papers,
    long entities,
    long claims,
    String years,
    String built,
    String run,
    long added,
    List<Type> types,
    List<Top> tops,
    List<Paper> newest,
    List<EntityLink> examples,
    List<Question> questions) {
  public StartPage {
    types = List.copyOf(types);
    questions = List.copyOf(questions);
  }

  /**
   * One class of entities.
   *
   * @param style its style class
   * @param path of its page
   */
  public record Type(String label, String style, String path, String definition, long count) {}

  /**
   * @param note what the numbers count
   */
  public record Top(String title, String note, List<Item> items) {}

  /**
   * @param number as text
   */
  public record Item(EntityLink entity, String number, Chart years) {}

  /** A paper. */
  public record Paper(String path, String title, String date) {}
}
