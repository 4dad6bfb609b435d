package org.tripleloom.search;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.graph.Iris;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * What stands at a path behind the store's base.
 *
 * @param path of an IRI, as the store spells it: of the thing itself, or of the one that took its
 *     place
 */
public record Place(State state, String path) {
  /** Whether there is something. */
  public enum State {
    /** A thing that the store describes, or a named graph. */
    STANDS,
    /** Something took its place. */
    MOVED,
    /** It was taken out. */
    GONE,
    UNKNOWN
  }

  private static final String GRAPH = "graph/";

  /**
   * @param decoded of a request, without percent-encoding
   */
  public static Place find(DatasetGraph view, Iris iris, String decoded) {
    if (decoded.equals(Descriptions.ONTOLOGY)) {
      return new Place(State.STANDS, decoded);
    }
    Place last = new Place(State.UNKNOWN, decoded);
    for (Node node : iris.spellings(decoded)) {
      String path = iris.path(node).orElseThrow();
      Place place =
          path.startsWith(GRAPH) ? graph(view, iris, node, path) : thing(view, iris, node, path);
      if (place.state == State.STANDS) {
        return place;
      }
      last = place.state == State.UNKNOWN ? last : place;
    }
    return last;
  }

  private static Place graph(DatasetGraph view, Iris iris, Node node, String path) {
    if (view.find(node, Node.ANY, Node.ANY, Node.ANY).hasNext()) {
      return new Place(State.STANDS, path);
    }
    String paper = path.substring(GRAPH.length());
    Place of = thing(view, iris, iris.of(paper), paper);
    return switch (of.state) {
      case MOVED -> new Place(State.MOVED, GRAPH + of.path);
      case GONE -> new Place(State.GONE, path);
      default -> new Place(State.UNKNOWN, path);
    };
  }

  private static Place thing(DatasetGraph view, Iris iris, Node node, String path) {
    Set<Node> seen = new HashSet<>();
    Node at = node;
    while (seen.add(at)) {
      String here = iris.path(at).orElse(path);
      if (has(view, at, RDF.type.asNode())) {
        return new Place(at.equals(node) ? State.STANDS : State.MOVED, here);
      }
      Optional<Node> next = value(view, at, DCTerms.isReplacedBy.asNode());
      if (next.isEmpty()) {
        boolean gone =
            has(view, at, Prov.WAS_INVALIDATED_BY.asNode()) || isRejected(view, iris, at);
        return new Place(gone ? State.GONE : State.UNKNOWN, path);
      }
      at = next.get();
    }
    return new Place(State.UNKNOWN, path);
  }

  /** Whether it is a claim that somebody took out. */
  private static boolean isRejected(DatasetGraph view, Iris iris, Node node) {
    Iterator<Quad> decisions = view.find(iris.curation(), Node.ANY, Tl.REJECTS.asNode(), node);
    while (decisions.hasNext()) {
      if (!has(view, decisions.next().getSubject(), Prov.INVALIDATED_AT_TIME.asNode())) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(DatasetGraph view, Node subject, Node property) {
    return value(view, subject, property).isPresent();
  }

  private static Optional<Node> value(DatasetGraph view, Node subject, Node property) {
    Iterator<Quad> found = view.find(Node.ANY, subject, property, Node.ANY);
    return found.hasNext() ? Optional.of(found.next().getObject()) : Optional.empty();
  }
}
