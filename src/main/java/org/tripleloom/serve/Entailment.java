package org.tripleloom.serve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.rdfs.DatasetGraphRDFS;
import org.apache.jena.rdfs.RDFSFactory;
import org.apache.jena.rdfs.SetupRDFS;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.graph.Iris;
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

  /**
   * @param added what follows from the axioms about classes and properties alone
   */
  private record Known(Set<Triple> axioms, SetupRDFS setup, Graph added) {}

  private final Iris iris;
  private volatile Known known;

  Entailment(Iris iris) {
    this.iris = iris;
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
      Graph vocabulary = GraphFactory.createDefaultGraph();
      axioms.forEach(vocabulary::add);
      last = new Known(axioms, RDFSFactory.setupRDFS(vocabulary), added(axioms));
      known = last;
    }
    DatasetGraph read = new Read(view, last.added());
    return new DatasetGraphRDFS(read, last.setup(), view.getContext().copy());
  }

  private static Graph added(Set<Triple> axioms) {
    Graph added = GraphFactory.createDefaultGraph();
    for (Node property : List.of(RDFS.Nodes.subClassOf, RDFS.Nodes.subPropertyOf)) {
      Map<Node, Set<Node>> above = new HashMap<>();
      for (Triple axiom : axioms) {
        if (axiom.predicateMatches(property)) {
          above.computeIfAbsent(axiom.getSubject(), s -> new HashSet<>()).add(axiom.getObject());
        }
      }
      for (Node lower : above.keySet()) {
        Set<Node> reached = new HashSet<>();
        climb(lower, above, reached);
        for (Node upper : reached) {
          Triple follows = Triple.create(lower, property, upper);
          if (!axioms.contains(follows)) {
            added.add(follows);
          }
        }
      }
    }
    return added;
  }

  private static void climb(Node lower, Map<Node, Set<Node>> above, Set<Node> reached) {
    for (Node upper : above.getOrDefault(lower, Set.of())) {
      if (reached.add(upper)) {
        climb(upper, above, reached);
      }
    }
  }

  /** The store with a default graph that is quick to look into, triple by triple. */
  private static final class Read extends DatasetGraphWrapper {
    private final Graph union;

    Read(DatasetGraph view, Graph added) {
      super(view, view.getContext());
      Graph stated = UnionGraph.in(view);
      Graph unsaid = GraphFactory.createDefaultGraph();
      added.find().filterDrop(stated::contains).forEach(unsaid::add);
      this.union = new DisjointUnion(stated, unsaid);
    }

    @Override
    public Graph getDefaultGraph() {
      return union;
    }
  }
}
