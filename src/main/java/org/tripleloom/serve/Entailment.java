package org.tripleloom.serve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdfs.DatasetGraphRDFS;
import org.apache.jena.rdfs.RDFSFactory;
import org.apache.jena.rdfs.SetupRDFS;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.UnionGraph;

/**
 * A store with what its ontology entails by RDFS: types by subclass, domain and range, statements
 * by subproperty, and which classes and properties are below which. A build may change the ontology
 * meanwhile; each transaction goes by its own.
 */
final class Entailment {
  private static final List<Node> AXIOMS =
      List.of(
          RDFS.subClassOf.asNode(),
          RDFS.subPropertyOf.asNode(),
          RDFS.domain.asNode(),
          RDFS.range.asNode());

  /** Tells answers with entailment from others. */
  static final String DATASET = " with entailment";

  /**
   * @param added what follows from the axioms about classes and properties alone
   */
  private record Known(Set<Triple> axioms, SetupRDFS setup, Graph added) {}

  private final Iris iris;
  private volatile Known known;

  Entailment(Iris iris) {
    this.iris = iris;
  }

  /** If the endpoint is to answer with it. */
  static Optional<Entailment> of(Store store, EndpointSettings settings) {
    return settings.entailment() ? Optional.of(new Entailment(store.iris())) : Optional.empty();
  }

  /**
   * @param view in a read transaction
   */
  DatasetGraph over(DatasetGraph view) {
    Graph ontology = view.getGraph(iris.ontology());
    Set<Triple> axioms = new HashSet<>();
    AXIOMS.forEach(
        property -> ontology.find(Node.ANY, property, Node.ANY).forEachRemaining(axioms::add));
    Known last = known;
    if (last == null || !last.axioms().equals(axioms)) {
      last = new Known(axioms, RDFSFactory.setupRDFS(vocabulary(axioms)), added(axioms));
      known = last;
    }
    return new Entailed(view, last);
  }

  /** With the domains and ranges that properties have from those above them. */
  private static Graph vocabulary(Set<Triple> axioms) {
    Graph vocabulary = GraphFactory.createDefaultGraph();
    axioms.forEach(vocabulary::add);
    above(axioms, RDFS.Nodes.subPropertyOf)
        .forEach(
            (lower, uppers) -> {
              for (Triple axiom : axioms) {
                boolean saysWhat =
                    axiom.predicateMatches(RDFS.Nodes.domain)
                        || axiom.predicateMatches(RDFS.Nodes.range);
                if (saysWhat && uppers.contains(axiom.getSubject())) {
                  vocabulary.add(lower, axiom.getPredicate(), axiom.getObject());
                }
              }
            });
    return vocabulary;
  }

  private static Graph added(Set<Triple> axioms) {
    Graph added = GraphFactory.createDefaultGraph();
    for (Node property : List.of(RDFS.Nodes.subClassOf, RDFS.Nodes.subPropertyOf)) {
      above(axioms, property)
          .forEach((lower, uppers) -> uppers.forEach(upper -> added.add(lower, property, upper)));
    }
    axioms.forEach(added::delete);
    return added;
  }

  /** All that is above, however far, of what anything is above of. */
  private static Map<Node, Set<Node>> above(Set<Triple> axioms, Node property) {
    Map<Node, Set<Node>> next = new HashMap<>();
    for (Triple axiom : axioms) {
      if (axiom.predicateMatches(property)) {
        next.computeIfAbsent(axiom.getSubject(), s -> new HashSet<>()).add(axiom.getObject());
      }
    }
    Map<Node, Set<Node>> all = new HashMap<>();
    next.keySet()
        .forEach(lower -> climb(lower, next, all.computeIfAbsent(lower, l -> new HashSet<>())));
    return all;
  }

  private static void climb(Node lower, Map<Node, Set<Node>> above, Set<Node> reached) {
    for (Node upper : above.getOrDefault(lower, Set.of())) {
      if (reached.add(upper)) {
        climb(upper, above, reached);
      }
    }
  }

  /** The store with a default graph that is quick to look into, triple by triple. */
  private static final class Entailed extends DatasetGraphRDFS {
    private final SetupRDFS setup;
    private final Graph union;

    Entailed(DatasetGraph view, Known known) {
      super(view, known.setup(), view.getContext().copy());
      Graph stated = UnionGraph.in(view);
      Graph unsaid = GraphFactory.createDefaultGraph();
      known.added().find().filterDrop(stated::contains).forEach(unsaid::add);
      this.setup = known.setup();
      this.union = new EntailedGraph(stated, unsaid, setup);
    }

    @Override
    public Graph getDefaultGraph() {
      return union;
    }

    @Override
    public Graph getUnionGraph() {
      return union;
    }

    @Override
    public Graph getGraph(Node name) {
      return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name)
          ? union
          : new EntailedGraph(getBase().getGraph(name), Graph.emptyGraph, setup);
    }
  }
}
