package org.tripleloom.site;

import java.util.List;

/** The classes of the ontology, and in each the kinds of things that papers name. */
public record ClassTree(List<Branch> branches) {
  /**
   * One class.
   *
   * @param path of its page
   * @param entities of it and of its subclasses
   * @param subclasses in the ontology
   * @param kinds the widest of its entities
   */
  public record Branch(
      String label,
      String style,
      String path,
      String definition,
      int entities,
      List<Branch> subclasses,
      List<Kind> kinds) {}

  /**
   * An entity and what is a kind of it.
   *
   * @param more how many kinds are not listed
   */
  public record Kind(EntityLink entity, List<Kind> kinds, int more) {
    public int all() {
      return kinds.size() + more;
    }
  }
}
