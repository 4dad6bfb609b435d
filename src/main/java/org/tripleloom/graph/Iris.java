package org.tripleloom.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.tripleloom.paper.PaperId;
import org.tripleloom.problem.Problem;

/**
 * The IRIs of one store: its base, and behind it paths that derive from content alone.
 *
 * @param base absolute, http or https, with a slash at its end
 */
public record Iris(String base) {
  public static final String DEFAULT_BASE = "http://localhost:3030/";

  private static final String GRAPH = "graph/";
  private static final String ENTITY = "entity/";

  /** Adds a missing slash at the end; throws {@link Problem#BAD_BASE}. */
  public Iris {
    try {
      URI uri = new URI(base);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
        throw Problem.BAD_BASE.at(base);
      }
    } catch (URISyntaxException e) {
      throw Problem.BAD_BASE.because(e, base);
    }
    base = base.endsWith("/") ? base : base + "/";
  }

  /** The IRI of a path behind the base, such as {@link PaperId#path}. */
  public Node of(String path) {
    return NodeFactory.createURI(base + path);
  }

  /** The path of an IRI behind the base. */
  public Optional<String> path(Node iri) {
    return iri.isURI() && iri.getURI().startsWith(base)
        ? Optional.of(iri.getURI().substring(base.length()))
        : Optional.empty();
  }

  /**
   * The IRIs that the decoded path of a request may mean: slugs hold letters of any script as they
   * are, identifiers of papers are percent-encoded.
   */
  public List<Node> spellings(String decoded) {
    return Stream.of(decoded, PaperId.escaped(decoded)).distinct().map(this::of).toList();
  }

  /** The named graph of a paper: {@code graph/paper/{id}}. */
  public Node paperGraph(String paperPath) {
    return of(GRAPH + paperPath);
  }

  /** Whether a graph name is that of a paper. */
  public boolean isPaperGraph(Node graph) {
    return graph.isURI() && graph.getURI().startsWith(base + GRAPH + "paper/");
  }

  public Node entities() {
    return of(GRAPH + "entities");
  }

  public Node curation() {
    return of(GRAPH + "curation");
  }

  public Node ontology() {
    return of(GRAPH + "ontology");
  }

  public Node catalog() {
    return of(GRAPH + "catalog");
  }

  /** {@code merge/{hash}}. */
  public Node merge(String hash) {
    return of("merge/" + hash);
  }

  /** {@code decision/{id}}. */
  public Node decision(String id) {
    return of("decision/" + id);
  }

  /** That a decision was taken back. */
  public Node undo(Node decision) {
    return NodeFactory.createURI(decision.getURI() + "#undo");
  }

  /** Whoever decides under a name: {@code agent/{hash of the name}}. */
  public Node agent(String name) {
    return of("agent/" + PaperId.hash(name).substring(0, 16));
  }

  public Node entity(String slug) {
    return of(ENTITY + slug);
  }

  /**
   * Why an entity is a kind of another, {@code entity/{slug}#kind-of-{slug}}.
   *
   * @param broadPath {@code entity/{slug}} of the other
   */
  public Node kindLink(Node narrow, String broadPath) {
    return NodeFactory.createURI(
        narrow.getURI() + "#kind-of-" + broadPath.substring(broadPath.indexOf('/') + 1));
  }

  public Node claim(String hash) {
    return of("claim/" + hash);
  }

  /**
   * A mention of a claim.
   *
   * @param number from 1
   */
  public Node mention(String claimHash, int number) {
    return of("claim/" + claimHash + "#m" + number);
  }
}
