package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.resolve.Merge;
import org.tripleloom.vocab.Tl;

/** The triples that say why some forms are one entity, in the graph of all entities. */
public final class MergeGraph {
  private MergeGraph() {}

  /** All but the run that found it: equal in every build that merges so. */
  public static List<Triple> of(Iris iris, Merge merge) {
    Node node = iris.merge(merge.hash());
    List<Triple> triples = new ArrayList<>();
    triples.add(Triple.create(node, RDF.type.asNode(), Tl.MERGE.asNode()));
    for (String form : merge.forms()) {
      triples.add(Triple.create(node, Tl.MERGED_FORM.asNode(), PaperGraph.text(form)));
    }
    triples.add(Triple.create(node, Tl.MERGED_INTO.asNode(), iris.entity(merge.entity())));
    String rule = merge.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    triples.add(Triple.create(node, Tl.RULE.asNode(), PaperGraph.text(rule)));
    triples.add(
        Triple.create(node, Tl.REASON.asNode(), PaperGraph.text(merge.reason().sentence())));
    triples.add(Triple.create(node, Tl.CONFIDENCE.asNode(), PaperGraph.decimal(merge.score())));
    return triples;
  }
}
