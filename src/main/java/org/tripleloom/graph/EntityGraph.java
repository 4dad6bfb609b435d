package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.resolve.Entity;
import org.tripleloom.resolve.Match;
import org.tripleloom.vocab.Tl;

/** The triples that describe one entity in the graph of all entities. */
public final class EntityGraph {
  private EntityGraph() {}

  /**
   * @param claims how many claims have it as subject or object
   */
  public static List<Triple> of(Iris iris, Entity entity, long claims) {
    Node node = iris.entity(entity.slug());
    List<Triple> triples = new ArrayList<>();
    triples.add(Triple.create(node, RDF.type.asNode(), Tl.RESEARCH_ENTITY.asNode()));
    triples.add(Triple.create(node, RDF.type.asNode(), PaperGraph.type(entity.type()).asNode()));
    for (String own : entity.classes()) {
      triples.add(Triple.create(node, RDF.type.asNode(), NodeFactory.createURI(own)));
    }
    triples.add(label(node, SKOS.prefLabel.asNode(), entity.prefLabel()));
    for (String form : entity.altLabels()) {
      triples.add(label(node, SKOS.altLabel.asNode(), form));
    }
    for (String slug : entity.broader()) {
      triples.add(Triple.create(node, SKOS.broader.asNode(), iris.entity(slug)));
    }
    for (Match match : entity.matches()) {
      Node relation = (match.exact() ? SKOS.exactMatch : SKOS.broadMatch).asNode();
      triples.add(Triple.create(node, relation, NodeFactory.createURI(match.iri())));
      triples.add(label(node, SKOS.editorialNote.asNode(), match.iri() + ": " + match.reason()));
    }
    triples.add(Triple.create(node, Tl.PAPER_COUNT.asNode(), PaperGraph.integer(entity.papers())));
    triples.add(Triple.create(node, Tl.CLAIM_COUNT.asNode(), PaperGraph.integer(claims)));
    return triples;
  }

  private static Triple label(Node node, Node property, String form) {
    return Triple.create(node, property, PaperGraph.text(form));
  }
}
