package org.tripleloom.export;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.vocab.Tl;

/**
 * A claim as its paper's graph has it.
 *
 * @param mentions of the subject first, then of the object
 */
record ClaimPart(Subject claim, List<Subject> mentions) {
  Node node() {
    return claim.subject();
  }

  Node subject() {
    return claim.one(RDF.subject).orElseThrow();
  }

  Node property() {
    return claim.one(RDF.predicate).orElseThrow();
  }

  Node object() {
    return claim.one(RDF.object).orElseThrow();
  }

  /** The plain triple. */
  Triple statement() {
    return Triple.create(subject(), property(), object());
  }

  /** Whether it says what the paper does with an entity. */
  boolean isRole() {
    return claim.one(Tl.STATED_IN).equals(claim.one(RDF.subject));
  }

  /** One for a role, two for a relation. */
  List<Node> entities() {
    return isRole() ? List.of(object()) : List.of(subject(), object());
  }

  double confidence() {
    return Double.parseDouble(claim.text(Tl.CONFIDENCE));
  }

  boolean hedged() {
    return claim.text(Tl.HEDGED).equals("true");
  }
}
