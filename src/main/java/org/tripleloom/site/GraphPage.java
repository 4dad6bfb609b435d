package org.tripleloom.site;

import java.util.List;

/**
 * What stands around papers and entities.
 *
 * @param nodes those in the middle first
 * @param types to choose from
 * @param relations to choose from
 * @param unknown what was asked for and is not in the graph
 * @param least confidence of what is shown
 */
public record GraphPage(
    List<Node> nodes,
    List<Edge> edges,
    List<Choice> types,
    List<Choice> relations,
    List<String> unknown,
    double least) {
  public GraphPage {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    types = List.copyOf(types);
    relations = List.copyOf(relations);
    unknown = List.copyOf(unknown);
  }

  /**
   * @param paper whether it is a paper, not an entity
   * @param middle whether its neighbours are shown
   * @param hidden how many of them are not
   * @param step the address of the page with it in the middle, or no more; null for the last one
   */
  public record Node(EntityLink link, boolean paper, boolean middle, int hidden, String step) {}

  /**
   * @param name of the property, as parameters have it
   * @param label of the property
   * @param claims how many say so
   * @param best the surest of them
   */
  public record Edge(
      EntityLink from, String name, String label, EntityLink to, int claims, ClaimLine best) {}

  /**
   * @param name of the parameter's value
   */
  public record Choice(String name, String label, boolean chosen) {}

  /** Those in the middle. */
  public List<Node> middle() {
    return nodes.stream().filter(Node::middle).toList();
  }

  /** Of the page. */
  public String title() {
    List<Node> middle = middle();
    if (middle.isEmpty()) {
      return "Graph";
    }
    String first = "Around " + middle.get(0).link().label();
    return middle.size() == 1 ? first : first + " and " + (middle.size() - 1) + " more";
  }
}
