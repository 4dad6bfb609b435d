package org.tripleloom.site;

import java.time.Duration;
import java.util.List;

/**
 * The answer to a query.
 *
 * @param problem what was wrong, or null when there is an answer
 * @param columns the variables; empty for an answer that is no table
 * @param rows as many as are shown
 * @param more whether the answer has more rows or triples than are shown
 * @param plain the answer of ASK, CONSTRUCT and DESCRIBE as text, or null
 * @param triples whether that text is Turtle
 * @param took how long it was asked for
 */
public record AnswerPage(
    String problem,
    List<String> columns,
    List<List<Cell>> rows,
    boolean more,
    String plain,
    boolean triples,
    Duration took) {

  /**
   * @param text for people
   * @param link relative or http, or null
   * @param number whether it stands to the right
   */
  public record Cell(String text, String link, boolean number) {}

  static AnswerPage failed(String problem) {
    return new AnswerPage(problem, List.of(), List.of(), false, null, false, Duration.ZERO);
  }

  static AnswerPage plain(String text) {
    return new AnswerPage(null, List.of(), List.of(), false, text, false, Duration.ZERO);
  }

  static AnswerPage triples(String turtle, boolean more) {
    return new AnswerPage(null, List.of(), List.of(), more, turtle, true, Duration.ZERO);
  }

  static AnswerPage table(List<String> columns, List<List<Cell>> rows, boolean more) {
    return new AnswerPage(null, columns, rows, more, null, false, Duration.ZERO);
  }

  AnswerPage after(Duration time) {
    return new AnswerPage(problem, columns, rows, more, plain, triples, time);
  }

  /** How many rows, or what is there instead, in how much time. */
  public String summary() {
    String what =
        plain != null
            ? triples
                ? (more ? "The first triples, of more," : "Triples")
                : "The answer is " + plain
            : rows.size() + (rows.size() == 1 ? " row" : " rows") + (more ? ", and more," : "");
    return what + " in " + took.toMillis() + " ms";
  }
}
