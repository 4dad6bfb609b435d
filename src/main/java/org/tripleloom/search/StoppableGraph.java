package org.tripleloom.search;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph that throws once the query that reads it is stopped. */
final class StoppableGraph extends GraphWrapper {
  private final AtomicBoolean signal;

  StoppableGraph(Graph graph, AtomicBoolean signal) {
    super(graph);
    this.signal = signal;
  }

  @Override
  public ExtendedIterator<Triple> find() {
    return find(Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public ExtendedIterator<Triple> find(Triple pattern) {
    return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    check(signal);
    return super.find(subject, predicate, object)
        .mapWith(
            triple -> {
              check(signal);
              return triple;
            });
  }

  static void check(AtomicBoolean signal) {
    if (signal.get()) {
      throw new QueryCancelledException();
    }
  }
}
