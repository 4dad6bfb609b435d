package org.tripleloom.check;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.vocab.Tl;

/**
 * A store in pieces that fit into memory: the graph of a paper is one, any other graph is cut into
 * the statements about some hundred of its subjects.
 */
final class Slices {
  private static final int SUBJECTS = 500;

  private final DatasetGraph data;
  private final Graph everywhere;
  private final BiConsumer<Node, Graph> consumer;

  /**
   * @param everywhere triples that every slice gets in addition
   * @param consumer takes the name of a graph and a slice of it
   */
  Slices(DatasetGraph data, Graph everywhere, BiConsumer<Node, Graph> consumer) {
    this.data = data;
    this.everywhere = everywhere;
    this.consumer = consumer;
  }

  void forEach() {
    Iterator<Node> graphs = data.listGraphNodes();
    while (graphs.hasNext()) {
      Node name = graphs.next();
      if (data.contains(name, Node.ANY, RDF.type.asNode(), Tl.PAPER.asNode())) {
        Graph slice = slice();
        copy(name, Node.ANY, slice);
        consumer.accept(name, slice);
      } else {
        bySubject(name);
      }
    }
  }

  private void bySubject(Node name) {
    Set<Node> subjects = new HashSet<>();
    data.find(name, Node.ANY, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> subjects.add(quad.getSubject()));
    Graph slice = slice();
    int held = 0;
    for (Node subject : subjects) {
      copy(name, subject, slice);
      if (++held == SUBJECTS) {
        consumer.accept(name, slice);
        slice = slice();
        held = 0;
      }
    }
    if (held > 0) {
      consumer.accept(name, slice);
    }
  }

  private Graph slice() {
    Graph slice = GraphMemFactory.createDefaultGraphSameTerm();
    everywhere.find().forEachRemaining(slice::add);
    return slice;
  }

  private void copy(Node name, Node subject, Graph slice) {
    Iterator<Quad> quads = data.find(name, subject, Node.ANY, Node.ANY);
    quads.forEachRemaining(quad -> slice.add(quad.asTriple()));
  }
}
