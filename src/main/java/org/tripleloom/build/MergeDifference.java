package org.tripleloom.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.MergeGraph;
import org.tripleloom.resolve.Merge;
import org.tripleloom.resolve.Resolved;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * The merges that stand otherwise in the store than a resolution has them. One that stands as it
 * should keeps the run that found it.
 *
 * @param changed new and changed ones
 * @param gone those that are no more
 */
record MergeDifference(List<Merge> changed, List<Node> gone) {
  /** Reads the merges in the entities' graph once. */
  static MergeDifference between(DatasetGraph view, Iris iris, List<Merge> resolved) {
    Map<Node, Merge> wanted = new HashMap<>();
    resolved.forEach(merge -> wanted.put(iris.merge(merge.hash()), merge));
    List<Node> standing = new ArrayList<>();
    view.find(iris.entities(), Node.ANY, RDF.type.asNode(), Tl.MERGE.asNode())
        .forEachRemaining(quad -> standing.add(quad.getSubject()));
    List<Merge> changed = new ArrayList<>();
    List<Node> gone = new ArrayList<>();
    for (Node node : standing) {
      Merge merge = wanted.remove(node);
      if (merge == null) {
        gone.add(node);
      } else if (!triples(view, iris, node).equals(new HashSet<>(MergeGraph.of(iris, merge)))) {
        changed.add(merge);
      }
    }
    for (Merge merge : resolved) {
      if (wanted.containsKey(iris.merge(merge.hash()))) {
        changed.add(merge);
      }
    }
    return new MergeDifference(changed, gone);
  }

  /** Where the graph shows what the last resolution came to: what came out otherwise, by hash. */
  static MergeDifference of(Iris iris, Map<String, Resolved.Change<Merge>> merges) {
    List<Merge> changed = new ArrayList<>();
    List<Node> gone = new ArrayList<>();
    merges.forEach(
        (hash, change) -> {
          if (change.after() == null) {
            gone.add(iris.merge(hash));
          } else if (change.before() == null
              || !MergeGraph.of(iris, change.before())
                  .equals(MergeGraph.of(iris, change.after()))) {
            changed.add(change.after());
          }
        });
    return new MergeDifference(changed, gone);
  }

  private static Set<Triple> triples(DatasetGraph view, Iris iris, Node node) {
    Set<Triple> triples = new HashSet<>();
    view.find(iris.entities(), node, Node.ANY, Node.ANY)
        .forEachRemaining(
            quad -> {
              if (!quad.getPredicate().equals(Prov.WAS_GENERATED_BY.asNode())) {
                triples.add(quad.asTriple());
              }
            });
    return triples;
  }
}
