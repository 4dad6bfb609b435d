package org.tripleloom.export;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.vocab.Tl;

/**
 * An entity with the counts of what is written.
 *
 * @param broader those that are written too
 */
record EntityPart(Subject entity, long papers, long claims, List<Node> broader) {
  private static final Node ANY = Tl.RESEARCH_ENTITY.asNode();

  Node node() {
    return entity.subject();
  }

  String label() {
    return entity.text(SKOS.prefLabel);
  }

  /** The class of Tripleloom's ontology that it was voted. */
  Node type() {
    return named()
        .filter(type -> type.getURI().startsWith(Tl.NS) && !type.equals(ANY))
        .findFirst()
        .orElse(ANY);
  }

  /** The user's classes that list it. */
  List<Node> classes() {
    return named().filter(type -> !type.getURI().startsWith(Tl.NS)).toList();
  }

  private Stream<Node> named() {
    return entity.all(RDF.type).stream().filter(Node::isURI);
  }
}
