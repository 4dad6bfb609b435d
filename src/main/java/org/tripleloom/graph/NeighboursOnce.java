package org.tripleloom.graph;

import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.tdb2.store.NodeId;

/** Tells quads that say the same as the one before, in another graph. */
final class NeighboursOnce {
  private Tuple<NodeId> last;

  boolean isNew(Tuple<NodeId> next) {
    boolean same = last != null;
    for (int column = 1; same && column < 4; column++) {
      same = NodeFile.same(last.get(column), next.get(column));
    }
    last = next;
    return !same;
  }
}
