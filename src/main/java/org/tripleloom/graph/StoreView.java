package org.tripleloom.graph;

import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.GraphView;
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

  /**
   * As {@link #union}, with named graphs that can be written. What is everywhere, as in {@code
   * CLEAR ALL}, is every named graph; the default graph cannot be written, since it is no graph of
   * its own. The counts of the catalog follow each transaction.
   *
   * @param recorded must be told of every change
   */
  static DatasetGraph writable(RecordedStorage recorded, Iris iris) {
    Context context = recorded.getContext().copy();
    context.set(TDB2.symUnionDefaultGraph, true);
    return new Writable(recorded, iris, context);
  }

  private static class Union extends StoreView {
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

  private static final class Writable extends Union {
    private final RecordedStorage recorded;
    private final Iris iris;

    Writable(RecordedStorage recorded, Iris iris, Context context) {
      super(recorded, context);
      this.recorded = recorded;
      this.iris = iris;
    }

    @Override
    public void begin(TxnType type) {
      super.begin(type);
      if (type == TxnType.WRITE) {
        recorded.keepCounts(iris);
      }
    }

    @Override
    protected DatasetGraph getW() {
      return recorded;
    }

    @Override
    public Graph getDefaultGraph() {
      return GraphView.createDefaultGraph(this);
    }

    @Override
    public Graph getGraph(Node name) {
      return name == null || Quad.isDefaultGraph(name)
          ? getDefaultGraph()
          : GraphView.createNamedGraph(this, name);
    }

    @Override
    public void add(Quad quad) {
      recorded.add(
          named(quad.getGraph()), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }

    @Override
    public void add(Node graph, Node subject, Node predicate, Node object) {
      recorded.add(named(graph), subject, predicate, object);
    }

    @Override
    public void delete(Quad quad) {
      delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }

    @Override
    public void delete(Node graph, Node subject, Node predicate, Node object) {
      recorded.delete(named(graph), subject, predicate, object);
    }

    @Override
    public void deleteAny(Node graph, Node subject, Node predicate, Node object) {
      if (graph != null && !Node.ANY.equals(graph)) {
        recorded.deleteAny(named(graph), subject, predicate, object);
        return;
      }
      List<Quad> found = Iter.toList(findNG(Node.ANY, subject, predicate, object));
      found.forEach(recorded::delete);
    }

    @Override
    public void removeGraph(Node name) {
      recorded.removeGraph(named(name));
    }

    @Override
    public void addGraph(Node name, Graph graph) {
      recorded.addGraph(named(name), graph);
    }

    @Override
    public void clear() {
      deleteAny(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
    }

    private static Node named(Node graph) {
      if (graph == null || Quad.isDefaultGraph(graph) || Quad.isUnionGraph(graph)) {
        throw new UnsupportedOperationException(
            "the default graph is the union of the named graphs; write into one of those");
      }
      return graph;
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
