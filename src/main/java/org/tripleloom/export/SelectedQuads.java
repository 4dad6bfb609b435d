package org.tripleloom.export;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Iris;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/** A selection as quads, and as triples each once. */
final class SelectedQuads {
  private static final Set<Node> PAPERS_OF_RUN =
      Set.of(Tl.ADDED.asNode(), Tl.REPLACED.asNode(), Tl.REMOVED.asNode());

  private static final Node KIND_OF = Tl.KIND_OF.asNode();

  private final Selection selection;
  private final DatasetGraph graphs;
  private final Iris iris;

  SelectedQuads(Selection selection) {
    this.selection = selection;
    this.graphs = selection.graphs();
    this.iris = selection.iris();
  }

  /**
   * Hands over the quads of all that is kept. With a filter these are the graphs of the papers, of
   * the entities with their merges, and of the ontology, and of the catalog the runs.
   */
  void quads(Consumer<Quad> consumer) {
    Consumer<Quad> allowed =
        quad -> {
          if (selection.allows(quad.asTriple())) {
            consumer.accept(quad);
          }
        };
    if (selection.filter().keepsAll()) {
      selection.scan().quads().forEachRemaining(allowed);
      return;
    }
    selection.papers(
        part -> part.triples().forEach(t -> allowed.accept(Quad.create(part.graph(), t))));
    selection
        .scan()
        .quads(iris.entities())
        .forEachRemaining(
            quad -> {
              if (keepsOfEntities(quad)) {
                allowed.accept(recounted(quad));
                if (quad.getPredicate().equals(Prov.WAS_GENERATED_BY.asNode())) {
                  selection.addRun(quad.getObject());
                }
              }
            });
    for (Node graph : List.of(iris.ontology(), iris.catalog())) {
      selection
          .scan()
          .quads(graph)
          .forEachRemaining(
              quad -> {
                if (keeps(quad)) {
                  allowed.accept(quad);
                }
              });
    }
  }

  /** Hands over the triples of all that is kept, each once. */
  void triples(Consumer<Triple> consumer) {
    if (selection.filter().keepsAll()) {
      selection
          .scan()
          .union()
          .forEachRemaining(
              triple -> {
                if (selection.allows(triple)) {
                  consumer.accept(triple);
                }
              });
    } else {
      quads(
          quad -> {
            if (isFirst(quad)) {
              consumer.accept(quad.asTriple());
            }
          });
    }
  }

  /**
   * Whether no other graph gives the triple too, of those that come before this one: the graph of
   * the entities, then the others in the order of the store.
   */
  private boolean isFirst(Quad quad) {
    Node graph = quad.getGraph();
    if (graph.equals(iris.entities()) || isOwn(quad)) {
      return true;
    }
    boolean reached = false;
    Iterator<Quad> all =
        graphs.find(Node.ANY, quad.getSubject(), quad.getPredicate(), quad.getObject());
    while (all.hasNext()) {
      Quad same = all.next();
      reached |= same.getGraph().equals(graph);
      if ((!reached || same.getGraph().equals(iris.entities())) && keeps(same)) {
        return false;
      }
    }
    return true;
  }

  /** Whether only this graph can speak of the subject: a paper, a claim or a mention. */
  private boolean isOwn(Quad quad) {
    String subject = iris.path(quad.getSubject()).orElse("");
    return iris.isPaperGraph(quad.getGraph())
        && (subject.startsWith("paper/") || subject.startsWith("claim/"));
  }

  private boolean keeps(Quad quad) {
    Node graph = quad.getGraph();
    if (selection.hasGraph(graph)) {
      return keepsOfPaper(quad);
    }
    return graph.equals(iris.ontology())
        || graph.equals(iris.catalog()) && keepsOfCatalog(quad)
        || graph.equals(iris.entities()) && keepsOfEntities(quad);
  }

  /** What no claim states is about the paper itself. */
  private boolean keepsOfPaper(Quad quad) {
    Iterator<Quad> claims =
        graphs.find(quad.getGraph(), Node.ANY, RDF.subject.asNode(), quad.getSubject());
    if (!claims.hasNext()) {
      return true;
    }
    boolean[] kept = {false};
    selection.paper(quad.getGraph(), part -> kept[0] = part.triples().contains(quad.asTriple()));
    return kept[0];
  }

  private boolean keepsOfEntities(Quad quad) {
    Node property = quad.getPredicate();
    if (selection.has(quad.getSubject())) {
      boolean isKind = property.equals(SKOS.broader.asNode()) || property.equals(KIND_OF);
      return !isKind || selection.hasKind(quad.getSubject(), quad.getObject());
    }
    if (property.equals(DCTerms.isReplacedBy.asNode())) {
      return selection.has(quad.getObject());
    }
    Node merged = entity(quad.getSubject(), Tl.MERGED_INTO.asNode());
    if (merged != null) {
      return selection.has(merged);
    }
    Node narrow = entity(quad.getSubject(), RDF.subject.asNode());
    Node broad = entity(quad.getSubject(), RDF.object.asNode());
    return narrow != null && broad != null && selection.hasKind(narrow, broad);
  }

  private Node entity(Node of, Node property) {
    Iterator<Quad> found = graphs.find(iris.entities(), of, property, Node.ANY);
    return found.hasNext() ? found.next().getObject() : null;
  }

  private Quad recounted(Quad quad) {
    boolean papers = quad.getPredicate().equals(Tl.PAPER_COUNT.asNode());
    if (!papers && !quad.getPredicate().equals(Tl.CLAIM_COUNT.asNode())) {
      return quad;
    }
    Node entity = quad.getSubject();
    String number = Long.toString(papers ? selection.papersOf(entity) : selection.claimsOf(entity));
    return Quad.create(
        quad.getGraph(),
        quad.getSubject(),
        quad.getPredicate(),
        NodeFactory.createLiteralDT(number, XSDDatatype.XSDinteger));
  }

  private boolean keepsOfCatalog(Quad quad) {
    return selection.hasRun(quad.getSubject())
        && (!PAPERS_OF_RUN.contains(quad.getPredicate()) || selection.hasPaper(quad.getObject()));
  }
}
