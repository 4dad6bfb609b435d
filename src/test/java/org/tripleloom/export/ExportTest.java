package org.tripleloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and networks, read back by the libraries that their users have. */
class ExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLAIMS =
      "SELECT ?claim ?s ?p ?o ?confidence ?sentence ?paper"
          + " { ?claim a tl:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;"
          + " tl:confidence ?confidence ; tl:sentence ?sentence ; tl:statedIn ?paper }";
  private static final String NODES =
      "SELECT ?node ?label { { ?node a tl:Paper ; dcterms:title ?label }"
          + " UNION { ?node a tl:ResearchEntity ; skos:prefLabel ?label } }";

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

  private static List<CSVRecord> table(Path file) throws IOException {
    try (Reader reader = new InputStreamReader(Files.newInputStream(file), UTF_8);
        CSVParser parser =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      return parser.getRecords();
    }
  }

  @Test
  void the_tables_hold_what_the_store_holds() throws Exception {
    Path csv = folder.resolve("csv");
    new Export(ExportFormat.csv, Filter.NONE, Compression.none).to(csv, store.store());

    List<CSVRecord> papers = table(csv.resolve("papers.csv"));
    assertEquals(
        new HashSet<>(
            store.ask(
                "SELECT ?p ?t ?y ?d ?a { ?p a tl:Paper ; dcterms:title ?t ; dcterms:abstract ?a"
                    + " OPTIONAL { ?p tl:inYear/rdfs:label ?y } OPTIONAL { ?p bibo:doi ?d } }")),
        rows(papers, "paper", "title", "year", "doi", "abstract"));
    CSVRecord first =
        papers.stream().filter(p -> p.get("doi").equals("10.5555/loom.1")).findFirst().get();
    assertEquals("Ada Loom | Ben Weaver", first.get("authors"));
    assertEquals("Journal of Looms", first.get("venue"));

    List<CSVRecord> entities = table(csv.resolve("entities.csv"));
    assertEquals(
        new HashSet<>(
            store.ask(
                "SELECT ?e ?l ?p ?c { ?e a tl:ResearchEntity ; skos:prefLabel ?l ;"
                    + " tl:paperCount ?p ; tl:claimCount ?c }")),
        rows(entities, "entity", "label", "papers", "claims"));
    CSVRecord weft = entities.stream().filter(e -> e.get("label").equals("Weft")).findFirst().get();
    assertEquals("Weft, \"the <one> & only\"\nof 𝔸 | ümlaut", weft.get("other_labels"));
    assertEquals("Method", weft.get("type"));
    assertEquals(ExportedStore.BASE + "entity/generative-replay", weft.get("broader"));
    assertEquals("https://vocabulary.example/weft", weft.get("exact_matches"));

    List<CSVRecord> claims = table(csv.resolve("claims.csv"));
    assertEquals(
        new HashSet<>(store.ask(CLAIMS.replace("?p ?o ", "?o ").replace("?p ;", "[] ;"))),
        rows(claims, "claim", "subject", "object", "confidence", "sentence", "paper"));
    assertEquals(
        claims.size(), papers.stream().mapToInt(p -> Integer.parseInt(p.get("claims"))).sum());
    int mentions = 0;
    for (CSVRecord claim : claims) {
      for (JsonNode mention : JSON.readTree(claim.get("mentions"))) {
        mentions++;
        assertTrue(mention.get("begin").asInt() < mention.get("end").asInt());
        assertFalse(mention.get("text").asText().isEmpty());
        assertTrue(mention.get("of").asText().matches("subject|object"));
      }
    }
    assertEquals(store.ask("SELECT ?m { ?m a tl:Mention }").size(), mentions);
    String raw = Files.readString(csv.resolve("entities.csv"));
    assertTrue(raw.startsWith("entity,label,") && raw.endsWith("\r\n"));
  }

  private static Set<List<String>> rows(List<CSVRecord> table, String... columns) {
    Set<List<String>> rows = new HashSet<>();
    for (CSVRecord record : table) {
      List<String> row = new ArrayList<>();
      for (String column : columns) {
        row.add(record.get(column));
      }
      assertTrue(rows.add(row), row::toString);
    }
    return rows;
  }

  /** An edge of JGraphT, which wants one object for each. */
  private static final class Edge {
    private final Map<String, String> attributes = new HashMap<>();
  }

  @Test
  void graphml_is_valid_and_has_papers_entities_and_claims() {
    byte[] graphml = store.export(ExportFormat.graphml, Filter.NONE);
    Graph<String, Edge> graph = new DirectedWeightedPseudograph<>(null, Edge::new);
    Map<String, Map<String, String>> nodes = new HashMap<>();
    GraphMLImporter<String, Edge> importer = new GraphMLImporter<>();
    importer.setSchemaValidation(true);
    importer.setVertexFactory(id -> id);
    importer.addVertexAttributeConsumer(
        (of, value) ->
            nodes
                .computeIfAbsent(of.getFirst(), n -> new HashMap<>())
                .put(of.getSecond(), value.getValue()));
    importer.addEdgeAttributeConsumer(
        (of, value) -> of.getFirst().attributes.put(of.getSecond(), value.getValue()));
    importer.importGraph(graph, new InputStreamReader(new ByteArrayInputStream(graphml), UTF_8));

    Set<List<String>> labels = new HashSet<>();
    nodes.forEach((node, values) -> labels.add(List.of(values.get("iri"), values.get("label"))));
    assertEquals(new HashSet<>(store.ask(NODES)), labels);
    assertEquals("2017", nodes.get("paper:10.5555:loom.1").get("year"));
    assertEquals("Paper", nodes.get("paper:10.5555:loom.1").get("type"));
    assertEquals("Method", nodes.get("entity:weft").get("type"));
    Set<List<String>> edges = new HashSet<>();
    for (Edge edge : graph.edgeSet()) {
      Map<String, String> of = edge.attributes;
      assertEquals(Double.parseDouble(of.get("confidence")), graph.getEdgeWeight(edge));
      edges.add(
          List.of(
              of.get("iri"),
              nodes.get(graph.getEdgeSource(edge)).get("iri"),
              nodes.get(graph.getEdgeTarget(edge)).get("iri"),
              of.get("property"),
              of.get("sentence"),
              of.get("paper")));
    }
    assertEquals(edges(), edges);
  }

  /** Claim, subject, local name of the property, object, sentence, paper. */
  private static Set<List<String>> edges() {
    Set<List<String>> edges = new HashSet<>();
    for (List<String> row : store.ask(CLAIMS)) {
      String property = row.get(2).substring(row.get(2).indexOf('#') + 1);
      edges.add(List.of(row.get(0), row.get(1), row.get(3), property, row.get(5), row.get(6)));
    }
    return edges;
  }

  @Test
  void the_json_has_the_shape_that_networkx_reads() throws Exception {
    JsonNode graph = JSON.readTree(store.export(ExportFormat.json, Filter.NONE));
    assertTrue(graph.get("directed").asBoolean() && graph.get("multigraph").asBoolean());
    Set<List<String>> labels = new HashSet<>();
    graph
        .get("nodes")
        .forEach(n -> labels.add(List.of(n.get("id").asText(), n.get("label").asText())));
    assertEquals(new HashSet<>(store.ask(NODES)), labels);
    Set<List<String>> edges = new HashSet<>();
    for (JsonNode edge : graph.get("edges")) {
      assertTrue(edge.get("weight").isDouble() && edge.get("hedged").isBoolean());
      edges.add(
          List.of(
              edge.get("key").asText(),
              edge.get("source").asText(),
              edge.get("target").asText(),
              edge.get("property").asText(),
              edge.get("sentence").asText(),
              edge.get("paper").asText()));
    }
    assertEquals(edges(), edges);
    assertEquals(edges.size(), graph.get("edges").size());
  }

  @Test
  void without_text_no_format_has_a_sentence_or_an_abstract() throws Exception {
    Filter bare = new Filter(List.of(), List.of(), null, 0, false);
    Set<String> texts = new TreeSet<>(store.column("SELECT ?s { ?c tl:sentence ?s }"));
    texts.addAll(store.column("SELECT ?a { ?p dcterms:abstract ?a }"));
    // a title can be the sentence of a claim
    texts.removeAll(store.column("SELECT ?t { ?p dcterms:title ?t }"));
    for (ExportFormat format : EnumSet.complementOf(EnumSet.of(ExportFormat.site))) {
      Path target = folder.resolve("bare-" + format);
      List<Export.Written> files =
          new Export(format, bare, Compression.none).to(target, store.store());
      for (Export.Written file : files) {
        String content = Files.readString(file.file());
        assertEquals(file.bytes(), content.getBytes(UTF_8).length);
        for (String text : texts) {
          assertFalse(content.contains(text), () -> format + ": " + text);
        }
      }
    }
  }

  /** As what users add to an entity may be of a restriction of OWL. */
  @Test
  void an_entity_of_a_class_without_an_iri_is_exported_in_every_format() throws Exception {
    try (ExportedStore other = new ExportedStore(folder.resolve("unnamed"))) {
      Node weft = NodeFactory.createURI(ExportedStore.BASE + "entity/weft");
      for (Node type :
          List.of(NodeFactory.createBlankNode(), NodeFactory.createLiteralString("x"))) {
        other
            .store()
            .write(
                data -> data.add(other.store().iris().entities(), weft, RDF.type.asNode(), type));
      }
      for (ExportFormat format : EnumSet.complementOf(EnumSet.of(ExportFormat.site))) {
        Path target = folder.resolve("unnamed-" + format);
        assertFalse(
            new Export(format, Filter.NONE, Compression.none).to(target, other.store()).isEmpty());
      }
      assertTrue(
          RDFParser.source(folder.resolve("unnamed-jsonld"))
              .lang(Lang.JSONLD)
              .toGraph()
              .contains(weft, RDF.type.asNode(), NodeFactory.createLiteralString("x")));
      assertEquals(
          List.of("Method"),
          table(folder.resolve("unnamed-csv/entities.csv")).stream()
              .filter(e -> e.get("label").equals("Weft"))
              .map(e -> e.get("type"))
              .toList());
    }
  }
}
