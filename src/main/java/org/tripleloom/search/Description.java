package org.tripleloom.search;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * One page of what the store says about a thing.
 *
 * @param resource what it is about: a thing or a named graph
 * @param graph the thing's statements, the claims about it with their mentions, and the labels of
 *     its neighbours
 * @param page from 1
 * @param size of a full page: statements and claims; of a named graph, resources
 * @param next whether more follows
 * @param total how many statements and claims there are on all pages, or -1 where only a longer
 *     look could tell
 */
public record Description(
    Node resource, Graph graph, int page, int size, boolean next, long total) {
  /** Statements and claims on a page. */
  static final int STATEMENTS = 500;

  /** Resources on a page of a named graph, each with all that is stated of it. */
  static final int RESOURCES = 200;

  /** The number of the last page, or -1 where only a longer look could tell. */
  public long last() {
    return total < 0 ? -1 : Math.max(1, (total + size - 1) / size);
  }
}
