package org.tripleloom.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.graph.Iris;
import org.tripleloom.problem.Problem;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.Tl;

/** Which entities are of given classes, by the ontology and what the store's own adds to it. */
final class ClassFilter {
  private final DatasetGraph graphs;
  private final Iris iris;
  private final Set<Node> accepted = new HashSet<>();
  private final Map<Node, Boolean> known = new HashMap<>();

  /**
   * @param names IRIs, local names or labels; none for all classes
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_SUCH_CLASS}
   */
  ClassFilter(DatasetGraph graphs, Iris iris, List<String> names) {
    this.graphs = graphs;
    this.iris = iris;
    if (!names.isEmpty()) {
      Set<Node> classes = below(List.of(Tl.RESEARCH_ENTITY.asNode()));
      for (String name : names) {
        List<Node> named = classes.stream().filter(c -> isCalled(c, name)).toList();
        if (named.isEmpty()) {
          Set<String> all = new TreeSet<>();
          classes.forEach(c -> all.add(localName(c)));
          throw Problem.NO_SUCH_CLASS.at(name, String.join(", ", all));
        }
        accepted.addAll(below(named));
      }
    }
  }

  /** Whether the entity is of one of the classes. */
  boolean has(Node entity) {
    return accepted.isEmpty()
        || known.computeIfAbsent(
            entity,
            e -> {
              var types = graphs.find(iris.entities(), e, RDF.type.asNode(), Node.ANY);
              boolean found = false;
              while (types.hasNext()) {
                found |= accepted.contains(types.next().getObject());
              }
              return found;
            });
  }

  /** They and all their subclasses. */
  private Set<Node> below(List<Node> classes) {
    Map<Node, Set<Node>> children = new HashMap<>();
    for (OntologyClass c : Ontology.bundled().classes()) {
      for (String parent : c.parents()) {
        children
            .computeIfAbsent(NodeFactory.createURI(parent), p -> new HashSet<>())
            .add(NodeFactory.createURI(c.iri()));
      }
    }
    graphs
        .find(iris.ontology(), Node.ANY, RDFS.subClassOf.asNode(), Node.ANY)
        .forEachRemaining(
            quad ->
                children
                    .computeIfAbsent(quad.getObject(), p -> new HashSet<>())
                    .add(quad.getSubject()));
    Set<Node> found = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(classes);
    while (!open.isEmpty()) {
      Node next = open.remove();
      if (next.isURI() && found.add(next)) {
        open.addAll(children.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }

  private boolean isCalled(Node c, String name) {
    if (c.getURI().equals(name) || localName(c).equalsIgnoreCase(name)) {
      return true;
    }
    if (name.startsWith("tl:") && c.getURI().equals(Tl.NS + name.substring(3))) {
      return true;
    }
    var labels = graphs.find(iris.ontology(), c, RDFS.label.asNode(), Node.ANY);
    boolean found = false;
    while (labels.hasNext()) {
      found |= labels.next().getObject().getLiteralLexicalForm().equalsIgnoreCase(name);
    }
    return found;
  }

  private static String localName(Node c) {
    String iri = c.getURI();
    return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
  }
}
