package org.tripleloom.build;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.DC_11;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.Version;
import org.tripleloom.graph.Iris;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Schema;
import org.tripleloom.vocab.Tl;

/**
 * One build that writes.
 *
 * @param path its IRI path
 */
record Run(String path, Instant started, BuildStart start) {

  /** How the catalog describes it; it ends now. */
  List<Triple> triples(
      Iris iris,
      Collection<String> added,
      Collection<String> replaced,
      Collection<String> removed) {
    List<Triple> triples = new ArrayList<>();
    Node run = iris.of(path);
    triples.add(Triple.create(run, RDF.type.asNode(), Tl.RUN.asNode()));
    triples.add(Triple.create(run, Prov.STARTED_AT_TIME.asNode(), time(started)));
    triples.add(Triple.create(run, Prov.ENDED_AT_TIME.asNode(), time(Instant.now())));
    triples.add(text(run, Tl.EXTRACTOR, start.engine().toString()));
    triples.add(text(run, Tl.ONTOLOGY_HASH, start.ontologyHash()));
    start.sources().forEach(source -> triples.add(text(run, DC_11.source, source)));
    provenance(triples, iris);
    papers(triples, iris, Tl.ADDED, added);
    papers(triples, iris, Tl.REPLACED, replaced);
    papers(triples, iris, Tl.REMOVED, removed);
    return triples;
  }

  /** In PROV-O: what the run read, and the programs that carried it out. */
  private void provenance(List<Triple> triples, Iris iris) {
    Node run = iris.of(path);
    triples.add(Triple.create(run, RDF.type.asNode(), Prov.ACTIVITY.asNode()));
    Node engine = iris.of(path + "#engine");
    agent(triples, run, engine, start.engine().name(), start.engine().version());
    if (!start.checksum().isEmpty()) {
      triples.add(text(engine, Tl.CHECKSUM, start.checksum()));
    }
    agent(triples, run, iris.of(path + "#program"), "Tripleloom", Version.current());
    int number = 1;
    for (String source : start.sources()) {
      Node used = iris.of(path + "#source-" + number++);
      triples.add(Triple.create(run, Prov.USED.asNode(), used));
      triples.add(Triple.create(used, RDF.type.asNode(), Prov.ENTITY.asNode()));
      triples.add(text(used, RDFS.label, source));
    }
  }

  private static void agent(
      List<Triple> triples, Node run, Node agent, String name, String version) {
    triples.add(Triple.create(run, Prov.WAS_ASSOCIATED_WITH.asNode(), agent));
    triples.add(Triple.create(agent, RDF.type.asNode(), Prov.SOFTWARE_AGENT.asNode()));
    triples.add(text(agent, RDFS.label, name));
    triples.add(text(agent, Schema.SOFTWARE_VERSION, version));
  }

  private void papers(
      List<Triple> triples, Iris iris, Property property, Collection<String> papers) {
    Node run = iris.of(path);
    papers.forEach(paper -> triples.add(Triple.create(run, property.asNode(), iris.of(paper))));
  }

  private static Triple text(Node run, Property property, String value) {
    return Triple.create(run, property.asNode(), NodeFactory.createLiteralString(value));
  }

  private static Node time(Instant instant) {
    return NodeFactory.createLiteralDT(
        instant.truncatedTo(ChronoUnit.SECONDS).toString(), XSDDatatype.XSDdateTime);
  }
}
