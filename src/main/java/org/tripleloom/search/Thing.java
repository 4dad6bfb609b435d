package org.tripleloom.search;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Iris;
import org.tripleloom.vocab.Tl;

/**
 * A paper or an entity, as pages name it.
 *
 * @param path of its IRI behind the store's base
 * @param label the paper's title or the entity's preferred label
 * @param types IRIs of its classes, sorted, those that all entities have left out
 * @param papers how many speak of the entity; 1 for a paper
 */
public record Thing(String path, String label, List<String> types, int papers) {
  public Thing {
    types = List.copyOf(types);
  }

  public boolean isPaper() {
    return types.contains(Tl.PAPER.getURI());
  }

  /**
   * The paper or entity of this IRI; empty for anything else. Costs one lookup.
   *
   * @param view whose default graph is the union
   */
  public static Optional<Thing> read(DatasetGraph view, Iris iris, Node node) {
    TreeSet<String> types = new TreeSet<>();
    String title = null;
    String name = null;
    int count = 1;
    Iterator<Quad> found = view.find(Quad.defaultGraphIRI, node, Node.ANY, Node.ANY);
    while (found.hasNext()) {
      Quad quad = found.next();
      Node key = quad.getPredicate();
      Node value = quad.getObject();
      if (key.equals(RDF.Nodes.type) && value.isURI()) {
        types.add(value.getURI());
      } else if (key.equals(DCTerms.title.asNode())) {
        title = value.getLiteralLexicalForm();
      } else if (key.equals(SKOS.prefLabel.asNode())) {
        name = value.getLiteralLexicalForm();
      } else if (key.equals(Tl.PAPER_COUNT.asNode())) {
        count = (int) Statement.number(value);
      }
    }
    boolean paper = types.contains(Tl.PAPER.getURI());
    String label = paper ? title : name;
    if (label == null || !paper && !types.remove(Tl.RESEARCH_ENTITY.getURI())) {
      return Optional.empty();
    }
    int papers = count;
    return iris.path(node).map(path -> new Thing(path, label, List.copyOf(types), papers));
  }
}
