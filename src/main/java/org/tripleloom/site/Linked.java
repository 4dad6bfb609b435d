package org.tripleloom.site;

/** Told of what a page links to when it becomes a file: what must become files too. */
@FunctionalInterface
public interface Linked {
  /**
   * @param path of a page, as in {@link PageRequest#path}
   */
  void page(String path);

  /**
   * A document for programs.
   *
   * @param path of what it describes
   * @param suffix with the dot
   */
  default void document(String path, String suffix) {}
}
