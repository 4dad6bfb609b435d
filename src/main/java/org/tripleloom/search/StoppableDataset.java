package org.tripleloom.search;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;

/**
 * A dataset that throws once the query that reads it is stopped: DESCRIBE and writers read it
 * directly. TDB2's engine looks through it and goes by the signal itself.
 */
final class StoppableDataset extends DatasetGraphWrapper {
  private final AtomicBoolean signal;

  /**
   * @param context with the signal
   */
  StoppableDataset(DatasetGraph data, Context context) {
    super(data, context);
    this.signal = Context.getOrSetCancelSignal(context);
  }

  private Graph stoppable(Graph graph) {
    return graph == null ? null : new StoppableGraph(graph, signal);
  }

  private Iterator<Quad> stoppable(Iterator<Quad> quads) {
    StoppableGraph.check(signal);
    return Iter.map(
        quads,
        quad -> {
          StoppableGraph.check(signal);
          return quad;
        });
  }

  @Override
  public Graph getDefaultGraph() {
    return stoppable(super.getDefaultGraph());
  }

  @Override
  public Graph getUnionGraph() {
    return stoppable(super.getUnionGraph());
  }

  @Override
  public Graph getGraph(Node name) {
    return stoppable(super.getGraph(name));
  }

  @Override
  public Iterator<Quad> find() {
    return stoppable(super.find());
  }

  @Override
  public Iterator<Quad> find(Quad pattern) {
    return stoppable(super.find(pattern));
  }

  @Override
  public Iterator<Quad> find(Node graph, Node subject, Node predicate, Node object) {
    return stoppable(super.find(graph, subject, predicate, object));
  }

  @Override
  public Iterator<Quad> findNG(Node graph, Node subject, Node predicate, Node object) {
    return stoppable(super.findNG(graph, subject, predicate, object));
  }
}
