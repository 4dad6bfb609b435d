package org.tripleloom.graph;

import java.util.Iterator;
import java.util.Objects;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * The union of the named graphs of a store, for those who look into it triple by triple. Where
 * TDB2's own keeps a set of the triples that it gave, this one reads an index in which equal
 * triples are neighbours, and reads the nodes from the mapped file. For one thread, within one read
 * transaction.
 */
public final class UnionGraph extends GraphBase {
  private final NodeTable table;
  private final NodeFile nodes;
  private final TupleIndex bySubject;
  private final TupleIndex byProperty;
  private final TupleIndex byObject;

  private UnionGraph(DatasetGraphTDB tdb) {
    TupleTable quads = tdb.getQuadTable().getNodeTupleTable().getTupleTable();
    this.table = tdb.getQuadTable().getNodeTupleTable().getNodeTable();
    this.nodes = NodeFile.shared(tdb);
    // the last column is the graph
    this.bySubject = Objects.requireNonNull(quads.selectIndex("SPOG"));
    this.byProperty = Objects.requireNonNull(quads.selectIndex("POSG"));
    this.byObject = Objects.requireNonNull(quads.selectIndex("OSPG"));
  }

  /**
   * @param view of a store, in the transaction
   */
  public static Graph in(DatasetGraph view) {
    DatasetGraph base = view instanceof DatasetGraphWrapper wrapper ? wrapper.getBase() : view;
    return new UnionGraph(TDBInternal.requireStorage(base));
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    return WrappedIterator.create(
        found(id(pattern.getSubject()), id(pattern.getPredicate()), id(pattern.getObject())));
  }

  private NodeId id(Node node) {
    return node.isConcrete() ? table.getNodeIdForNode(node) : NodeId.NodeIdAny;
  }

  private Iterator<Triple> found(NodeId subject, NodeId property, NodeId object) {
    if (NodeId.isDoesNotExist(subject)
        || NodeId.isDoesNotExist(property)
        || NodeId.isDoesNotExist(object)) {
      return Iter.nullIterator();
    }
    Tuple<NodeId> wanted = TupleFactory.tuple(NodeId.NodeIdAny, subject, property, object);
    boolean open = NodeId.isAny(subject) && NodeId.isAny(property) && NodeId.isAny(object);
    TupleIndex index = index(subject, property, object);
    NeighboursOnce once = new NeighboursOnce();
    return Iter.map(
        Iter.filter(open ? index.all() : index.find(wanted), once::isNew), this::triple);
  }

  /** The one that has all that is given in front. */
  private TupleIndex index(NodeId subject, NodeId property, NodeId object) {
    if (!NodeId.isAny(subject)) {
      return NodeId.isAny(property) && !NodeId.isAny(object) ? byObject : bySubject;
    }
    if (!NodeId.isAny(property)) {
      return byProperty;
    }
    return NodeId.isAny(object) ? bySubject : byObject;
  }

  private Triple triple(Tuple<NodeId> quad) {
    return Triple.create(nodes.node(quad.get(1)), nodes.node(quad.get(2)), nodes.node(quad.get(3)));
  }
}
