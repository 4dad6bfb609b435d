package org.tripleloom.site;

import java.util.List;

/**
 * Methods, or other entities, side by side.
 *
 * @param compared two to four; fewer when less was asked for
 * @param sections what is stated of them, one for each relation and direction
 * @param counts what the papers that introduce or use them do
 * @param between who does what to whom among them
 * @param disagreements where statements cannot all be so
 * @param unknown what was asked for and is not in the graph
 */
public record ComparePage(
    List<EntityLink> compared,
    List<Section> sections,
    List<Section> counts,
    List<Between> between,
    List<Disagreement> disagreements,
    List<String> unknown) {

  /**
   * @param rows those that most of the compared share first
   * @param more how many rows there are beside these
   */
  public record Section(String title, String definition, List<Row> rows, int more) {}

  /**
   * @param cells one for each of the compared; null where nothing is stated
   */
  public record Row(EntityLink other, List<Cell> cells) {
    /** Whether something is stated of more than one. */
    public boolean shared() {
      return cells.stream().filter(cell -> cell != null).count() > 1;
    }
  }

  /**
   * @param papers that say so
   * @param best the surest claim; null where papers are counted alone
   */
  public record Cell(int papers, ClaimLine best) {}

  public record Between(EntityLink subject, String relation, EntityLink object, Cell cell) {}

  /**
   * @param one what some papers say
   * @param other what others say
   */
  public record Disagreement(Between one, Between other) {}
}
