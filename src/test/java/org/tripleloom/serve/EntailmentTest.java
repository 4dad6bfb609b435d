package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.reasoner.Reasoner;
import org.apache.jena.reasoner.rulesys.RDFSRuleReasonerFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.ReasonerVocabulary;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.vocab.Ontology;

/**
 * A small store with the bundled ontology and an extension of a user's, served with {@code --rdfs}.
 */
class EntailmentTest {
  private static final String DATA =
      """
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX tl: <https://w3id.org/tripleloom/ontology#>
      <graph/paper/a> { <paper/a> a tl:Paper ; tl:introduces <entity/m> ; tl:uses <entity/m> . }
      <graph/paper/b> { <paper/b> a tl:Paper ; tl:studies <entity/f> . }
      <graph/entities> { <entity/m> a <mine#Optimiser> . <entity/f> a tl:Phenomenon . }
      <graph/ontology> { <mine#Optimiser> rdfs:subClassOf tl:Method . }
      """;

  /** Two levels of properties, of which the upper one says what stands at its ends. */
  private static final String EXTENSION =
      """
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      <graph/ontology> {
        <mine#wrote> rdfs:subPropertyOf <mine#made> .
        <mine#made> rdfs:subPropertyOf <mine#had> ; rdfs:domain <mine#Author> .
        <mine#had> rdfs:range <mine#Text> .
        <mine#called> rdfs:range xsd:string .
      }
      <graph/mine> {
        <person> <mine#wrote> <text> ; <mine#made> <text> ; <mine#called> "Ada" .
        <entity/m> a <https://w3id.org/tripleloom/ontology#ResearchEntity> ;
          skos:broader <entity/f> ; skos:broaderTransitive <entity/f> .
      }
      """;

  @TempDir Path folder;
  private Endpoint endpoint;

  @BeforeEach
  void serve() {
    endpoint =
        new Endpoint(
            folder,
            DATA,
            new EndpointSettings(Duration.ofSeconds(20), 1000, 4, true, Optional.empty()));
    endpoint.store.write(
        data ->
            Ontology.bundled()
                .model()
                .getGraph()
                .find()
                .forEachRemaining(
                    triple ->
                        data.add(
                            endpoint.store.iris().ontology(),
                            triple.getSubject(),
                            triple.getPredicate(),
                            triple.getObject())));
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private List<String> rows(String query) throws Exception {
    return endpoint
        .ask(query, "text/csv")
        .body()
        .lines()
        .skip(1)
        .map(row -> row.replace("http://localhost:3030/", ""))
        .toList();
  }

  @Test
  void things_are_of_the_classes_above_their_own() throws Exception {
    assertEquals(
        List.of("entity/f", "entity/m"), rows("SELECT ?x { ?x a tl:ResearchEntity } ORDER BY ?x"));
    assertEquals(List.of("entity/m"), rows("SELECT ?x { ?x a tl:Method }"));
  }

  @Test
  void statements_hold_with_the_properties_above_their_own_and_once() throws Exception {
    assertEquals(
        List.of("paper/a,entity/m", "paper/b,entity/f"),
        rows("SELECT ?p ?x { ?p tl:concerns ?x } ORDER BY ?p"));
  }

  /** Without what holds of everything: that it is a resource, or a class below itself. */
  private static void drop(Collection<Triple> triples) {
    triples.removeIf(t -> t.getSubject().isLiteral() || t.getSubject().equals(t.getObject()));
  }

  private static List<String> sorted(Collection<Triple> triples) {
    return triples.stream().map(Triple::toString).sorted().toList();
  }

  private static boolean isIn(Triple pattern, Triple triple) {
    return Stream.<Function<Triple, Node>>of(
            Triple::getSubject, Triple::getPredicate, Triple::getObject)
        .allMatch(
            part ->
                part.apply(pattern) == Node.ANY || part.apply(pattern).equals(part.apply(triple)));
  }

  private void extend() {
    endpoint.store.write(
        data -> RDFParser.source("src/test/resources/graph/sample.trig").parse(data));
    endpoint.store.write(
        data ->
            RDFParser.fromString(EXTENSION, Lang.TRIG)
                .base(endpoint.store.iris().base())
                .parse(data));
  }

  @Test
  void every_pattern_is_answered_as_the_reasoner_of_jena_infers_and_each_triple_once() {
    extend();
    endpoint.store.read(
        view -> {
          Graph union = GraphFactory.createDefaultGraph();
          view.find().forEachRemaining(quad -> union.add(quad.asTriple()));
          Resource simple =
              ResourceFactory.createResource()
                  .inModel(ModelFactory.createDefaultModel())
                  .addProperty(ReasonerVocabulary.PROPsetRDFSLevel, "simple");
          Reasoner reasoner = RDFSRuleReasonerFactory.theInstance().create(simple);
          Set<Triple> inferred = new HashSet<>();
          reasoner.bind(union).find().forEach(inferred::add);
          drop(inferred);
          assertTrue(inferred.size() > union.size() + 20, inferred.size() + "");
          Graph answering = new Entailment(endpoint.store.iris()).over(view).getDefaultGraph();
          Set<Triple> patterns = new HashSet<>(Set.of(Triple.ANY));
          for (Triple t : inferred) {
            for (Node s : List.of(Node.ANY, t.getSubject())) {
              for (Node p : List.of(Node.ANY, t.getPredicate())) {
                for (Node o : List.of(Node.ANY, t.getObject())) {
                  patterns.add(Triple.create(s, p, o));
                }
              }
            }
          }
          for (Triple pattern : patterns) {
            List<Triple> answered = answering.find(pattern).toList();
            assertTrue(answered.stream().noneMatch(t -> t.getSubject().isLiteral()));
            drop(answered);
            assertEquals(
                sorted(inferred.stream().filter(t -> isIn(pattern, t)).toList()),
                sorted(answered),
                pattern.toString());
          }
          return null;
        });
  }

  @Test
  void what_is_inferred_in_several_ways_counts_once_in_each_dataset() throws Exception {
    extend();
    String counted = "SELECT ?t (COUNT(?x) AS ?n) %s { %s } GROUP BY ?t ORDER BY ?t";
    String distinct = counted.replace("COUNT(?x)", "COUNT(DISTINCT ?x)");
    for (String from :
        List.of("", "FROM <graph/paper/a>", "FROM <graph/paper/a> FROM <graph/entities>")) {
      for (String pattern :
          List.of("?x a ?t", "?x ?t ?y", "<entity/m> ?x ?t", "?x ?t <entity/m>")) {
        List<String> all = rows(counted.formatted(from, pattern));
        assertFalse(from.isEmpty() && all.isEmpty());
        String once = pattern.equals("?x ?t ?y") ? "{ SELECT DISTINCT * { " + pattern + " } }" : "";
        assertEquals(
            rows(
                once.isEmpty() ? distinct.formatted(from, pattern) : counted.formatted(from, once)),
            all,
            from + pattern);
      }
    }
    assertEquals(
        rows("SELECT DISTINCT ?g ?x ?t { GRAPH ?g { ?x a ?t } } ORDER BY ?g ?x ?t"),
        rows("SELECT ?g ?x ?t { GRAPH ?g { ?x a ?t } } ORDER BY ?g ?x ?t"));
  }

  @Test
  void domains_and_ranges_hold_for_the_properties_below_and_make_no_text_a_subject()
      throws Exception {
    extend();
    assertEquals(List.of("mine#Author"), rows("SELECT ?t { <person> a ?t }"));
    assertEquals(List.of("person"), rows("SELECT ?x { ?x a <mine#Author> }"));
    assertEquals(List.of("mine#Text"), rows("SELECT ?t { <text> a ?t }"));
    assertEquals(List.of(), rows("SELECT ?x { ?x a xsd:string }"));
    assertEquals(List.of(), rows("SELECT ?x { ?x a ?t FILTER(isLiteral(?x)) }"));
  }

  @Test
  void patterns_of_several_graphs_join() throws Exception {
    assertEquals(
        List.of("paper/a,entity/m"),
        rows("SELECT ?p ?x { ?p a tl:Paper ; tl:concerns ?x . ?x a tl:Method } ORDER BY ?p"));
    assertEquals(
        List.of("3"),
        rows("SELECT (COUNT(*) AS ?n) { ?p a tl:Paper . ?p tl:uses|tl:introduces|tl:studies ?x }"));
    assertEquals(
        List.of("true"),
        endpoint
            .ask("ASK { <paper/a> tl:concerns/a tl:ResearchEntity }", "text/csv")
            .body()
            .lines()
            .skip(1)
            .toList());
  }

  @Test
  void a_graph_entails_by_itself_and_a_request_chooses_graphs() throws Exception {
    assertEquals(
        List.of("graph/paper/b"), rows("SELECT ?g { GRAPH ?g { ?p tl:concerns <entity/f> } }"));
    assertEquals(List.of("entity/f"), rows("SELECT ?x FROM <graph/paper/b> { ?p tl:concerns ?x }"));
  }

  @Test
  void an_ontology_that_a_build_changes_counts_at_once() throws Exception {
    assertEquals(List.of(), rows("SELECT ?x { ?x a <mine#Tool> }"));
    endpoint.store.write(
        data ->
            RDFParser.fromString(
                    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> <graph/ontology> { <mine#Optimiser> rdfs:subClassOf <mine#Tool> }",
                    Lang.TRIG)
                .base(endpoint.store.iris().base())
                .parse(data));
    assertEquals(List.of("entity/m"), rows("SELECT ?x { ?x a <mine#Tool> }"));
  }

  @Test
  void the_description_names_the_regime_and_data_stays_as_it_is() throws Exception {
    assertTrue(endpoint.get("sparql", "application/n-triples").body().contains("entailment/RDFS"));
    String raw =
        endpoint
            .get(
                "data?graph=" + Endpoint.encoded("http://localhost:3030/graph/paper/b"),
                "text/turtle")
            .body();
    assertTrue(!raw.contains("concerns"), raw);
  }

  @Test
  void the_page_of_queries_answers_as_the_endpoint_does() throws Exception {
    String query = "SELECT ?x { ?x tl:concerns <entity/m> }";
    assertEquals(List.of("paper/a"), rows(query));
    for (int i = 0; i < 2; i++) {
      String page = endpoint.get("query.html?query=" + Endpoint.encoded(query), "text/html").body();
      assertEquals(
          List.of("paper/a"),
          Jsoup.parse(page).select("main tbody td").eachText().stream()
              .map(cell -> cell.replace("http://localhost:3030/", ""))
              .toList(),
          page);
    }
  }

  @Test
  void entailment_has_limits_of_time_too() throws Exception {
    String mesh = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l";
    var answer =
        endpoint.get(
            "sparql?timeout=1&query="
                + Endpoint.encoded("SELECT (COUNT(*) AS ?n) { " + mesh + " }"),
            "*/*");
    assertEquals(503, answer.statusCode(), answer.body());
  }
}
