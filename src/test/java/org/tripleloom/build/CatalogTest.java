package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.Engine;
import org.tripleloom.graph.Catalog;
import org.tripleloom.graph.GraphWriter;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreStats;
import org.tripleloom.search.Place;

/** What the catalog says of the store, against what the store holds. */
class CatalogTest {
  private static final String PREFIXES =
      """
      PREFIX : <http://example.org/>
      PREFIX dcat: <http://www.w3.org/ns/dcat#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX prov: <http://www.w3.org/ns/prov#>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX schema: <https://schema.org/>
      PREFIX tl: <https://w3id.org/tripleloom/ontology#>
      PREFIX void: <http://rdfs.org/ns/void#>
      """;

  /** The union of all graphs but the two that describe the others. */
  private static final String DATA =
      "{ SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o }"
          + " FILTER(?g NOT IN (<graph/catalog>, <graph/ontology>)) } }";

  private static final String NO_MEMBERSHIP =
      " FILTER(!STRSTARTS(STR(?p), \"http://www.w3.org/1999/02/22-rdf-syntax-ns#_\")) ";

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Loom.open(folder.resolve("store"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Each row as one line, with its number behind it. */
  private Map<String, String> table(String query) {
    return store.read(
        view -> {
          Map<String, String> rows = new TreeMap<>();
          String text = "BASE <" + store.iris().base() + "> " + PREFIXES + query;
          try (QueryExec exec = QueryExec.dataset(view).query(text).build()) {
            RowSet found = exec.select();
            found.forEachRemaining(
                row -> {
                  List<String> values = new ArrayList<>();
                  found
                      .getResultVars()
                      .forEach(
                          v -> {
                            Node node = row.get(v);
                            values.add(
                                node.isLiteral() ? node.getLiteralLexicalForm() : node.getURI());
                          });
                  String number = values.remove(values.size() - 1);
                  rows.put(String.join(" ", values), number);
                });
          }
          return rows;
        });
  }

  private void assertRecounts() {
    assertEquals(
        table("SELECT (COUNT(*) AS ?n) " + DATA), table("SELECT ?n { <dataset> void:triples ?n }"));
    assertEquals(
        table("SELECT (COUNT(DISTINCT ?s) AS ?n) " + DATA),
        table("SELECT ?n { <dataset> void:distinctSubjects ?n }"));
    assertEquals(
        table("SELECT ?p (COUNT(*) AS ?n) { " + DATA + NO_MEMBERSHIP + "} GROUP BY ?p"),
        table(
            "SELECT ?p ?n { <dataset> void:propertyPartition [ void:property ?p ; void:triples ?n"
                + " ] }"));
    assertEquals(
        table("SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { " + DATA + NO_MEMBERSHIP + "} GROUP BY ?p"),
        table(
            "SELECT ?p ?n { <dataset> void:propertyPartition [ void:property ?p ;"
                + " void:distinctSubjects ?n ] }"));
    assertEquals(
        table("SELECT ?o (COUNT(*) AS ?n) { " + DATA + " FILTER(?p = rdf:type) } GROUP BY ?o"),
        table(
            "SELECT ?c ?n { <dataset> void:classPartition [ void:class ?c ; void:entities ?n ] }"));
    assertEquals(
        table(
            "SELECT ?c ?p (COUNT(*) AS ?n) { "
                + DATA
                + NO_MEMBERSHIP
                + "{ SELECT DISTINCT ?s ?c { GRAPH ?h { ?s rdf:type ?c }"
                + " FILTER(?h NOT IN (<graph/catalog>, <graph/ontology>)) } } } GROUP BY ?c ?p"),
        table(
            "SELECT ?c ?p ?n { <dataset> void:classPartition [ void:class ?c ;"
                + " void:propertyPartition [ void:property ?p ; void:triples ?n ] ] }"));
    assertEquals(
        table("SELECT (COUNT(*) AS ?n) { " + DATA + " FILTER(?p = schema:sameAs) }"),
        table(
            "SELECT (SUM(?m) AS ?n) { ?links a void:Linkset ; void:linkPredicate schema:sameAs ;"
                + " void:triples ?m }"));
  }

  private Set<Triple> description() {
    return store.readGraphs(
        graphs -> {
          Set<Triple> found = new HashSet<>();
          graphs
              .find(store.iris().catalog(), Node.ANY, Node.ANY, Node.ANY)
              .forEachRemaining(quad -> found.add(quad.asTriple()));
          found.removeIf(triple -> triple.toString().contains("/run/"));
          found.removeIf(triple -> triple.getPredicate().getURI().endsWith("modified"));
          return found;
        });
  }

  private void remove(String paper) {
    try (LocalTarget target = new LocalTarget(store)) {
      target.begin(Loom.start());
      target.remove(List.of(paper));
      target.finish();
    }
  }

  private Place.State state(String path) {
    return store.read(view -> Place.find(view, store.iris(), path).state());
  }

  @Test
  void counts_are_those_of_sparql_after_every_kind_of_change() {
    Loom.build(store, List.of(Loom.ANCHOR));
    assertRecounts();
    Loom.build(store, Loom.ALL);
    assertRecounts();
    new Decisions(store).merge("anchor learning", "fine-tuning", "");
    assertRecounts();
    remove("10.5555/loom.1");
    assertRecounts();
    assertFalse(table("SELECT ?c ?n { ?c void:entities ?n }").isEmpty());
  }

  private void update(String text) {
    DatasetGraph graphs = store.writable();
    Txn.executeWrite(
        graphs,
        () ->
            UpdateExec.dataset(graphs)
                .update(
                    "BASE <http://localhost:3030/> PREFIX : <http://example.org/> PREFIX schema:"
                        + " <https://schema.org/> "
                        + text)
                .execute());
  }

  @Test
  void counts_follow_each_change_by_hand_in_its_own_transaction() {
    Loom.build(store, Loom.ALL);
    String entity =
        table("SELECT ?e ?x { ?e a tl:Method BIND(1 AS ?x) }").keySet().iterator().next();
    Map<String, String> before = table("SELECT ?n { <dataset> void:triples ?n }");
    Set<Triple> whole = description();
    for (String change :
        List.of(
            "INSERT DATA { GRAPH :mine { :a a :Thing ; :p 1, 2 ; schema:sameAs <http://www.wikidata.org/entity/Q1> } }",
            "INSERT DATA { GRAPH :mine { :b a :Thing, :Other . _:x :p :a } }",
            // stated of a thing of the store, and what is stated of it already
            "INSERT DATA { GRAPH :mine { <" + entity + "> :p 'mine' ; a :Thing } }",
            "INSERT { GRAPH :mine { <" + entity + "> ?p ?o } } WHERE { <" + entity + "> ?p ?o }",
            // the same in two graphs is one triple
            "INSERT DATA { GRAPH :other { :a a :Thing ; :p 1 } }",
            "DELETE DATA { GRAPH :mine { :a :p 1 } }",
            "DELETE WHERE { GRAPH :other { :a ?p ?o } }",
            "DELETE { GRAPH :mine { :a schema:sameAs ?o } } INSERT { GRAPH :mine { :a"
                + " schema:sameAs <http://dbpedia.org/resource/A> } } WHERE { :a schema:sameAs ?o }",
            "INSERT DATA { GRAPH :mine { :bag a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Bag> ;"
                + " <http://www.w3.org/1999/02/22-rdf-syntax-ns#_1> :a } }",
            "COPY :mine TO :other",
            "MOVE :other TO :third")) {
      update(change);
      assertRecounts();
      assertFalse(whole.equals(description()), change);
    }
    assertFalse(before.equals(table("SELECT ?n { <dataset> void:triples ?n }")));
    update("DROP GRAPH :mine");
    assertRecounts();
    update("DROP GRAPH :third");
    assertRecounts();
    assertEquals(whole, description(), "all that was written is deleted");
    new Decisions(store).merge("anchor learning", "fine-tuning", "");
    assertRecounts();
  }

  /** As restrictions of OWL are blank nodes. */
  @Test
  void a_class_without_an_iri_stands_in_the_store_and_is_not_counted_as_one() {
    Loom.build(store, List.of(Loom.ANCHOR));
    Set<Triple> classes = description();
    classes.removeIf(triple -> !triple.getPredicate().hasURI(VOID.classPartition.getURI()));
    String entity =
        table("SELECT ?e ?x { ?e a tl:Method BIND(1 AS ?x) }").keySet().iterator().next();
    update(
        "INSERT DATA { GRAPH :mine { :a a [ :on :p ] , [] , 'x' , :Thing . <"
            + entity
            + "> a [ :on :p ] , 'y' } }");
    Loom.build(store, Loom.ALL);
    assertEquals(Map.of("", "1"), table("SELECT ?n { [] void:class :Thing ; void:entities ?n }"));
    assertEquals("6", table("SELECT (COUNT(*) AS ?n) { GRAPH :mine { ?s a ?c } }").get(""));
    Map<String, Long> told = StoreStats.of(store).classes();
    assertEquals(1, told.get("http://example.org/Thing"));
    assertTrue(told.keySet().stream().allMatch(type -> type.startsWith("http")), told.toString());
    update("DROP GRAPH :mine");
    Set<Triple> after = description();
    assertTrue(after.containsAll(classes));
    assertRecounts();
  }

  @Test
  void a_change_of_very_many_subjects_by_hand_is_counted_too() {
    Loom.build(store, List.of(Loom.ANCHOR));
    update(
        "INSERT { GRAPH :mine { ?s a :Thing ; :p ?i } } WHERE { VALUES ?a { 0 1 2 3 4 5 6 7 8 9 }"
            + " VALUES ?b { 0 1 2 3 4 5 6 7 8 9 } VALUES ?c { 0 1 2 3 4 5 6 7 8 9 } VALUES ?d { 0 1"
            + " 2 3 4 5 6 7 8 9 } VALUES ?e { 0 1 2 } BIND(?a + 10 * (?b + 10 * (?c + 10 * (?d + 10"
            + " * ?e))) AS ?i) BIND(IRI(CONCAT('http://example.org/', STR(?i))) AS ?s) }");
    assertEquals(
        "30000",
        table("SELECT ?n { [] void:class <http://example.org/Thing> ; void:entities ?n }").get(""));
    assertRecounts();
  }

  @Test
  void a_change_by_hand_that_is_undone_changes_no_count() {
    Loom.build(store, List.of(Loom.ANCHOR));
    Set<Triple> whole = description();
    assertThrows(
        IllegalStateException.class,
        () ->
            Txn.executeWrite(
                store.writable(),
                () -> {
                  store
                      .writable()
                      .add(
                          NodeFactory.createURI("http://example.org/mine"),
                          store.iris().of("a"),
                          store.iris().of("p"),
                          store.iris().of("b"));
                  throw new IllegalStateException("stop");
                }));
    assertEquals(whole, description());
    update("INSERT DATA { GRAPH :mine { :a :p :b } }");
    assertRecounts();
  }

  @Test
  void a_build_of_many_transactions_counts_once_at_its_end_and_shows_no_counts_before() {
    Loom.build(store, List.of(Loom.ANCHOR));
    List<Integer> counts = new ArrayList<>();
    store.onCommit(() -> counts.add(table("SELECT ?n { <dataset> void:triples ?n }").size()));
    try (LocalTarget target = new LocalTarget(store, 20)) {
      target.begin(Loom.start());
      target.add(Loom.ALL);
      Loom.extractMissing(target);
      counts.clear();
      assertEquals(1, target.finish().work().get("times counted"));
    }
    assertTrue(counts.size() > 3, counts.toString());
    List<Integer> before = counts.subList(0, counts.size() - 1);
    assertEquals(Set.of(0), Set.copyOf(before));
    assertRecounts();
    assertEquals(1, table("SELECT ?n { <dataset> void:triples ?n }").size());
  }

  @Test
  void counts_that_a_killed_build_left_out_come_with_the_next_that_changes_nothing() {
    Loom.build(store, Loom.ALL);
    Set<Triple> whole = description();
    try (GraphWriter writer = store.writer()) {
      Catalog.uncount(writer, store.iris(), Instant.now());
      writer.commit();
    }
    assertFalse(whole.equals(description()));
    Loom.build(store, Loom.ALL);
    assertEquals(whole, description());
  }

  @Test
  void equal_stores_are_described_alike_whatever_they_held_before() {
    Loom.build(store, Loom.ALL);
    Set<Triple> whole = description();
    remove("10.5555/loom.1");
    assertFalse(whole.equals(description()));
    Loom.build(store, List.of(Loom.ANCHOR));
    assertEquals(whole, description());
    try (Store other = Loom.open(folder.resolve("other"))) {
      Loom.build(other, List.of(Loom.PLAIN, Loom.WEFT, Loom.ANCHOR));
      Store first = store;
      store = other;
      assertEquals(whole, description());
      store = first;
    }
  }

  @Test
  void a_build_that_changes_nothing_leaves_the_description() {
    Loom.build(store, Loom.ALL);
    Map<String, String> modified = table("SELECT ?x ?t { ?x dcterms:modified ?t }");
    assertEquals(3, modified.size());
    Loom.build(store, Loom.ALL);
    assertEquals(modified, table("SELECT ?x ?t { ?x dcterms:modified ?t }"));
  }

  @Test
  void the_description_has_licence_endpoint_dumps_and_vocabularies() {
    Loom.build(store, Loom.ALL);
    assertEquals(
        1,
        table("SELECT ?l ?x { <dataset> dcterms:license ?l ; a ?x FILTER(?x = dcat:Dataset) }")
            .size());
    assertEquals(
        Map.of("", store.iris().base() + "sparql"),
        table("SELECT ?e { <dataset> void:sparqlEndpoint ?e }"));
    assertEquals(
        table("SELECT ?d ?x { <dataset> void:dataDump ?d BIND(1 AS ?x) }"),
        table(
            "SELECT ?d ?x { <dataset> dcat:distribution [ dcat:downloadURL ?d ; dcat:mediaType ?m ]"
                + " BIND(1 AS ?x) }"));
    assertTrue(
        table("SELECT ?v ?x { <dataset> void:vocabulary ?v BIND(1 AS ?x) }")
            .containsKey("https://w3id.org/tripleloom/ontology#"));
    assertEquals(
        1,
        table(
                "SELECT ?c ?s { ?c a dcat:Catalog ; dcat:dataset <dataset> ; dcat:service ?s . ?s"
                    + " dcat:endpointURL <sparql> }")
            .size());
  }

  @Test
  void a_run_says_what_it_read_and_with_which_programs() {
    try (LocalTarget target = new LocalTarget(store)) {
      target.begin(
          new BuildStart(
              new Engine("dictionary", "1-f00"), "c0ffee", "", "o", List.of("a", "b"), false));
      target.add(Loom.ALL);
      Loom.extractMissing(target);
      target.finish();
    }
    assertEquals(
        Map.of("dictionary 1-f00", "c0ffee"),
        table(
            "SELECT ?n ?v ?c { ?run prov:wasAssociatedWith ?e . ?e a prov:SoftwareAgent ; rdfs:label"
                + " ?n ; schema:softwareVersion ?v ; tl:checksum ?c }"));
    assertEquals(
        Set.of("a", "b"),
        table("SELECT ?s ?x { ?run a prov:Activity ; prov:used [ rdfs:label ?s ] BIND(1 AS ?x) }")
            .keySet());
    assertEquals(
        table("SELECT ?r ?x { ?r a tl:Run BIND(1 AS ?x) }"),
        table("SELECT ?r ?x { <dataset> prov:wasGeneratedBy ?r BIND(1 AS ?x) }"));
    assertEquals(
        1, table("SELECT ?r ?e { ?r prov:startedAtTime ?s ; prov:endedAtTime ?e }").size());
  }

  @Test
  void a_removed_paper_is_gone_under_all_its_names_until_it_comes_back() {
    Loom.build(store, List.of(Loom.WEFT));
    assertEquals(Place.State.UNKNOWN, state("paper/10.5555/loom.2"));
    Loom.build(
        store,
        List.of(
            Loom.paper(
                "Weft networks", Loom.WEFT.abstractText(), "10.5555/loom.2", "2102.00002", "b")));
    assertEquals(Place.State.MOVED, state("paper/arxiv/2102.00002"));
    assertEquals(Place.State.MOVED, state("graph/paper/arxiv/2102.00002"));
    remove("10.5555/loom.2");
    for (String name : List.of("10.5555/loom.2", "arxiv/2102.00002")) {
      assertEquals(Place.State.GONE, state("paper/" + name));
      assertEquals(Place.State.GONE, state("graph/paper/" + name));
    }
    Loom.build(store, List.of(Loom.WEFT));
    assertEquals(Place.State.STANDS, state("paper/arxiv/2102.00002"));
    assertEquals(Place.State.GONE, state("paper/10.5555/loom.2"));
  }

  private Set<String> claims() {
    Set<String> paths = new HashSet<>();
    table("SELECT ?c ?x { ?c a tl:Claim BIND(1 AS ?x) }")
        .keySet()
        .forEach(claim -> paths.add(claim.substring(store.iris().base().length())));
    return paths;
  }

  @Test
  void claims_of_a_removed_paper_are_gone_until_it_comes_back() {
    Loom.build(store, Loom.ALL);
    Set<String> all = claims();
    remove("10.5555/loom.1");
    Set<String> gone = new HashSet<>(all);
    gone.removeAll(claims());
    assertFalse(gone.isEmpty());
    for (String claim : all) {
      assertEquals(
          gone.contains(claim) ? Place.State.GONE : Place.State.STANDS, state(claim), claim);
    }
    assertEquals(Place.State.UNKNOWN, state("claim/0123456789abcdef"));
    Loom.build(store, List.of(Loom.ANCHOR));
    for (String claim : all) {
      assertEquals(Place.State.STANDS, state(claim), claim);
    }
    assertEquals(
        Map.of(), table("SELECT ?c ?r { ?c prov:wasInvalidatedBy ?r }"), "what stands is not gone");
  }

  @Test
  void a_rejected_claim_is_gone_until_that_is_taken_back() {
    Loom.build(store, Loom.ALL);
    String claim = claims().iterator().next();
    Decisions decisions = new Decisions(store);
    decisions.reject(claim, "");
    assertEquals(Place.State.GONE, state(claim));
    decisions.undo(Decisions.Kind.REJECT, decisions.log().entries().get(0).id(), "");
    assertEquals(Place.State.STANDS, state(claim));
  }
}
