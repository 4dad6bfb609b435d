package org.tripleloom.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.vocab.Nanopub;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/** Concept schemes, nanopublications and research objects, held to the rules of each. */
class LinkedExportTest {
  @TempDir static Path folder;
  private static ExportedStore store;

  @BeforeAll
  static void fill() {
    store = new ExportedStore(folder.resolve("store"));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void the_concept_scheme_holds_the_entities_and_keeps_the_conditions_of_skos() {
    Model skos = ModelFactory.createDefaultModel();
    RDFDataMgr.read(
        skos, new ByteArrayInputStream(store.export(ExportFormat.skos, Filter.NONE)), Lang.TURTLE);
    Set<String> concepts = new TreeSet<>();
    skos.listSubjectsWithProperty(RDF.type, SKOS.Concept)
        .forEachRemaining(concept -> concepts.add(concept.getURI()));
    assertEquals(store.column("SELECT ?e { ?e a tl:ResearchEntity }"), concepts);
    Resource scheme = skos.listSubjectsWithProperty(RDF.type, SKOS.ConceptScheme).next();
    for (String iri : concepts) {
      Resource concept = skos.getResource(iri);
      assertEquals(1, concept.listProperties(SKOS.prefLabel).toList().size(), iri);
      assertFalse(
          concept.hasProperty(SKOS.altLabel, concept.getProperty(SKOS.prefLabel).getObject()));
      assertTrue(concept.hasProperty(SKOS.inScheme, scheme));
      assertTrue(concept.hasProperty(SKOS.note));
      assertNotEquals(
          concept.hasProperty(SKOS.topConceptOf, scheme), concept.hasProperty(SKOS.broader));
      concept
          .listProperties(SKOS.broader)
          .forEachRemaining(b -> assertTrue(b.getResource().hasProperty(SKOS.narrower, concept)));
      concept
          .listProperties(SKOS.narrower)
          .forEachRemaining(n -> assertTrue(n.getResource().hasProperty(SKOS.broader, concept)));
    }
    assertEquals(
        store.ask("SELECT ?a ?b { ?a skos:broader ?b . ?a a tl:ResearchEntity }").size(),
        skos.listStatements(null, SKOS.broader, (Resource) null).toList().size());
    Resource weft = skos.getResource(ExportedStore.BASE + "entity/weft");
    assertEquals(
        "https://vocabulary.example/weft",
        weft.getProperty(SKOS.exactMatch).getResource().getURI());
    Resource anchor = skos.getResource(ExportedStore.BASE + "entity/anchor-learning");
    assertTrue(anchor.getProperty(SKOS.changeNote).getString().contains("\"AL\""));
    assertFalse(skos.contains(null, RDF.type, Tl.CLAIM) || skos.contains(null, DCTerms.creator));
  }

  /** The criteria of the guidelines, one by one. */
  @Test
  void every_claim_is_a_well_formed_nanopublication() {
    DatasetGraph all = DatasetGraphFactory.createTxnMem();
    RDFDataMgr.read(
        all, new ByteArrayInputStream(store.export(ExportFormat.nanopub, Filter.NONE)), Lang.TRIG);
    assertTrue(all.getDefaultGraph().isEmpty(), "every triple is in a graph");
    Set<Node> graphs = new HashSet<>();
    Set<Triple> asserted = new HashSet<>();
    Set<String> claims = new TreeSet<>();
    Iter.toList(all.find(Node.ANY, Node.ANY, RDF.type.asNode(), Nanopub.NANOPUBLICATION.asNode()))
        .forEach(
            quad -> {
              Node head = quad.getGraph();
              Node nanopub = quad.getSubject();
              Node assertion = only(all, head, nanopub, Nanopub.HAS_ASSERTION.asNode());
              Node provenance = only(all, head, nanopub, Nanopub.HAS_PROVENANCE.asNode());
              Node info = only(all, head, nanopub, Nanopub.HAS_PUBLICATION_INFO.asNode());
              assertEquals(4, all.getGraph(head).size(), "nothing else in the head");
              assertEquals(1, all.getGraph(assertion).size());
              for (Node graph : List.of(head, assertion, provenance, info)) {
                assertTrue(graphs.add(graph), "a graph of its own: " + graph);
              }
              assertTrue(all.contains(provenance, assertion, Node.ANY, Node.ANY));
              assertTrue(all.contains(info, nanopub, DCTerms.creator.asNode(), Node.ANY));
              assertTrue(all.contains(info, nanopub, DCTerms.created.asNode(), Node.ANY));
              assertTrue(all.contains(info, nanopub, DCTerms.license.asNode(), Node.ANY));
              assertTrue(
                  all.contains(provenance, assertion, Prov.WAS_GENERATED_BY.asNode(), Node.ANY));
              asserted.add(all.getGraph(assertion).find().next());
              claims.add(nanopub.getURI().replace("#nanopub", ""));
            });
    assertEquals(graphs, Iter.toSet(all.listGraphNodes()), "no graph of no nanopublication");
    assertEquals(store.column("SELECT ?c { ?c a tl:Claim }"), claims);
    Set<Triple> stated = new HashSet<>();
    store
        .ask("SELECT ?s ?p ?o { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }")
        .forEach(row -> stated.add(Triple.create(iri(row, 0), iri(row, 1), iri(row, 2))));
    assertEquals(stated, asserted);
    assertEquals(
        store.column("SELECT ?s { ?c tl:sentence ?s }"),
        new TreeSet<>(
            Iter.iter(all.find(Node.ANY, Node.ANY, Tl.SENTENCE.asNode(), Node.ANY))
                .map(quad -> quad.getObject().getLiteralLexicalForm())
                .toList()));
  }

  private static Node iri(List<String> row, int column) {
    return NodeFactory.createURI(row.get(column));
  }

  private static Node only(DatasetGraph all, Node graph, Node subject, Node property) {
    List<Quad> found = Iter.toList(all.find(graph, subject, property, Node.ANY));
    assertEquals(1, found.size());
    return found.get(0).getObject();
  }

  @Test
  void the_research_object_describes_the_dump_that_lies_beside() throws Exception {
    Path crate = folder.resolve("crate");
    new Export(ExportFormat.rocrate, Filter.NONE, Compression.gzip).to(crate, store.store());
    Path dump = crate.resolve("tripleloom.nq.gz");
    Path metadata = crate.resolve("ro-crate-metadata.json");
    assertEquals(
        Set.of(dump, metadata), new HashSet<>(Files.list(crate).toList()), "nothing else there");

    // expanded by the JSON-LD processor, so that a name that the context does not have is lost
    JsonArray expanded =
        JsonLd.expand(JsonDocument.of(Files.newInputStream(metadata))).loader(context()).get();
    JsonObject descriptor = entity(expanded, "ro-crate-metadata.json");
    assertEquals(
        "https://w3id.org/ro/crate/1.2", id(descriptor, "http://purl.org/dc/terms/conformsTo"));
    assertEquals("./", id(descriptor, "http://schema.org/about"));
    JsonObject root = entity(expanded, "./");
    assertEquals("http://schema.org/Dataset", root.getJsonArray("@type").getString(0));
    for (String needed : List.of("name", "description", "datePublished", "license")) {
      assertTrue(root.containsKey("http://schema.org/" + needed), needed);
    }
    assertEquals("tripleloom.nq.gz", id(root, "http://schema.org/hasPart"));
    JsonObject file = entity(expanded, "tripleloom.nq.gz");
    assertEquals("http://schema.org/MediaObject", file.getJsonArray("@type").getString(0));
    assertEquals(String.valueOf(Files.size(dump)), value(file, "http://schema.org/contentSize"));
    assertEquals(
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(dump))),
        value(file, "http://schema.org/sha256"));
    assertEquals("application/gzip", value(file, "http://schema.org/encodingFormat"));

    String run = store.column("SELECT ?r { ?r a tl:Run }").iterator().next();
    JsonObject action = entity(expanded, run);
    assertEquals("http://schema.org/CreateAction", action.getJsonArray("@type").getString(0));
    assertEquals("tripleloom.nq.gz", id(action, "http://schema.org/result"));
    assertEquals("2026-05-01T12:00:30Z", value(action, "http://schema.org/endTime"));
    JsonObject program = entity(expanded, id(action, "http://schema.org/instrument"));
    assertTrue(program.containsKey("http://schema.org/version"));
    JsonObject source = entity(expanded, id(action, "http://schema.org/object"));
    assertEquals("sample.jsonl", value(source, "http://schema.org/name"));

    JsonNode plain = new ObjectMapper().readTree(metadata.toFile());
    Set<String> known = new HashSet<>();
    plain.get("@graph").forEach(entity -> assertTrue(known.add(entity.get("@id").asText())));
    List<String> linked = new ArrayList<>();
    plain.get("@graph").findValues("@id").forEach(id -> linked.add(id.asText()));
    known.add("https://w3id.org/ro/crate/1.2");
    assertTrue(known.containsAll(linked), "what is linked is described");

    DatasetGraph back = DatasetGraphFactory.createTxnMem();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(dump))) {
      RDFDataMgr.read(back, in, Lang.NQUADS);
    }
    assertEquals(
        store.store().<Long>scan(scan -> Iter.count(scan.quads())), Iter.count(back.find()));
  }

  /** The terms used, as the published context of RO-Crate 1.2 has them. */
  private static DocumentLoader context() throws Exception {
    StringBuilder terms = new StringBuilder("{\"@context\": {");
    for (String term :
        List.of(
            "Dataset",
            "CreativeWork",
            "WebPage",
            "CreateAction",
            "SoftwareApplication",
            "about",
            "name",
            "description",
            "datePublished",
            "license",
            "hasPart",
            "mentions",
            "contentSize",
            "sha256",
            "encodingFormat",
            "version",
            "url",
            "startTime",
            "endTime",
            "instrument",
            "result",
            "object")) {
      terms.append("\"").append(term).append("\": \"http://schema.org/" + term + "\",");
    }
    terms.append("\"File\": \"http://schema.org/MediaObject\",");
    terms.append("\"conformsTo\": \"http://purl.org/dc/terms/conformsTo\"}}");
    JsonDocument document = JsonDocument.of(new StringReader(terms.toString()));
    return (uri, options) -> {
      assertEquals("https://w3id.org/ro/crate/1.2/context", uri.toString());
      return document;
    };
  }

  private static JsonObject entity(JsonArray expanded, String id) {
    return expanded.stream()
        .map(JsonValue::asJsonObject)
        .filter(entity -> entity.getString("@id").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no entity " + id));
  }

  private static String id(JsonObject entity, String property) {
    return entity.getJsonArray(property).getJsonObject(0).getString("@id");
  }

  private static String value(JsonObject entity, String property) {
    return entity.getJsonArray(property).getJsonObject(0).getString("@value");
  }
}
