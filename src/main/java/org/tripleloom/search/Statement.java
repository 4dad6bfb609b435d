package org.tripleloom.search;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.graph.Iris;
import org.tripleloom.vocab.Tl;

/**
 * A claim as the store has it.
 *
 * @param claim path of its IRI behind the store's base, as {@code subject}, {@code object} and
 *     {@code paper}
 * @param property IRI
 * @param sentence of the paper, in which the statement stands
 * @param hedged whether the sentence only suggests it
 */
public record Statement(
    String claim,
    String subject,
    String property,
    String object,
    double confidence,
    String sentence,
    boolean hedged,
    String paper) {

  /** The surest first; among equals, the one with the smaller IRI. */
  public static final Comparator<Statement> BY_CONFIDENCE =
      Comparator.comparingDouble(Statement::confidence).reversed().thenComparing(Statement::claim);

  /**
   * The claim of this IRI; empty where there is none, or none that is whole. Costs one lookup.
   *
   * @param view whose default graph is the union
   */
  public static Optional<Statement> read(DatasetGraph view, Iris iris, Node claim) {
    String subject = null;
    String property = null;
    String object = null;
    String paper = null;
    String sentence = "";
    double confidence = -1;
    boolean hedged = false;
    Iterator<Quad> found = view.find(Quad.defaultGraphIRI, claim, Node.ANY, Node.ANY);
    while (found.hasNext()) {
      Quad quad = found.next();
      Node key = quad.getPredicate();
      Node value = quad.getObject();
      if (key.equals(RDF.Nodes.subject)) {
        subject = iris.path(value).orElse(null);
      } else if (key.equals(RDF.Nodes.predicate)) {
        property = value.isURI() ? value.getURI() : null;
      } else if (key.equals(RDF.Nodes.object)) {
        object = iris.path(value).orElse(null);
      } else if (key.equals(Tl.STATED_IN.asNode())) {
        paper = iris.path(value).orElse(null);
      } else if (key.equals(Tl.SENTENCE.asNode()) && value.isLiteral()) {
        sentence = value.getLiteralLexicalForm();
      } else if (key.equals(Tl.CONFIDENCE.asNode())) {
        confidence = number(value);
      } else if (key.equals(Tl.HEDGED.asNode())) {
        hedged = value.isLiteral() && Boolean.TRUE.equals(value.getLiteralValue());
      }
    }
    boolean whole = subject != null && property != null && object != null && paper != null;
    return whole && confidence >= 0
        ? Optional.of(
            new Statement(
                iris.path(claim).orElseThrow(),
                subject,
                property,
                object,
                confidence,
                sentence,
                hedged,
                paper))
        : Optional.empty();
  }

  static double number(Node value) {
    return value.isLiteral() && value.getLiteralValue() instanceof Number number
        ? number.doubleValue()
        : -1;
  }
}
