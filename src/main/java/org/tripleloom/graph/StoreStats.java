package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DC_11;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * Counts over the whole store, largest first.
 *
 * @param papers in the store
 * @param quads in its named graphs
 * @param classes instances by class; an instance in several graphs counts once for each class
 * @param properties statements by property
 * @param sources papers by source
 * @param runs the oldest first
 */
public record StoreStats(
    long papers,
    long quads,
    Map<String, Long> classes,
    Map<String, Long> properties,
    Map<String, Long> sources,
    List<Run> runs) {
  /**
   * One run of the catalog.
   *
   * @param path its IRI path
   * @param started ISO 8601
   * @param claims that it made and that still stand
   */
  public record Run(
      String path,
      String started,
      String extractor,
      long added,
      long replaced,
      long removed,
      long claims) {}

  /**
   * Reads every quad once; the ontology's graph and the catalog are left out of the counts by class
   * and property.
   */
  public static StoreStats of(Store store) {
    return store.readGraphs(graphs -> new Counter(store.iris(), graphs).stats());
  }

  private static final class Counter {
    private final Iris iris;
    private final DatasetGraph graphs;
    private final Map<Node, Long> properties = new HashMap<>();
    private final Map<Node, Long> sources = new HashMap<>();
    private final Map<Node, Long> claims = new HashMap<>();
    private final Map<Node, Map<Node, Long>> runs = new HashMap<>();
    private long quads;

    Counter(Iris iris, DatasetGraph graphs) {
      this.iris = iris;
      this.graphs = graphs;
    }

    StoreStats stats() {
      graphs.find().forEachRemaining(this::count);
      Map<Node, Long> classes = new HashMap<>();
      graphs
          .find(Node.ANY, Node.ANY, RDF.type.asNode(), Node.ANY)
          .forEachRemaining(
              quad -> {
                if (quad.getObject().isURI() && isData(quad) && isFirst(quad)) {
                  classes.merge(quad.getObject(), 1L, Long::sum);
                }
              });
      return new StoreStats(
          classes.getOrDefault(Tl.PAPER.asNode(), 0L),
          quads,
          sorted(classes),
          sorted(properties),
          sorted(sources),
          runList());
    }

    private void count(Quad quad) {
      quads++;
      Node property = quad.getPredicate();
      if (isData(quad)) {
        properties.merge(property, 1L, Long::sum);
      }
      if (quad.getGraph().equals(iris.catalog())) {
        runs.computeIfAbsent(quad.getSubject(), run -> new HashMap<>())
            .merge(property, 1L, Long::sum);
      } else if (property.equals(DC_11.source.asNode())) {
        sources.merge(quad.getObject(), 1L, Long::sum);
      } else if (property.equals(Prov.WAS_GENERATED_BY.asNode())) {
        claims.merge(quad.getObject(), 1L, Long::sum);
      }
    }

    private boolean isData(Quad quad) {
      Node graph = quad.getGraph();
      return !graph.equals(iris.ontology()) && !graph.equals(iris.catalog());
    }

    /** Authors, venues and years stand in the graph of each of their papers. */
    private boolean isFirst(Quad quad) {
      Node subject = quad.getSubject();
      String path = iris.path(subject).orElse("");
      if (!path.startsWith("author/") && !path.startsWith("venue/") && !path.startsWith("year/")) {
        return true;
      }
      return graphs
          .find(Node.ANY, subject, RDF.type.asNode(), quad.getObject())
          .next()
          .getGraph()
          .equals(quad.getGraph());
    }

    private List<Run> runList() {
      List<Run> list = new ArrayList<>();
      runs.forEach(
          (run, counts) -> {
            if (graphs.contains(iris.catalog(), run, RDF.type.asNode(), Tl.RUN.asNode())) {
              list.add(
                  new Run(
                      iris.path(run).orElse(run.toString()),
                      value(run, Prov.STARTED_AT_TIME.asNode()),
                      value(run, Tl.EXTRACTOR.asNode()),
                      counts.getOrDefault(Tl.ADDED.asNode(), 0L),
                      counts.getOrDefault(Tl.REPLACED.asNode(), 0L),
                      counts.getOrDefault(Tl.REMOVED.asNode(), 0L),
                      claims.getOrDefault(run, 0L)));
            }
          });
      list.sort(Comparator.comparing(Run::path));
      return List.copyOf(list);
    }

    private String value(Node run, Node property) {
      var found = graphs.find(iris.catalog(), run, property, Node.ANY);
      return found.hasNext() ? found.next().getObject().getLiteralLexicalForm() : "";
    }

    private static Map<String, Long> sorted(Map<Node, Long> counts) {
      Map<String, Long> sorted = new LinkedHashMap<>();
      counts.entrySet().stream()
          .sorted(
              Map.Entry.<Node, Long>comparingByValue()
                  .reversed()
                  .thenComparing(e -> e.getKey().toString()))
          .forEach(
              e -> {
                Node node = e.getKey();
                sorted.put(
                    node.isLiteral() ? node.getLiteralLexicalForm() : node.getURI(), e.getValue());
              });
      return Collections.unmodifiableMap(sorted);
    }
  }
}
