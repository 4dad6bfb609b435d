package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * Brings graphs to what they should hold by writing only the difference: TDB2 never takes back the
 * space of what is deleted. Many replacements share a transaction, and {@link #isLarge} says when
 * to {@link #commit}; between two commits, readers see all or nothing. For one thread.
 */
public final class GraphWriter implements AutoCloseable {
  /**
   * Quads in one transaction, about. Every transaction writes a new copy of each index block that
   * it touches: with 200,000 quads each, the disk needed is half as much again.
   */
  public static final int LARGE = 3_000_000;

  /** What one replacement did. */
  public record Difference(List<Triple> added, List<Triple> deleted) {
    public boolean isEmpty() {
      return added.isEmpty() && deleted.isEmpty();
    }
  }

  private final DatasetGraph data;
  private final int large;
  private int changes;

  GraphWriter(DatasetGraph data, int large) {
    this.data = data;
    this.large = large;
  }

  /** Makes the graph hold these triples and no others. */
  public Difference replaceGraph(Node graph, Collection<Triple> triples) {
    return replace(graph, Node.ANY, triples);
  }

  /** Makes the graph hold, of all triples with the subject, these and no others. */
  public Difference replaceSubject(Node graph, Node subject, Collection<Triple> triples) {
    return replace(graph, subject, triples);
  }

  private Difference replace(Node graph, Node subject, Collection<Triple> triples) {
    begin();
    Set<Triple> missing = new HashSet<>(triples);
    List<Triple> deleted = new ArrayList<>();
    data.find(graph, subject, Node.ANY, Node.ANY)
        .forEachRemaining(
            quad -> {
              if (!missing.remove(quad.asTriple())) {
                deleted.add(quad.asTriple());
              }
            });
    deleted.forEach(triple -> data.delete(Quad.create(graph, triple)));
    missing.forEach(triple -> data.add(Quad.create(graph, triple)));
    changes += deleted.size() + missing.size();
    return new Difference(List.copyOf(missing), deleted);
  }

  /** The storage, inside the transaction that the next commit ends. */
  public DatasetGraph data() {
    begin();
    return data;
  }

  private void begin() {
    if (!data.isInTransaction()) {
      data.begin(TxnType.WRITE);
    }
  }

  /** Whether the transaction has grown so large that it should end. */
  public boolean isLarge() {
    return changes >= large;
  }

  /** Makes all so far durable and visible. */
  public void commit() {
    if (data.isInTransaction()) {
      data.commit();
      data.end();
    }
    changes = 0;
  }

  /** Undoes what was not committed. */
  @Override
  public void close() {
    if (data.isInTransaction()) {
      data.abort();
      data.end();
    }
  }
}
