package org.tripleloom.graph;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;

/**
 * A store for reading. The storage's own default graph holds the {@link Ledger} and is never shown;
 * in its place stands another. {@link #find()} gives the quads of the named graphs, each once.
 */
abstract class StoreView extends DatasetGraphWrapper {
  private StoreView(DatasetGraph storage, Context context) {
    super(storage, context);
  }

  /**
   * The default graph is the union of the named ones, whoever asks. TDB2's own union exists only
   * inside its query engine, so graph store access, inference and writers would see an empty
   * default graph; here its engine is told by the context, all others by the methods.
   */
  static DatasetGraph union(DatasetGraph storage) {
    Context context = storage.getContext().copy();
    context.set(TDB2.symUnionDefaultGraph, true);
    return new Union(storage, context);
  }

  /** The default graph is empty: what a dump of quads is written from. */
  static DatasetGraph named(DatasetGraph storage) {
    return new Named(storage);
  }

  private static final class Union extends StoreView {
    Union(DatasetGraph storage, Context context) {
      super(storage, context);
    }

    @Override
    public Graph getDefaultGraph() {
      return getUnionGraph();
    }

    @Override
    Iterator<Quad> findDefault(Node subject, Node predicate, Node object) {
      return super.find(Quad.unionGraph, subject, predicate, object);
    }
  }

  /** Not unwrapped by TDB2's query engine, which would read the storage's default graph. */
  private static final class Named extends StoreView implements DatasetGraphWrapperView {
    Named(DatasetGraph storage) {
      super(storage, storage.getContext());
    }

    @Override
    public Graph getDefaultGraph() {
      return Graph.emptyGraph;
    }

    @Override
    Iterator<Quad> findDefault(Node subject, Node predicate, Node object) {
      return Iter.nullIterator();
    }
  }

  abstract Iterator<Quad> findDefault(Node subject, Node predicate, Node object);

  @Override
  protected DatasetGraph getW() {
    throw new UnsupportedOperationException("this view of the store is for reading");
  }

  @Override
  public Graph getGraph(Node name) {
    return name == null || Quad.isDefaultGraph(name) ? getDefaultGraph() : super.getGraph(name);
  }

  @Override
  public Iterator<Quad> find() {
    return find(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public Iterator<Quad> find(Quad pattern) {
    return find(
        pattern.getGraph(), pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
  }

  @Override
  public Iterator<Quad> find(Node graph, Node subject, Node predicate, Node object) {
    if (graph == null || Node.ANY.equals(graph)) {
      return super.findNG(Node.ANY, subject, predicate, object);
    }
    return Quad.isDefaultGraph(graph)
        ? findDefault(subject, predicate, object)
        : super.find(graph, subject, predicate, object);
  }

  @Override
  public boolean contains(Quad pattern) {
    return find(pattern).hasNext();
  }

  @Override
  public boolean contains(Node graph, Node subject, Node predicate, Node object) {
    return find(graph, subject, predicate, object).hasNext();
  }

  @Override
  public boolean isEmpty() {
    return !find().hasNext();
  }
}
