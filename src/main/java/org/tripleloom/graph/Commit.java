package org.tripleloom.graph;

/**
 * A state of the store's graphs. What is derived from the graphs keeps the commit that it was made
 * from.
 *
 * @param number from 1 for the first change of any graph; 0 for an empty store
 * @param name random, so that another store's commit of the same number, or that of a backup which
 *     went on another way, is another commit
 */
public record Commit(long number, String name) {
  /** Of a store that nothing was ever written to. */
  public static final Commit NONE = new Commit(0, "empty");

  /** As {@link #toString} gives it; {@link #NONE} for what is none. */
  public static Commit parse(String text) {
    int dash = text.indexOf('-');
    return dash > 0 && text.substring(0, dash).matches("\\d{1,18}")
        ? new Commit(Long.parseLong(text.substring(0, dash)), text.substring(dash + 1))
        : NONE;
  }

  /** As in {@code 17-5f3a01bc}. */
  @Override
  public String toString() {
    return number + "-" + name;
  }
}
