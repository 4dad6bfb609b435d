package org.tripleloom.graph;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.tripleloom.paper.PaperId;
import org.tripleloom.vocab.Prefixes;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * The description of the store as a dataset, in VoID and DCAT 3, as the graph of the catalog holds
 * it beside the runs: what there is how often, where to get it, under which licence, and what made
 * it.
 */
public final class Catalog {
  /** Of the graph; texts quoted in it stay their owners'. */
  public static final String LICENSE = "https://creativecommons.org/licenses/by/4.0/";

  /** Behind the base. */
  public static final String DATASET = "dataset";

  /** Behind the base. */
  public static final String WELL_KNOWN = ".well-known/void";

  private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";
  private static final String ONTOLOGY = "https://w3id.org/tripleloom/ontology";

  /** The dumps that a server offers: what their names end in, and their media types. */
  private static final Map<String, String> DUMPS = new LinkedHashMap<>();

  static {
    DUMPS.put("nq", "application/n-quads");
    DUMPS.put("trig", "application/trig");
    DUMPS.put("nt", "application/n-triples");
    DUMPS.put("ttl", "text/turtle");
    DUMPS.put("jsonld", "application/ld+json");
    DUMPS.put("rdf", "application/rdf+xml");
  }

  private final Iris iris;
  private final Node dataset;
  private final Map<Node, List<Triple>> subjects = new LinkedHashMap<>();

  private Catalog(Iris iris) {
    this.iris = iris;
    this.dataset = iris.of(DATASET);
  }

  /** Whether servers offer a dump whose name ends so. */
  public static boolean isDump(String suffix) {
    return DUMPS.containsKey(suffix);
  }

  /** Path of a dump behind the base. */
  public static String dump(String suffix) {
    return "dump." + suffix + ".gz";
  }

  /**
   * Brings the description to what the graphs hold, in the transaction of the writer. Reads the
   * whole store.
   */
  public static void refresh(GraphWriter writer, Iris iris, Instant now) {
    refresh(writer, iris, StoreCounts.of(writer.data(), iris), now);
  }

  static void refresh(GraphWriter writer, Iris iris, StoreCounts counts, Instant now) {
    write(writer, iris, now, Optional.of(counts));
  }

  /**
   * Describes the dataset without saying how much there is, in the transaction of the writer: for
   * changes that go on in another transaction. Whoever reads in between sees no count rather than
   * one of another moment.
   */
  public static void uncount(GraphWriter writer, Iris iris, Instant now) {
    write(writer, iris, now, Optional.empty());
  }

  /** Whether the description, if there is one, says how much there is. */
  public static boolean isCounted(DatasetGraph data, Iris iris) {
    Node dataset = iris.of(DATASET);
    return data.contains(iris.catalog(), dataset, VOID.triples.asNode(), Node.ANY)
        || !data.contains(iris.catalog(), dataset, Node.ANY, Node.ANY);
  }

  private static void write(
      GraphWriter writer, Iris iris, Instant now, Optional<StoreCounts> counts) {
    Catalog catalog = new Catalog(iris);
    DatasetGraph data = writer.data();
    catalog.dataset(data, counts, time(now));
    Set<Node> all = catalog.standing(data);
    all.addAll(catalog.subjects.keySet());
    for (Node subject : all) {
      List<Triple> triples = catalog.subjects.getOrDefault(subject, List.of());
      writer.replaceSubject(iris.catalog(), subject, triples);
    }
  }

  /** The dataset and all its parts, as they stand in the store. */
  private Set<Node> standing(DatasetGraph data) {
    Set<Node> found = new LinkedHashSet<>();
    List<Node> open = new ArrayList<>(List.of(dataset));
    while (!open.isEmpty()) {
      Node subject = open.remove(open.size() - 1);
      if (found.add(subject)) {
        data.find(iris.catalog(), subject, Node.ANY, Node.ANY)
            .forEachRemaining(
                quad -> {
                  Node object = quad.getObject();
                  if (object.isURI() && object.getURI().startsWith(dataset.getURI() + "#")) {
                    open.add(object);
                  }
                });
      }
    }
    return found;
  }

  private void dataset(DatasetGraph data, Optional<StoreCounts> counts, Node now) {
    add(dataset, RDF.type, VOID.Dataset);
    add(dataset, RDF.type, DCAT.Dataset);
    text(dataset, DCTerms.title, "Tripleloom graph at " + iris.base());
    text(
        dataset,
        DCTerms.description,
        "Papers, what they introduce, use and study, and the sentences that say so. Counts are of"
            + " the union of all graphs, each triple once, without the ontology and this"
            + " description.");
    text(
        dataset,
        DCTerms.rights,
        "The licence is that of the graph. Titles, abstracts and sentences quoted from them belong"
            + " to the papers' authors and publishers.");
    add(dataset, DCTerms.license, iri(LICENSE));
    add(dataset, DCTerms.modified, now);
    add(dataset, DCTerms.conformsTo, iri(ONTOLOGY));
    add(dataset, FOAF.homepage, iri(iris.base()));
    add(dataset, DCAT.landingPage, iri(iris.base()));
    text(dataset, VOID.uriSpace, iris.base());
    add(dataset, VOID.sparqlEndpoint, iris.of("sparql"));
    data.find(iris.catalog(), Node.ANY, RDF.type.asNode(), Tl.RUN.asNode())
        .forEachRemaining(quad -> add(dataset, Prov.WAS_GENERATED_BY, quad.getSubject()));
    counts.ifPresent(this::counts);
    counts.ifPresent(this::links);
    distributions();
    Node catalog = iris.catalog();
    add(catalog, RDF.type, DCAT.Catalog);
    text(catalog, DCTerms.title, "What the graph at " + iris.base() + " holds, and what made it");
    add(catalog, DCAT.dataset, dataset);
    add(catalog, DCAT.service, part("sparql"));
    add(catalog, DCTerms.modified, now);
    Node wellKnown = iris.of(WELL_KNOWN);
    add(wellKnown, RDF.type, VOID.DatasetDescription);
    add(wellKnown, FOAF.primaryTopic, dataset);
    add(wellKnown, DCTerms.modified, now);
  }

  private void counts(StoreCounts counts) {
    number(dataset, VOID.triples, counts.triples());
    number(dataset, VOID.distinctSubjects, counts.subjects());
    number(dataset, VOID.classes, counts.classes().size());
    number(dataset, VOID.properties, counts.properties().size());
    StoreCounts.Instances entities = counts.classes().get(Tl.RESEARCH_ENTITY.asNode());
    number(dataset, VOID.entities, entities == null ? 0 : entities.count());
    Set<String> vocabularies = new TreeSet<>();
    counts
        .properties()
        .forEach(
            (property, of) -> {
              vocabularies.add(property.getNameSpace());
              Node partition = part("property-" + name(property));
              add(dataset, VOID.propertyPartition, partition);
              add(partition, VOID.property, property);
              number(partition, VOID.triples, of.triples());
              number(partition, VOID.distinctSubjects, of.subjects());
            });
    counts
        .classes()
        .forEach(
            (type, of) -> {
              vocabularies.add(type.getNameSpace());
              String name = "class-" + name(type);
              Node partition = part(name);
              add(dataset, VOID.classPartition, partition);
              add(partition, VOID._class, type);
              number(partition, VOID.entities, of.count());
              of.triples().forEach((property, n) -> inside(partition, name, property, n));
            });
    vocabularies.forEach(namespace -> add(dataset, VOID.vocabulary, iri(namespace)));
  }

  private void inside(Node partition, String name, Node property, long triples) {
    Node inner = part(name + "-property-" + name(property));
    add(partition, VOID.propertyPartition, inner);
    add(inner, VOID.property, property);
    number(inner, VOID.triples, triples);
  }

  private void links(StoreCounts counts) {
    counts
        .links()
        .forEach(
            (property, spaces) ->
                spaces.forEach(
                    (space, n) -> {
                      String target = PaperId.hash(space).substring(0, 8);
                      Node linkset = part("links-" + name(property) + "-" + target);
                      add(dataset, VOID.subset, linkset);
                      add(linkset, RDF.type, VOID.Linkset);
                      add(linkset, VOID.linkPredicate, property);
                      add(linkset, VOID.subjectsTarget, dataset);
                      add(linkset, VOID.objectsTarget, part("target-" + target));
                      number(linkset, VOID.triples, n);
                      add(part("target-" + target), RDF.type, VOID.Dataset);
                      text(part("target-" + target), VOID.uriSpace, space);
                    }));
  }

  private void distributions() {
    DUMPS.forEach(
        (suffix, mediaType) -> {
          Node dump = iris.of(dump(suffix));
          Node distribution = part("dump-" + suffix);
          add(dataset, VOID.dataDump, dump);
          add(dataset, DCAT.distribution, distribution);
          add(distribution, RDF.type, DCAT.Distribution);
          text(distribution, DCTerms.title, "All of it as " + mediaType + ", compressed");
          add(distribution, DCAT.accessURL, dump);
          add(distribution, DCAT.downloadURL, dump);
          add(distribution, DCAT.mediaType, iri(MEDIA_TYPES + mediaType));
          add(distribution, DCAT.compressFormat, iri(MEDIA_TYPES + "application/gzip"));
          add(distribution, DCTerms.license, iri(LICENSE));
        });
    Node service = part("sparql");
    add(service, RDF.type, DCAT.DataService);
    text(service, DCTerms.title, "SPARQL 1.1");
    add(service, DCAT.endpointURL, iris.of("sparql"));
    add(service, DCAT.endpointDescription, iris.of("sparql"));
    add(service, DCAT.servesDataset, dataset);
    add(service, DCTerms.conformsTo, iri("https://www.w3.org/TR/sparql11-protocol/"));
    add(service, DCTerms.license, iri(LICENSE));
    Node endpoint = part("endpoint");
    add(dataset, DCAT.distribution, endpoint);
    add(endpoint, RDF.type, DCAT.Distribution);
    text(endpoint, DCTerms.title, "By query");
    add(endpoint, DCAT.accessURL, iris.of("sparql"));
    add(endpoint, DCAT.accessService, service);
    add(endpoint, DCTerms.license, iri(LICENSE));
  }

  /** A prefixed name with a hyphen for the colon, else eight digits of the hash. */
  private static String name(Node term) {
    String shortened = Prefixes.shortened(term.getURI(), Prefixes.ALL);
    return shortened.matches("[a-z]+:[\\w.-]+")
        ? shortened.replace(':', '-')
        : PaperId.hash(term.getURI()).substring(0, 8);
  }

  private Node part(String name) {
    return iris.of(DATASET + "#" + name);
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }

  private static Node time(Instant instant) {
    return NodeFactory.createLiteralDT(
        instant.truncatedTo(ChronoUnit.SECONDS).toString(), XSDDatatype.XSDdateTime);
  }

  private void text(Node subject, Property property, String value) {
    add(subject, property, PaperGraph.text(value));
  }

  private void number(Node subject, Property property, long value) {
    add(subject, property, PaperGraph.integer(value));
  }

  private void add(Node subject, Property property, Resource object) {
    add(subject, property, object.asNode());
  }

  private void add(Node subject, Property property, Node object) {
    subjects
        .computeIfAbsent(subject, s -> new ArrayList<>())
        .add(Triple.create(subject, property.asNode(), object));
  }
}
