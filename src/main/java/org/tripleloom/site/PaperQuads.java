package org.tripleloom.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** All that one paper's graph holds, read once. */
final class PaperQuads {
  private final Map<Node, Map<Node, List<Node>>> values = new HashMap<>();

  /**
   * @param graph of the paper
   */
  PaperQuads(DatasetGraph view, Node graph) {
    view.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(this::keep);
  }

  private void keep(Quad quad) {
    values
        .computeIfAbsent(quad.getSubject(), s -> new HashMap<>())
        .computeIfAbsent(quad.getPredicate(), p -> new ArrayList<>())
        .add(quad.getObject());
  }

  /** Empty where there is none. */
  List<Node> nodes(Node subject, Node property) {
    return values.getOrDefault(subject, Map.of()).getOrDefault(property, List.of());
  }

  /** As text, sorted. */
  List<String> all(Node subject, Node property) {
    return nodes(subject, property).stream()
        .map(value -> value.isLiteral() ? value.getLiteralLexicalForm() : value.toString())
        .sorted()
        .toList();
  }

  /** The empty string where there is none. */
  String first(Node subject, Node property) {
    List<String> all = all(subject, property);
    return all.isEmpty() ? "" : all.get(0);
  }
}
