package org.tripleloom.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripleloom.check.StoreCheck;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.vocab.Prefixes;
import org.tripleloom.vocab.Tl;

/** What filters keep, and that it is closed. */
class FilterTest {
  private static final String OLD = ExportedStore.BASE + "paper/10.5555/loom.1";
  private static final String NEW = ExportedStore.BASE + "paper/arxiv/2301.01234";

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

  private static Filter papers(String... names) {
    return new Filter(List.of(names), List.of(), null, 0, true);
  }

  private static Filter types(String... names) {
    return new Filter(List.of(), List.of(names), null, 0, true);
  }

  private static Filter since(String date) {
    return new Filter(List.of(), List.of(), date, 0, true);
  }

  private static Filter sure(double confidence) {
    return new Filter(List.of(), List.of(), null, confidence, true);
  }

  static Stream<Filter> filters() {
    return Stream.of(
        papers("10.5555/loom.1"),
        papers(OLD, NEW),
        types("Method"),
        types("Method", "Phenomenon"),
        types("training recipe"),
        since("2018"),
        since("2017-03-14"),
        sure(0.0001),
        sure(0.9),
        sure(1),
        new Filter(List.of(NEW), List.of("Method", "Phenomenon"), "2023", 0.8, true));
  }

  private static Dataset dump(Filter filter) {
    Dataset back = DatasetFactory.create();
    RDFDataMgr.read(
        back, new ByteArrayInputStream(store.export(ExportFormat.nq, filter)), Lang.NQUADS);
    return back;
  }

  private static Set<String> column(Model model, String query) {
    StringBuilder text = new StringBuilder();
    Prefixes.ALL.forEach((name, iri) -> text.append("PREFIX ").append(name + ": <" + iri + ">\n"));
    Set<String> column = new HashSet<>();
    try (QueryExecution exec = QueryExecutionFactory.create(text + query, model)) {
      exec.execSelect()
          .forEachRemaining(row -> column.add(row.get(row.varNames().next()).toString()));
    }
    return column;
  }

  @ParameterizedTest
  @MethodSource("filters")
  void what_is_kept_is_closed_and_its_counts_add_up(Filter filter) {
    Model kept = dump(filter).getUnionModel();
    assertEquals(
        Set.of(),
        column(kept, "SELECT ?c { ?c a tl:Claim FILTER NOT EXISTS { ?c tl:statedIn/a tl:Paper } }"),
        "claims without a paper");
    assertEquals(
        Set.of(),
        column(
            kept,
            "SELECT ?c { ?c a tl:Claim ; rdf:subject|rdf:object ?x"
                + " FILTER NOT EXISTS { ?x a ?type . VALUES ?type { tl:Paper tl:ResearchEntity } } }"),
        "claims without an entity");
    assertEquals(
        Set.of(),
        column(
            kept,
            "SELECT ?k { ?n tl:kindOf ?b . ?k a tl:KindLink ; rdf:subject ?n ; rdf:object ?b ;"
                + " tl:confidence ?c FILTER (?c < "
                + filter.confidence()
                + ") }"),
        "kinds that are less sure");
    assertEquals(
        Set.of(),
        column(
            kept,
            "SELECT ?c { ?c a tl:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o"
                + " FILTER NOT EXISTS { ?s ?p ?o } }"),
        "claims without the plain triple");
    assertEquals(
        Set.of(),
        column(
            kept,
            "SELECT ?s { ?s ?p ?o . ?p rdfs:subPropertyOf? ?up . ?c2 rdf:predicate ?p"
                + " FILTER NOT EXISTS { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }"),
        "plain triples without a claim");
    assertEquals(
        Set.of(),
        column(
            kept,
            "SELECT ?m { ?m a tl:Mention FILTER NOT EXISTS { ?c a tl:Claim ;"
                + " tl:subjectMention|tl:objectMention ?m } }"),
        "mentions without a claim");
    assertEquals(
        Set.of(),
        column(
            kept, "SELECT ?x { ?x prov:wasGeneratedBy ?run FILTER NOT EXISTS { ?run a tl:Run } }"),
        "claims without a run");
    assertEquals(
        Set.of(),
        column(
            kept,
            "SELECT ?x { { ?y skos:broader|tl:kindOf|rdf:object|dcterms:isReplacedBy|tl:mergedInto|prov:used|prov:wasAssociatedWith ?x } UNION { ?y tl:added ?x }"
                + " FILTER NOT EXISTS { ?x a ?type } }"),
        "links to what is not kept");
    assertEquals(
        column(kept, "SELECT ?e { ?e a tl:ResearchEntity }"),
        column(
            kept,
            "SELECT DISTINCT ?e { ?c a tl:Claim ; rdf:subject|rdf:object ?e . ?e a tl:ResearchEntity }"),
        "entities are those that claims name");
    assertEquals(
        Set.of(),
        column(
            kept,
            "SELECT ?e { ?e tl:claimCount ?n { SELECT ?e (COUNT(DISTINCT ?c) AS ?m)"
                + " { ?c a tl:Claim ; rdf:subject|rdf:object ?e } GROUP BY ?e } FILTER (?n != ?m) }"),
        "counts of claims");
    assertEquals(
        Set.of(),
        column(
            kept,
            "SELECT ?e { ?e tl:paperCount ?n OPTIONAL { SELECT ?e (COUNT(DISTINCT ?p) AS ?m)"
                + " { ?c a tl:Claim ; rdf:subject ?p ; rdf:object ?e . ?p a tl:Paper } GROUP BY ?e }"
                + " FILTER (?n != COALESCE(?m, 0)) }"),
        "counts of papers");
  }

  @ParameterizedTest
  @MethodSource("filters")
  void what_is_kept_conforms_to_the_shapes_and_rules_of_the_ontology(Filter filter) {
    DatasetGraph kept = DatabaseMgr.createDatasetGraph();
    kept.executeWrite(
        () ->
            RDFDataMgr.read(
                kept,
                new ByteArrayInputStream(store.export(ExportFormat.nq, filter)),
                Lang.NQUADS));
    List<String> findings = new ArrayList<>();
    kept.executeRead(() -> StoreCheck.of(kept, finding -> findings.add(finding.toString())));
    assertEquals(List.of(), findings);
  }

  @ParameterizedTest
  @MethodSource("filters")
  void the_triple_formats_are_the_union_of_the_quads_each_triple_once(Filter filter) {
    Graph union = dump(filter).getUnionModel().getGraph();
    for (DumpFormat format : List.of(DumpFormat.NT, DumpFormat.TTL)) {
      Graph back = GraphFactory.createDefaultGraph();
      byte[] dump = store.export(ExportFormat.valueOf(format.suffix()), filter);
      RDFDataMgr.read(back, new ByteArrayInputStream(dump), Lang.TURTLE);
      assertTrue(union.isIsomorphicWith(back));
      if (format == DumpFormat.NT) {
        assertEquals(
            back.size(), new String(dump, java.nio.charset.StandardCharsets.UTF_8).lines().count());
      }
    }
  }

  @Test
  void every_claim_that_passes_is_kept_and_no_other() {
    for (Filter filter : filters().toList()) {
      Set<String> roles = new HashSet<>();
      Set<String> expected = new HashSet<>();
      for (boolean relations : new boolean[] {false, true}) {
        for (List<String> row :
            store.ask(
                "SELECT ?c ?x ?p ?d ?s ?o { ?c a tl:Claim ; tl:confidence ?x ; tl:statedIn ?p ;"
                    + " rdf:subject ?s ; rdf:object ?o . ?p dcterms:issued ?d }")) {
          String paper = row.get(2);
          boolean passes =
              Double.parseDouble(row.get(1)) >= filter.confidence()
                  && (filter.since() == null || row.get(3).compareTo(filter.since()) >= 0)
                  && (filter.papers().isEmpty()
                      || filter.papers().stream().anyMatch(paper::endsWith))
                  && (filter.types().isEmpty() || typed(row.get(0), filter.types()));
          boolean relation = !row.get(4).equals(paper);
          if (passes && !relation && !relations) {
            roles.add(paper + " " + row.get(5));
            expected.add(row.get(0));
          } else if (passes
              && relation
              && relations
              && roles.contains(paper + " " + row.get(4))
              && roles.contains(paper + " " + row.get(5))) {
            expected.add(row.get(0));
          }
        }
      }
      Model kept = dump(filter).getUnionModel();
      assertEquals(expected, column(kept, "SELECT ?c { ?c a tl:Claim }"), filter::toString);
    }
  }

  private static boolean typed(String claim, List<String> types) {
    for (List<String> row :
        store.ask(
            "SELECT ?e (GROUP_CONCAT(?t) AS ?ts) { <"
                + claim
                + "> rdf:subject|rdf:object ?e . ?e a tl:ResearchEntity, ?t } GROUP BY ?e")) {
      boolean fits = false;
      for (String type : types) {
        String iri = type.equals("training recipe") ? "https://lab.example/Recipe" : Tl.NS + type;
        fits |= List.of(row.get(1).split(" ")).contains(iri);
      }
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  @Test
  void all_formats_keep_the_same_claims() throws Exception {
    Filter filter = new Filter(List.of(), List.of("Method", "Phenomenon"), null, 0.7, true);
    int claims = column(dump(filter).getUnionModel(), "SELECT ?c { ?c a tl:Claim }").size();
    assertTrue(claims > 3 && claims < store.ask("SELECT ?c { ?c a tl:Claim }").size());
    var json =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(store.export(ExportFormat.json, filter));
    assertEquals(claims, json.get("edges").size());
    Set<String> nodes = new HashSet<>();
    json.get("nodes").forEach(node -> nodes.add(node.get("id").asText()));
    json.get("edges")
        .forEach(
            edge ->
                assertTrue(
                    nodes.contains(edge.get("source").asText())
                        && nodes.contains(edge.get("target").asText())));
    Model skos = ModelFactory.createDefaultModel();
    RDFDataMgr.read(
        skos, new ByteArrayInputStream(store.export(ExportFormat.skos, filter)), Lang.TURTLE);
    assertEquals(
        column(dump(filter).getUnionModel(), "SELECT ?e { ?e a tl:ResearchEntity }"),
        column(skos, "SELECT ?e { ?e a skos:Concept }"));
    Dataset nanopubs = DatasetFactory.create();
    RDFDataMgr.read(
        nanopubs, new ByteArrayInputStream(store.export(ExportFormat.nanopub, filter)), Lang.TRIG);
    assertEquals(
        4 * claims, nanopubs.asDatasetGraph().stream().map(q -> q.getGraph()).distinct().count());
  }

  @Test
  void papers_are_named_in_any_way_a_former_iri_among_them() {
    for (String name :
        List.of(
            OLD,
            "paper/10.5555/loom.1",
            "https://doi.org/10.5555/LOOM.1",
            "10.5555/loom.1",
            "arXiv:1612.00796v1",
            ExportedStore.BASE + "paper/arxiv/1612.00796",
            "p1",
            "anchor learning: Overcoming catastrophic forgetting in neural networks")) {
      Model kept = dump(papers(name)).getUnionModel();
      assertEquals(Set.of(OLD), column(kept, "SELECT ?p { ?p a tl:Paper }"), name);
    }
  }

  @Test
  void dates_are_compared_as_far_as_both_go() {
    assertEquals(Set.of(OLD, NEW), kept(since("2017")));
    assertEquals(Set.of(OLD, NEW), kept(since("2017-03-14")));
    assertEquals(Set.of(NEW), kept(since("2017-03-15")));
    assertEquals(Set.of(NEW), kept(since("2018")));
    assertEquals(Set.of(), kept(since("2100")));
    assertTrue(since("2017-03-14").reaches("2017"));
    assertFalse(since("2017-03-14").reaches("2016"));
  }

  private static Set<String> kept(Filter filter) {
    return column(dump(filter).getUnionModel(), "SELECT ?p { ?p a tl:Paper }");
  }

  @Test
  void a_class_of_a_users_ontology_is_below_the_class_that_it_names() {
    Model kept = dump(types("https://lab.example/Recipe")).getUnionModel();
    assertEquals(
        Set.of(ExportedStore.BASE + "entity/fine-tuning"),
        column(kept, "SELECT ?e { ?e a tl:ResearchEntity }"));
    assertTrue(
        dump(types("method"))
            .getUnionModel()
            .contains(
                kept.getResource(ExportedStore.BASE + "entity/fine-tuning"), RDF.type, Tl.METHOD));
  }

  @Test
  void what_the_store_does_not_have_is_an_error() {
    assertEquals(Problem.NO_SUCH_PAPER, problem(papers("10.1/none")));
    assertEquals(Problem.NO_SUCH_CLASS, problem(types("Recipe book")));
    assertEquals(Problem.NO_SUCH_CLASS, problem(types("Paper")));
  }

  private static Problem problem(Filter filter) {
    return assertThrows(ProblemException.class, () -> store.export(ExportFormat.nq, filter))
        .problem();
  }

  @ParameterizedTest
  @ValueSource(strings = {"last year", "20", "2023-1", "2023-01-011"})
  void a_date_that_is_none_is_refused(String since) {
    assertThrows(IllegalArgumentException.class, () -> since(since));
  }
}
