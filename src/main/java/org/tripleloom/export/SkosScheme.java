package org.tripleloom.export;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Catalog;
import org.tripleloom.vocab.Tl;

/**
 * The entities as a SKOS concept scheme in Turtle, without the papers and claims behind them: their
 * names, what is broader and narrower, matches in other vocabularies, and as notes how often papers
 * name them and why names were joined.
 */
final class SkosScheme {
  private final Selection selection;
  private final DatasetGraph graphs;
  private final Node entities;
  private final StreamRDF to;

  private SkosScheme(Selection selection, StreamRDF to) {
    this.selection = selection;
    this.graphs = selection.graphs();
    this.entities = selection.iris().entities();
    this.to = to;
  }

  static void write(Selection selection, OutputStream out) {
    StreamRDF to = DumpFormat.TTL.writer(out);
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("skos", SKOS.uri);
    prefixes.put("tl", Tl.NS);
    prefixes.put("dcterms", DCTerms.NS);
    to.start();
    prefixes.forEach(to::prefix);
    SkosScheme scheme = new SkosScheme(selection, to);
    scheme.scheme();
    selection.entities(scheme::concept);
    to.finish();
  }

  private void scheme() {
    add(entities, RDF.type, SKOS.ConceptScheme.asNode());
    add(
        entities,
        DCTerms.title,
        text("Research entities of the graph at " + selection.iris().base()));
    add(entities, DCTerms.license, NodeFactory.createURI(Catalog.LICENSE));
  }

  private void concept(EntityPart part) {
    Node concept = part.node();
    add(concept, RDF.type, SKOS.Concept.asNode());
    add(concept, RDF.type, part.type());
    part.classes().forEach(c -> add(concept, RDF.type, c));
    add(concept, SKOS.inScheme, entities);
    add(concept, SKOS.prefLabel, text(part.label()));
    for (String label : new TreeSet<>(part.entity().texts(SKOS.altLabel))) {
      if (!label.equals(part.label())) {
        add(concept, SKOS.altLabel, text(label));
      }
    }
    part.broader().forEach(broader -> add(concept, SKOS.broader, broader));
    if (part.broader().isEmpty()) {
      add(concept, SKOS.topConceptOf, entities);
    }
    graphs
        .find(entities, Node.ANY, SKOS.broader.asNode(), concept)
        .forEachRemaining(
            quad -> {
              if (selection.has(quad.getSubject())) {
                add(concept, SKOS.narrower, quad.getSubject());
              }
            });
    for (Property match : List.of(SKOS.exactMatch, SKOS.broadMatch)) {
      part.entity().all(match).forEach(other -> add(concept, match, other));
    }
    add(
        concept,
        SKOS.note,
        text(count(part.papers(), "paper") + ", " + count(part.claims(), "claim")));
    graphs
        .find(entities, Node.ANY, Tl.MERGED_INTO.asNode(), concept)
        .forEachRemaining(quad -> add(concept, SKOS.changeNote, merge(quad.getSubject())));
  }

  private static String count(long number, String of) {
    return number + " " + of + (number == 1 ? "" : "s");
  }

  private Node merge(Node node) {
    Subject merge = new Subject(node);
    graphs
        .find(entities, node, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> merge.add(quad.asTriple()));
    String forms =
        String.join(
            ", ",
            new TreeSet<>(merge.texts(Tl.MERGED_FORM))
                .stream().map(form -> "\"" + form + "\"").toList());
    return text("Joined " + forms + ": " + merge.text(Tl.REASON));
  }

  private static Node text(String text) {
    return NodeFactory.createLiteralString(text);
  }

  private void add(Node subject, Property property, Node object) {
    to.triple(Triple.create(subject, property.asNode(), object));
  }
}
