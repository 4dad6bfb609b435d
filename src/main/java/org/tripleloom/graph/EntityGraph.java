package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.resolve.Entity;
import org.tripleloom.resolve.KindLink;
import org.tripleloom.resolve.Match;
import org.tripleloom.vocab.Tl;

/**
 * The triples that describe one entity in the graph of all entities, with the reasons why it is a
 * kind of others.
 */
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
    for (KindLink kind : entity.kinds()) {
      kind(triples, iris, entity, kind);
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

  /**
   * Of what stands in the graph of entities, the subjects that an entity's triples are about: the
   * entity, and its links to what it is a kind of.
   */
  public static List<Node> subjects(DatasetGraph view, Iris iris, Node entity) {
    List<Node> subjects = new ArrayList<>(List.of(entity));
    view.find(iris.entities(), entity, Tl.KIND_OF.asNode(), Node.ANY)
        .forEachRemaining(
            quad ->
                iris.path(quad.getObject())
                    .ifPresent(path -> subjects.add(iris.kindLink(entity, path))));
    return subjects;
  }

  private static void kind(List<Triple> triples, Iris iris, Entity entity, KindLink kind) {
    Node narrow = iris.entity(entity.slug());
    Node broad = iris.entity(kind.broader());
    triples.add(Triple.create(narrow, Tl.KIND_OF.asNode(), broad));
    triples.add(Triple.create(narrow, SKOS.broader.asNode(), broad));
    Node link = iris.kindLink(narrow, iris.path(broad).orElseThrow());
    triples.add(Triple.create(link, RDF.type.asNode(), Tl.KIND_LINK.asNode()));
    triples.add(Triple.create(link, RDF.subject.asNode(), narrow));
    triples.add(Triple.create(link, RDF.predicate.asNode(), Tl.KIND_OF.asNode()));
    triples.add(Triple.create(link, RDF.object.asNode(), broad));
    for (KindLink.Source source : kind.sources().keySet()) {
      triples.add(Triple.create(link, Tl.RULE.asNode(), PaperGraph.text(source.rule())));
    }
    triples.add(Triple.create(link, Tl.REASON.asNode(), PaperGraph.text(kind.reason())));
    triples.add(Triple.create(link, Tl.CONFIDENCE.asNode(), PaperGraph.decimal(kind.confidence())));
  }

  private static Triple label(Node node, Node property, String form) {
    return Triple.create(node, property, PaperGraph.text(form));
  }
}
