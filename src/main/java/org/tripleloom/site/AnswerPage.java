package org.tripleloom.site;

import java.util.List;

/**
 * A query with its answer.
 *
 * @param title of the bundled question, or empty
 * @param question the sentence of the bundled question, or empty
 * @param text the SPARQL
 * @param problem what was wrong, or null when there is an answer
 * @param columns the variables; empty for an answer that is no table
 * @param rows as many as are shown
 * @param more whether the answer has more rows than are shown
 * @param plain the answer of ASK, CONSTRUCT and DESCRIBE as text, or null
 */
public record AnswerPage(
    String title,
    String question,
    String text,
    String problem,
    List<String> columns,
    List<List<Cell>> rows,
    boolean more,
    String plain) {

  /**
   * @param text for people
   * @param link relative or http, or null
   * @param number whether it stands to the right
   */
  public record Cell(String text, String link, boolean number) {}

  static AnswerPage failed(String text, String problem) {
    return new AnswerPage("", "", text, problem, List.of(), List.of(), false, null);
  }
}
