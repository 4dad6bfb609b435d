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
import org.tripleloom.graph.Iris;
import org.tripleloom.vocab.Prov;
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
    papers(triples, iris, Tl.ADDED, added);
    papers(triples, iris, Tl.REPLACED, replaced);
    papers(triples, iris, Tl.REMOVED, removed);
    return triples;
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
