package org.tripleloom.search;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.StoreLookup;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Tl;

/**
 * Describes things concisely: each with its own statements, the claims that it is subject, object
 * or source of, with their mentions, what else points to it, and the labels of all these. A page of
 * a thing with few claims costs some index lookups; one of a hub, a scan of what points to it.
 */
public final class Descriptions {
  /** The path at which the ontology is described, as its namespace has it. */
  public static final String ONTOLOGY = "ontology";

  private static final Set<Node> OF_CLAIMS =
      Set.of(RDF.subject.asNode(), RDF.object.asNode(), Tl.STATED_IN.asNode());

  /** How things are called, by the first segment of their path. */
  private static final Map<String, Property> LABELS =
      Map.of(
          "paper", DCTerms.title,
          "entity", SKOS.prefLabel,
          "author", FOAF.name,
          "venue", RDFS.label,
          "year", RDFS.label,
          "decision", RDFS.label,
          "agent", FOAF.name);

  private final Iris iris;
  private final Set<Node> claimed = new HashSet<>();

  /**
   * @param ontology says which properties stand between what claims speak of
   */
  public Descriptions(Iris iris, Ontology ontology) {
    this.iris = iris;
    for (Property top : List.of(Tl.CONCERNS, Tl.RELATES_TO)) {
      for (OntologyProperty property : ontology.subproperties(top.getURI())) {
        claimed.add(NodeFactory.createURI(property.iri()));
      }
    }
  }

  /**
   * A page of what the store says about what stands at a path.
   *
   * @param view in a read transaction
   * @param page from 1
   * @return empty for a page behind the last one
   */
  public Optional<Description> describe(DatasetGraph view, String path, int page) {
    Node node = iris.of(path);
    if (path.equals(ONTOLOGY)) {
      return page > 1 ? Optional.empty() : Optional.of(ontology(view));
    }
    Description found =
        path.startsWith("graph/")
            ? graph(view, node, page)
            : thing(view, path, node, page, new Window(page, Description.STATEMENTS));
    return page > 1 && found.graph().isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /**
   * All that the store says about what stands at a path, a thing or the ontology, on one page.
   *
   * @param view in a read transaction
   */
  public Description describe(DatasetGraph view, String path) {
    return path.equals(ONTOLOGY)
        ? ontology(view)
        : thing(view, path, iris.of(path), 1, new Window(1, Integer.MAX_VALUE));
  }

  /** How a thing of ours is called; empty for what has no name. */
  public Optional<String> label(DatasetGraph view, Node thing) {
    return labelOf(view, thing).map(triple -> triple.getObject().getLiteralLexicalForm());
  }

  private Optional<Triple> labelOf(DatasetGraph view, Node thing) {
    StoreLookup lookup = StoreLookup.in(view);
    return labelOf(lookup, thing, lookup.id(thing));
  }

  private Optional<Triple> labelOf(StoreLookup lookup, Node thing, NodeId id) {
    return iris.path(thing)
        .map(path -> LABELS.get(path.substring(0, Math.max(0, path.indexOf('/')))))
        .flatMap(
            property ->
                Optional.ofNullable(lookup.value(id, lookup.id(property.asNode())))
                    .map(label -> Triple.create(thing, property.asNode(), label)));
  }

  /** With the user's extension; as it is shipped before the first build. */
  private Description ontology(DatasetGraph view) {
    Graph graph = GraphFactory.createDefaultGraph();
    view.find(iris.ontology(), Node.ANY, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> graph.add(quad.asTriple()));
    Node itself = NodeFactory.createURI(Tl.NS.substring(0, Tl.NS.length() - 1));
    Graph all = graph.isEmpty() ? Ontology.bundled().model().getGraph() : graph;
    return new Description(itself, all, 1, Description.STATEMENTS, false, all.size());
  }

  private Description graph(DatasetGraph view, Node name, int page) {
    Graph graph = GraphFactory.createDefaultGraph();
    long from = (page - 1L) * Description.RESOURCES;
    int subjects = 0;
    Node last = null;
    Iterator<Quad> quads = view.find(name, Node.ANY, Node.ANY, Node.ANY);
    while (quads.hasNext()) {
      Quad quad = quads.next();
      if (!quad.getSubject().equals(last)) {
        last = quad.getSubject();
        if (++subjects > from + Description.RESOURCES) {
          return new Description(name, graph, page, Description.RESOURCES, true, -1);
        }
      }
      if (subjects > from) {
        graph.add(quad.asTriple());
      }
    }
    return new Description(name, graph, page, Description.RESOURCES, false, subjects);
  }

  private Description thing(DatasetGraph view, String path, Node node, int page, Window window) {
    StoreLookup lookup = StoreLookup.in(view);
    NodeId id = lookup.id(node);
    Writing writing = new Writing(lookup, node, id);
    // in all graphs, not in their union: that takes twice as long, and sets take each triple once
    Set<Stated> own = new LinkedHashSet<>();
    lookup.about(
        id,
        (subject, property, object) -> {
          if (!claimed.contains(lookup.node(property))) {
            own.add(writing.stated(subject, property, object));
          }
        });
    Set<NodeId> claims = new LinkedHashSet<>();
    Set<Stated> incoming = new LinkedHashSet<>();
    if (!path.startsWith("run/")) {
      // what a run made is most of the store
      lookup.pointingTo(
          id,
          (subject, property, object) -> {
            Node predicate = lookup.node(property);
            if (OF_CLAIMS.contains(predicate)) {
              claims.add(subject);
            } else if (isWorthSaying(predicate)) {
              incoming.add(writing.stated(subject, property, object));
            }
          });
    }
    writing.always(own);
    window.of(List.copyOf(own)).forEach(writing::statement);
    window.of(List.copyOf(claims)).forEach(writing::claim);
    window.of(List.copyOf(incoming)).forEach(writing::statement);
    writing.labels();
    boolean empty = page > 1 && window.isBehind();
    return new Description(
        node,
        empty ? GraphFactory.createDefaultGraph() : writing.graph,
        page,
        Description.STATEMENTS,
        window.next(),
        window.total);
  }

  /** A triple, and the numbers of its ends. */
  private record Stated(Triple triple, NodeId subject, NodeId object) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Stated stated && stated.triple.equals(triple);
    }

    @Override
    public int hashCode() {
      return triple.hashCode();
    }
  }

  /** Claims bring what they speak of, and {@code dcterms:creator} says more than a list's order. */
  private boolean isWorthSaying(Node property) {
    return !claimed.contains(property) && !property.getURI().startsWith(RDF.getURI() + "_");
  }

  /** The members of one page out of several lists in a row. */
  private static final class Window {
    private final long from;
    private final long size;
    private long total;

    Window(int page, int size) {
      this.from = (page - 1L) * size;
      this.size = size;
    }

    <T> List<T> of(List<T> list) {
      long begin = Math.max(from - total, 0);
      long end = Math.min(from + size - total, list.size());
      total += list.size();
      return begin < end ? list.subList((int) begin, (int) end) : List.of();
    }

    boolean next() {
      return total > from + size;
    }

    boolean isBehind() {
      return from >= total;
    }
  }

  /** Gathers the triples of one page. */
  private final class Writing {
    private final StoreLookup lookup;
    private final Node node;
    private final NodeId id;
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final Set<Node> described = new HashSet<>();
    private final Map<Node, NodeId> neighbours = new LinkedHashMap<>();

    Writing(StoreLookup lookup, Node node, NodeId id) {
      this.lookup = lookup;
      this.node = node;
      this.id = id;
      described.add(node);
    }

    Stated stated(NodeId subject, NodeId property, NodeId object) {
      Triple triple =
          Triple.create(lookup.node(subject), lookup.node(property), lookup.node(object));
      return new Stated(triple, subject, object);
    }

    /** What each page says: what it is and how it is called. */
    void always(Set<Stated> own) {
      for (Stated stated : own) {
        if (stated.triple.predicateMatches(RDF.Nodes.type)) {
          graph.add(stated.triple);
        }
      }
      labelOf(lookup, node, id).ifPresent(graph::add);
    }

    void statement(Stated stated) {
      graph.add(stated.triple);
      mention(stated.triple.getSubject(), stated.subject);
      mention(stated.triple.getObject(), stated.object);
    }

    void claim(NodeId claim) {
      described.add(lookup.node(claim));
      Node[] said = new Node[3];
      lookup.about(
          claim,
          (subject, property, object) -> {
            Stated stated = stated(subject, property, object);
            statement(stated);
            Node predicate = stated.triple.getPredicate();
            if (predicate.equals(RDF.Nodes.subject)) {
              said[0] = stated.triple.getObject();
            } else if (predicate.equals(RDF.Nodes.predicate)) {
              said[1] = stated.triple.getObject();
            } else if (predicate.equals(RDF.Nodes.object)) {
              said[2] = stated.triple.getObject();
            }
          });
      if (said[0] != null && said[1] != null && said[2] != null) {
        graph.add(Triple.create(said[0], said[1], said[2]));
      }
    }

    /** A part of what is described is described with it; all else is a neighbour. */
    private void mention(Node other, NodeId number) {
      if (!other.isURI() || !other.getURI().startsWith(iris.base())) {
        return;
      }
      int hash = other.getURI().indexOf('#');
      if (hash < 0) {
        neighbours.put(other, number);
      } else if (described.add(other)) {
        lookup.about(
            number, (subject, property, object) -> statement(stated(subject, property, object)));
      }
    }

    void labels() {
      neighbours.keySet().removeAll(described);
      neighbours.forEach(
          (neighbour, number) -> labelOf(lookup, neighbour, number).ifPresent(graph::add));
    }
  }
}
