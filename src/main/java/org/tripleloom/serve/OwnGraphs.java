package org.tripleloom.serve;

import java.util.Iterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;

/**
 * A store for people to write by hand: reading sees all, writing throws {@link
 * Problem#GRAPH_NOT_WRITABLE} but for named graphs that no build writes.
 */
final class OwnGraphs extends DatasetGraphWrapper {
  private final Iris iris;

  OwnGraphs(Store store) {
    super(store.writable());
    this.iris = store.iris();
  }

  /** Throws {@link Problem#GRAPH_NOT_WRITABLE}. */
  static void check(Iris iris, Node graph) {
    String builds = iris.base() + "graph/";
    if (graph == null || Node.ANY.equals(graph) || Quad.isDefaultGraph(graph)) {
      throw Problem.GRAPH_NOT_WRITABLE.at("the default graph", "<" + builds + ">");
    }
    if (Quad.isUnionGraph(graph) || graph.isURI() && graph.getURI().startsWith(builds)) {
      throw Problem.GRAPH_NOT_WRITABLE.at("<" + graph.getURI() + ">", "<" + builds + ">");
    }
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node name) {
    return Quad.isDefaultGraph(name) ? getDefaultGraph() : GraphView.createNamedGraph(this, name);
  }

  @Override
  public void add(Quad quad) {
    check(iris, quad.getGraph());
    super.add(quad);
  }

  @Override
  public void add(Node graph, Node subject, Node predicate, Node object) {
    check(iris, graph);
    super.add(graph, subject, predicate, object);
  }

  @Override
  public void delete(Quad quad) {
    check(iris, quad.getGraph());
    super.delete(quad);
  }

  @Override
  public void delete(Node graph, Node subject, Node predicate, Node object) {
    check(iris, graph);
    super.delete(graph, subject, predicate, object);
  }

  @Override
  public void deleteAny(Node graph, Node subject, Node predicate, Node object) {
    check(iris, graph);
    super.deleteAny(graph, subject, predicate, object);
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    check(iris, name);
    super.addGraph(name, graph);
  }

  @Override
  public void removeGraph(Node name) {
    check(iris, name);
    super.removeGraph(name);
  }

  @Override
  public void clear() {
    for (Iterator<Node> names = listGraphNodes(); names.hasNext(); ) {
      check(iris, names.next());
    }
    super.clear();
  }
}
