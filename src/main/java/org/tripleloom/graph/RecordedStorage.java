package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.vocab.Tl;

/**
 * The storage as all writers see it: every way to change a graph, whole graphs included, comes down
 * to single quads here, and {@link CommitLog} tells of them in the same transaction.
 */
final class RecordedStorage extends DatasetGraphWrapper {
  /** What a subject is found by. */
  private static final Set<Node> TOLD =
      Set.of(
          RDF.type.asNode(),
          SKOS.prefLabel.asNode(),
          SKOS.altLabel.asNode(),
          node(DCTerms.title),
          node(DCTerms.abstract_),
          node(Tl.PAPER_COUNT));

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Of the one write transaction that there can be; null when it is too much to tell. */
  private Set<String> subjects = new TreeSet<>();

  private boolean changed;

  /** Null where the writer sees to the counts. */
  private CountsInStep counts;

  RecordedStorage(DatasetGraph storage) {
    super(storage);
  }

  /** Called after each commit that changed a graph, by the thread that committed. */
  void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  /** Lets the counts of the catalog follow what the write transaction under way changes. */
  void keepCounts(Iris iris) {
    counts = new CountsInStep(this, iris);
  }

  private static Node node(Property property) {
    return property.asNode();
  }

  private void changing(Node graph, Node subject, Node predicate) {
    if (graph == null || Quad.isDefaultGraph(graph)) {
      return;
    }
    changed = true;
    if (counts != null) {
      counts.changing(subject);
    }
    if (subjects != null && TOLD.contains(predicate) && subject.isURI()) {
      subjects.add(subject.getURI());
      if (subjects.size() > CommitLog.MOST_SUBJECTS) {
        subjects = null;
      }
    }
  }

  @Override
  public void add(Quad quad) {
    changing(quad.getGraph(), quad.getSubject(), quad.getPredicate());
    super.add(quad);
  }

  @Override
  public void add(Node graph, Node subject, Node predicate, Node object) {
    changing(graph, subject, predicate);
    super.add(graph, subject, predicate, object);
  }

  @Override
  public void delete(Quad quad) {
    changing(quad.getGraph(), quad.getSubject(), quad.getPredicate());
    super.delete(quad);
  }

  @Override
  public void delete(Node graph, Node subject, Node predicate, Node object) {
    changing(graph, subject, predicate);
    super.delete(graph, subject, predicate, object);
  }

  @Override
  public void deleteAny(Node graph, Node subject, Node predicate, Node object) {
    find(graph, subject, predicate, object)
        .forEachRemaining(
            quad -> changing(quad.getGraph(), quad.getSubject(), quad.getPredicate()));
    super.deleteAny(graph, subject, predicate, object);
  }

  @Override
  public void removeGraph(Node name) {
    deleteAny(name, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    List<Quad> quads = new ArrayList<>();
    graph.find().forEachRemaining(triple -> quads.add(Quad.create(name, triple)));
    removeGraph(name);
    quads.forEach(this::add);
  }

  @Override
  public void clear() {
    deleteAny(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node name) {
    return GraphView.createNamedGraph(this, name);
  }

  @Override
  public void commit() {
    boolean tell = isWriting() && changed;
    if (tell) {
      writeCounts();
      CommitLog.append(getWrapped(), subjects);
      // before the next writer, who may begin as soon as this has committed
      forget();
    }
    super.commit();
    if (tell) {
      listeners.forEach(Runnable::run);
    }
  }

  private void writeCounts() {
    if (counts != null) {
      CountsInStep last = counts;
      counts = null;
      last.write();
    }
  }

  @Override
  public void abort() {
    if (isWriting()) {
      forget();
    }
    super.abort();
  }

  @Override
  public void end() {
    if (isInTransaction() && isWriting()) {
      forget();
    }
    super.end();
  }

  private boolean isWriting() {
    return transactionMode() == ReadWrite.WRITE;
  }

  private void forget() {
    subjects = new TreeSet<>();
    changed = false;
    counts = null;
  }
}
