package org.tripleloom.site;

import java.util.List;

/**
 * What people decided about the graph, and what can be decided about one paper or entity.
 *
 * @param reader who has signed in and may decide, or empty
 * @param entries the latest first
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
   * @param id of the decision
   * @param time when it was taken, to the second
   * @param undone when it was taken back, or empty
   * @param note why, or empty
   */
  public record Entry(String id, List<Piece> text, String time, String undone, String note) {}

  /**
   * @param accepted whether somebody has said that it is right
   */
  public record Statement(StatedLine said, boolean accepted) {}
}
