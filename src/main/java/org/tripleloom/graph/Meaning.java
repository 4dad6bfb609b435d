package org.tripleloom.graph;

/** What the names of one paper's entities mean. */
public interface Meaning {
  /**
   * The slug of an entity.
   *
   * @param name as the paper's extraction has it
   */
  String slug(String name);

  /** Whether the hierarchy over all papers has the one directly as a kind of the other. */
  boolean isKind(String narrow, String broad);
}
