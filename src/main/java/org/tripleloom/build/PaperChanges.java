package org.tripleloom.build;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.graph.Claim;
import org.tripleloom.graph.GraphWriter;
import org.tripleloom.graph.Iris;
import org.tripleloom.vocab.Tl;

/** Turns what a writer did to a paper's graph into changes of claims. */
final class PaperChanges {
  private final Iris iris;
  private final Changes changes;

  PaperChanges(Iris iris, Changes changes) {
    this.iris = iris;
    this.changes = changes;
  }

  /**
   * A graph that was brought to new claims.
   *
   * @param claims all that it holds now
   */
  void replaced(GraphWriter.Difference difference, Collection<Claim> claims) {
    Map<Node, Statement> before = statements(difference.deleted());
    Map<Node, Statement> after = statements(difference.added());
    for (Claim claim : claims) {
      Node node = iris.claim(claim.hash());
      String line = claim.subject() + " " + claim.property() + " " + claim.object();
      Statement old = before.remove(node);
      if (old != null) {
        String subject = old.subject == null ? claim.subject() : old.subject;
        String object = old.object == null ? claim.object() : old.object;
        changes.claim(path(node), subject + " " + claim.property() + " " + object, line);
      } else if (after.containsKey(node)) {
        changes.claim(path(node), null, line);
      }
    }
    before.forEach((node, old) -> changes.claim(path(node), old.line(), null));
  }

  /** A graph that is gone. */
  void removed(GraphWriter.Difference difference) {
    replaced(difference, List.of());
  }

  /** What is known of claims from some of their triples. */
  private static final class Statement {
    private String subject;
    private String property;
    private String object;

    private String line() {
      return subject + " " + property + " " + object;
    }
  }

  private Map<Node, Statement> statements(List<Triple> triples) {
    Map<Node, Statement> found = new HashMap<>();
    for (Triple triple : triples) {
      Node property = triple.getPredicate();
      Node node = triple.getSubject();
      if (property.equals(RDF.subject.asNode())) {
        found.computeIfAbsent(node, n -> new Statement()).subject = path(triple.getObject());
      } else if (property.equals(RDF.object.asNode())) {
        found.computeIfAbsent(node, n -> new Statement()).object = path(triple.getObject());
      } else if (property.equals(RDF.predicate.asNode())) {
        found.computeIfAbsent(node, n -> new Statement()).property =
            triple.getObject().getURI().substring(Tl.NS.length());
      }
    }
    return found;
  }

  private String path(Node node) {
    return iris.path(node).orElseThrow();
  }
}
