package org.tripleloom.export;

import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.Version;
import org.tripleloom.graph.Catalog;
import org.tripleloom.vocab.Bibo;
import org.tripleloom.vocab.Nanopub;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Prefixes;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * One nanopublication for each claim, in TriG, after the guidelines at
 * https://nanopub.net/guidelines/. The assertion is the plain triple; the provenance says from
 * which paper and sentence, by which run and how surely; the publication info says what made the
 * nanopublication and under which licence. Its five IRIs are fragments of the claim's.
 */
final class Nanopubs {
  private static final Node SOFTWARE = NodeFactory.createURI("https://w3id.org/tripleloom");

  private final Selection selection;
  private final StreamRDF to;
  private final Map<Node, Subject> runs = new HashMap<>();
  private final Map<String, String> verbs = new HashMap<>();
  private final Node license;
  private final Node software = text("Tripleloom " + Version.current());

  private Nanopubs(Selection selection, StreamRDF to) {
    this.selection = selection;
    this.to = to;
    this.license = NodeFactory.createURI(Catalog.LICENSE);
    selection.runs().forEach(run -> runs.put(run.subject(), run));
    for (OntologyProperty property : Ontology.bundled().properties()) {
      verbs.put(property.iri(), property.label());
    }
  }

  static void write(Selection selection, OutputStream out) {
    StreamRDF to = DumpFormat.TRIG.writer(out);
    to.start();
    to.prefix("np", Nanopub.NS);
    Prefixes.ALL.forEach(to::prefix);
    Nanopubs nanopubs = new Nanopubs(selection, to);
    selection.papers(
        paper -> paper.claims().forEach(claim -> nanopubs.nanopub(paper.paper(), claim)));
    to.finish();
  }

  private void nanopub(Subject paper, ClaimPart part) {
    Node nanopub = part(part, "nanopub");
    Node head = part(part, "head");
    Node assertion = part(part, "assertion");
    Node provenance = part(part, "provenance");
    Node info = part(part, "pubinfo");
    add(head, nanopub, RDF.type, Nanopub.NANOPUBLICATION.asNode());
    add(head, nanopub, Nanopub.HAS_ASSERTION, assertion);
    add(head, nanopub, Nanopub.HAS_PROVENANCE, provenance);
    add(head, nanopub, Nanopub.HAS_PUBLICATION_INFO, info);
    to.quad(Quad.create(assertion, part.statement()));
    provenance(provenance, assertion, paper, part);
    info(info, nanopub, paper, part);
  }

  private static Node part(ClaimPart claim, String name) {
    return NodeFactory.createURI(claim.node().getURI() + "#" + name);
  }

  private void provenance(Node graph, Node assertion, Subject paper, ClaimPart part) {
    Subject claim = part.claim();
    add(graph, assertion, Nanopub.WAS_DERIVED_FROM, part.node());
    add(graph, assertion, Nanopub.WAS_DERIVED_FROM, paper.subject());
    List<Node> generatedBy = claim.all(Prov.WAS_GENERATED_BY);
    generatedBy.forEach(run -> add(graph, assertion, Prov.WAS_GENERATED_BY, run));
    all(graph, claim);
    part.mentions().forEach(mention -> all(graph, mention));
    for (Property property : List.of(RDF.type, DCTerms.title, Bibo.DOI, Tl.ARXIV, DCTerms.issued)) {
      paper.all(property).forEach(value -> add(graph, paper.subject(), property, value));
    }
    for (Node node : generatedBy) {
      Subject run = runs.getOrDefault(node, new Subject(node));
      for (Property property :
          List.of(RDF.type, Prov.STARTED_AT_TIME, Prov.ENDED_AT_TIME, Tl.EXTRACTOR)) {
        run.all(property).forEach(value -> add(graph, node, property, value));
      }
    }
  }

  private void all(Node graph, Subject subject) {
    subject.triples().stream()
        .filter(selection::allows)
        .forEach(triple -> to.quad(Quad.create(graph, triple)));
  }

  private void info(Node graph, Node nanopub, Subject paper, ClaimPart part) {
    String subject = part.isRole() ? paper.text(DCTerms.title) : selection.label(part.subject());
    String verb = verbs.getOrDefault(part.property().getURI(), part.property().getLocalName());
    String label = subject + " – " + verb + " – " + selection.label(part.object());
    add(graph, nanopub, RDFS.label, text(label));
    add(graph, nanopub, DCTerms.creator, SOFTWARE);
    part.claim()
        .one(Prov.WAS_GENERATED_BY)
        .map(runs::get)
        .flatMap(run -> run.one(Prov.ENDED_AT_TIME))
        .ifPresent(time -> add(graph, nanopub, DCTerms.created, time));
    add(graph, nanopub, DCTerms.license, license);
    add(graph, SOFTWARE, RDF.type, Prov.SOFTWARE_AGENT.asNode());
    add(graph, SOFTWARE, RDFS.label, software);
  }

  private static Node text(String text) {
    return NodeFactory.createLiteralString(text);
  }

  private void add(Node graph, Node subject, Property property, Node object) {
    to.quad(Quad.create(graph, subject, property.asNode(), object));
  }
}
