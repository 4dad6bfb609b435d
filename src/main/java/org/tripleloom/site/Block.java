package org.tripleloom.site;

import java.util.List;

/**
 * All that is said of an entity by one property in one direction.
 *
 * @param id for links within the page: {@code mitigates}, {@code mitigates-of}
 * @param title how the property reads from the entity: "Mitigates", "Mitigated by"
 * @param definition of the property
 * @param papersAt at higher confidences as {@link Higher#counts} gives them, like {@code claimsAt}
 * @param groups the first of them
 * @param path of the page that lists all
 * @param query SPARQL that gives the same
 */
public record Block(
    String id,
    String title,
    String definition,
    int papers,
    String papersAt,
    int claims,
    String claimsAt,
    List<Group> groups,
    String path,
    String query) {
  public Block {
    groups = List.copyOf(groups);
  }

  /**
   * Claims about the same other entity.
   *
   * @param entity the other one; null where the claims say what papers do
   * @param papers that say so
   * @param papersAt as in {@link Block}
   * @param lines the surest
   */
  public record Group(EntityLink entity, int papers, String papersAt, List<ClaimLine> lines) {
    public Group {
      lines = List.copyOf(lines);
    }
  }

  /** How many claims there are beside those of the groups. */
  public int more() {
    return claims - groups.stream().mapToInt(group -> group.lines().size()).sum();
  }
}
