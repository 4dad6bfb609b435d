package org.tripleloom.graph;

import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Looks up what stands about things in the named graphs, from one to the next by the numbers that
 * the storage has for them: what one lookup found begins the next without a search for its number,
 * and what is only passed through is never read. For one thread, within one read transaction.
 */
public final class StoreLookup {
  /** What is done with a statement; one that stands in several graphs comes several times. */
  @FunctionalInterface
  public interface Visitor {
    void visit(NodeId subject, NodeId property, NodeId object);
  }

  private final NodeTupleTable table;
  private final NodeFile nodes;

  private StoreLookup(DatasetGraphTDB tdb) {
    this.table = tdb.getQuadTable().getNodeTupleTable();
    this.nodes = NodeFile.shared(tdb);
  }

  /**
   * @param view of a store, in the transaction
   */
  public static StoreLookup in(DatasetGraph view) {
    DatasetGraph base = view instanceof DatasetGraphWrapper wrapper ? wrapper.getBase() : view;
    return new StoreLookup(TDBInternal.requireStorage(base));
  }

  /** The number of a node; where the store has none, a number that nothing is found by. */
  public NodeId id(Node node) {
    return table.getNodeTable().getNodeIdForNode(node);
  }

  /** Of a number that was found here. */
  public Node node(NodeId id) {
    return nodes.node(id);
  }

  /** Every statement of a subject. */
  public void about(NodeId subject, Visitor visitor) {
    find(NodeId.NodeIdAny, subject, NodeId.NodeIdAny, NodeId.NodeIdAny, visitor);
  }

  /** Every statement of a subject in one graph. */
  public void about(NodeId graph, NodeId subject, Visitor visitor) {
    find(graph, subject, NodeId.NodeIdAny, NodeId.NodeIdAny, visitor);
  }

  /** Every statement with an object, subject by subject. */
  public void pointingTo(NodeId object, Visitor visitor) {
    find(NodeId.NodeIdAny, NodeId.NodeIdAny, NodeId.NodeIdAny, object, visitor);
  }

  /** A value of a property, from whatever graph; null for none. */
  public Node value(NodeId subject, NodeId property) {
    return value(NodeId.NodeIdAny, subject, property);
  }

  /** A value of a property in one graph; null for none. */
  public Node value(NodeId graph, NodeId subject, NodeId property) {
    Iterator<Tuple<NodeId>> found = found(graph, subject, property, NodeId.NodeIdAny);
    return found.hasNext() ? node(found.next().get(3)) : null;
  }

  private void find(NodeId graph, NodeId subject, NodeId property, NodeId object, Visitor visitor) {
    Iterator<Tuple<NodeId>> found = found(graph, subject, property, object);
    while (found.hasNext()) {
      Tuple<NodeId> quad = found.next();
      visitor.visit(quad.get(1), quad.get(2), quad.get(3));
    }
  }

  private Iterator<Tuple<NodeId>> found(
      NodeId graph, NodeId subject, NodeId property, NodeId object) {
    for (NodeId id : List.of(graph, subject, property, object)) {
      if (NodeId.isDoesNotExist(id)) {
        return Iter.nullIterator();
      }
    }
    return table.find(graph, subject, property, object);
  }
}
