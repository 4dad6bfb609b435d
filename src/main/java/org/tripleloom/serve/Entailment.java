package org.tripleloom.serve;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdfs.DatasetGraphRDFS;
import org.apache.jena.rdfs.RDFSFactory;
import org.apache.jena.rdfs.SetupRDFS;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.graph.Iris;

/**
 * A store with what its ontology entails by RDFS: types by subclass, domain and range, statements
 * by subproperty. A build may change the ontology meanwhile; each transaction goes by its own.
 */
final class Entailment {
  private static final List<Node> AXIOMS =
      List.of(
          RDFS.subClassOf.asNode(),
          RDFS.subPropertyOf.asNode(),
          RDFS.domain.asNode(),
          RDFS.range.asNode());

  private record Known(Set<Triple> axioms, SetupRDFS setup) {}

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
      last = new Known(axioms, RDFSFactory.setupRDFS(vocabulary));
      known = last;
    }
    return new DatasetGraphRDFS(view, last.setup(), view.getContext().copy());
  }
}
