package org.tripleloom.site;

import java.util.List;

/**
 * What people decided about the graph, and what can be decided about one paper or entity.
 *
 * @param reader who has signed in and may decide, or empty
 * @param entries the log, the latest first
 * @param subject null where none was asked for
 * @param names of an entity; empty for a paper
 * @param statements about it, the least sure first
 * @param more how many there are beside these
 */
public record CurationPage(
    String reader,
    List<Entry> entries,
    EntityLink subject,
    List<String> names,
    List<Statement> statements,
    int more) {
  public CurationPage {
    entries = List.copyOf(entries);
    names = List.copyOf(names);
    statements = List.copyOf(statements);
  }

  /**
   * Something that was done: a decision was taken, or taken back.
   *
   * @param id to take it back with, where it holds; else empty
   * @param text what was decided
   * @param back whether that was taken back here
   * @param time to the second
   * @param by who did it, or empty where nobody is named
   * @param note why, or empty
   * @param undone when it was taken back, or empty
   */
  public record Entry(
      String id,
      List<Piece> text,
      boolean back,
      String time,
      String by,
      String note,
      String undone) {}

  /**
   * @param accepted whether somebody has said that it is right
   */
  public record Statement(StatedLine said, boolean accepted) {}
}
