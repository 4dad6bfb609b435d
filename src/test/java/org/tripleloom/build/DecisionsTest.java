package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.check.CheckReport;
import org.tripleloom.check.StoreCheck;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.Role;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.Paper;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.resolve.Curation;
import org.tripleloom.text.Span;
import org.tripleloom.vocab.Prov;

/** People's decisions in a real store. */
class DecisionsTest {
  private static final String ANCHOR = "entity/anchor-learning";
  private static final String WEFT = "entity/weft-networks";
  private static final String MITIGATES =
      "SELECT ?c { ?c rdf:predicate tl:mitigates ; tl:statedIn <paper/10.5555/loom.1> }";

  @TempDir Path folder;
  private Store store;
  private Decisions decisions;

  @BeforeEach
  void build() {
    store = Loom.open(folder.resolve("s"));
    Loom.build(store, Loom.ALL);
    decisions = new Decisions(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<String> select(String query) {
    return Loom.select(store, "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> " + query);
  }

  private List<String> redirect(String path) {
    return select("SELECT ?o { <" + path + "> dcterms:isReplacedBy ?o }");
  }

  private boolean stands(String path) {
    return !select("SELECT ?t { <" + path + "> a ?t }").isEmpty();
  }

  private void assertSound() {
    List<String> findings = new ArrayList<>();
    CheckReport report =
        store.readGraphs(graphs -> StoreCheck.of(graphs, f -> findings.add(f.toString())));
    assertTrue(report.conforms(), report.toString());
    assertEquals(List.of(), findings);
  }

  private static void assertProblem(Problem problem, Executable work) {
    assertEquals(problem, assertThrows(ProblemException.class, work).problem());
  }

  @Test
  void a_merge_applies_at_once_and_its_retired_slug_redirects() {
    List<String> claims = select("SELECT ?c { ?c a tl:Claim } ORDER BY ?c");
    Decisions.Taken taken = decisions.merge("weft-networks", "anchor learning", "same loom");
    assertTrue(stands(ANCHOR));
    assertFalse(stands(WEFT));
    assertEquals(List.of(ANCHOR), redirect(WEFT));
    assertEquals(
        List.of(ANCHOR), select("SELECT ?o { <paper/arxiv/2102.00002> tl:introduces ?o }"));
    assertEquals(claims, select("SELECT ?c { ?c a tl:Claim } ORDER BY ?c"), "claim IRIs stay");
    assertEquals(
        List.of("curated"),
        select("SELECT ?r { ?m tl:mergedForm \"Weft networks\" ; tl:rule ?r }"));
    assertEquals(1, taken.report().changed(), "only the paper that it touches");
    CurationLog.Entry entry = decisions.log().entries().get(0);
    assertEquals("same loom", entry.taken().note());
    assertEquals(taken.entries().get(0), entry);
    assertSound();
  }

  @Test
  void a_decision_stands_in_its_graph_with_time_and_note() {
    String id = decisions.merge(WEFT, ANCHOR, "same loom").entries().get(0).id();
    assertEquals(
        List.of("same loom"),
        select(
            "SELECT ?n { GRAPH <graph/curation> { <decision/"
                + id
                + "> a tl:Decision ; skos:note ?n ; prov:generatedAtTime ?t ; tl:joins \"Weft"
                + " networks\", ?a } }"
                + " GROUP BY ?n"));
  }

  @Test
  void decisions_survive_every_later_build() {
    decisions.merge(WEFT, ANCHOR, "");
    Loom.build(
        store,
        List.of(Loom.paper("Weft networks again", "Weft networks.", "10.5555/w", null, "b.jsonl")));
    assertFalse(stands(WEFT));
    assertEquals(List.of(ANCHOR), select("SELECT ?o { <paper/10.5555/w> tl:introduces ?o }"));
    assertSound();
  }

  @Test
  void undoing_a_merge_gives_the_graph_of_before() {
    try (Store expected = Loom.open(folder.resolve("e"))) {
      Loom.build(expected, Loom.ALL);
      String id = decisions.merge(WEFT, ANCHOR, "").entries().get(0).id();
      decisions.undo(Decisions.Kind.MERGE, id, "");
      assertEquals(List.of(), redirect(WEFT));
      assertFalse(decisions.log().entries().get(0).holds(), "it stays for the record");
      assertEquals(Curation.NONE, decisions.log().curation());
      assertSound();
      store.write(data -> data.removeGraph(store.iris().curation()));
      Loom.assertSame(expected, store);
      assertProblem(Problem.NO_SUCH_DECISION, () -> decisions.undo(Decisions.Kind.MERGE, id, ""));
    }
  }

  @Test
  void a_split_takes_a_form_out_of_a_merge_again() {
    decisions.merge(WEFT, ANCHOR, "");
    Decisions.Taken taken = decisions.split("anchor learning", List.of("Weft networks"), "");
    assertTrue(stands(WEFT));
    assertEquals(List.of(), redirect(WEFT));
    assertEquals(List.of(), taken.report().warnings());
    assertSound();
    decisions.undo(Decisions.Kind.SPLIT, taken.entries().get(0).id(), "");
    assertFalse(stands(WEFT));
  }

  @Test
  void a_rejected_claim_goes_with_its_plain_triple_and_comes_back_with_its_iri() {
    String claim = select(MITIGATES).get(0);
    String plain = "SELECT ?o { <" + ANCHOR + "> tl:mitigates ?o }";
    assertEquals(1, select(plain).size());
    Decisions.Taken taken = decisions.reject(store.iris().base() + claim, "it does not");
    assertEquals(List.of(), select(MITIGATES));
    assertEquals(List.of(), select(plain));
    assertEquals(List.of(claim), select("SELECT ?c { ?d tl:rejects ?c }"));
    assertEquals(1, taken.report().changed());
    assertSound();
    ProblemException again =
        assertThrows(ProblemException.class, () -> decisions.reject(claim, ""));
    assertEquals(Problem.CLAIM_REJECTED, again.problem());
    assertTrue(again.getMessage().contains(taken.entries().get(0).id()), again.getMessage());
    assertEquals(List.of(), taken.along());
    assertEquals(0, Loom.build(store, Loom.ALL).changed(), "a build leaves it out too");
    assertEquals(List.of(), select(MITIGATES));
    decisions.undo(Decisions.Kind.REJECT, taken.entries().get(0).id(), "");
    assertEquals(List.of(claim), select(MITIGATES));
    assertEquals(1, select(plain).size());
  }

  @Test
  void an_accepted_claim_is_logged_and_stays_and_a_rejection_beside_it_wins() {
    String claim = select(MITIGATES).get(0);
    Decisions.Taken taken = decisions.accept(claim, "read it");
    assertEquals(0, taken.report().changed());
    assertEquals(List.of(claim), select("SELECT ?c { ?d tl:accepts ?c }"));
    assertEquals(List.of(claim), select(MITIGATES));
    assertEquals(taken.entries(), decisions.log().entries(), "the log is read as it was written");
    assertSound();
    decisions.reject(claim, "");
    assertEquals(List.of(), select(MITIGATES));
    assertSound();
    assertProblem(Problem.CLAIM_REJECTED, () -> decisions.accept(claim, ""));
    decisions.undo(Decisions.Kind.ACCEPT, taken.entries().get(0).id(), "");
    assertEquals(List.of(), select(MITIGATES));
  }

  @Test
  void an_entity_that_only_a_rejected_claim_spoke_of_goes() {
    String claim = select("SELECT ?c { ?c rdf:object <entity/accuracy> }").get(0);
    assertEquals(List.of("entity/accuracy"), decisions.reject(claim, "").along());
    assertFalse(stands("entity/accuracy"));
    assertSound();
  }

  @Test
  void a_rejected_role_takes_the_relations_of_its_entity_in_that_paper_along() {
    String claim =
        select("SELECT ?c { ?c rdf:object <" + ANCHOR + "> ; rdf:subject <paper/10.5555/loom.1> }")
            .get(0);
    List<String> relation = select(MITIGATES);
    assertEquals(relation, decisions.reject(claim, "").along());
    assertEquals(List.of(), select(MITIGATES));
    assertTrue(stands(ANCHOR), "another paper speaks of it");
    assertEquals(List.of(), select("SELECT ?r { <paper/10.5555/loom.1> ?r <" + ANCHOR + "> }"));
    assertSound();
  }

  @Test
  void decisions_about_what_is_gone_are_one_message_each_and_the_build_goes_on() {
    decisions.merge(WEFT, "accuracy", "");
    decisions.reject(select(MITIGATES).get(0), "");
    List<String> warnings = Removal.of(store, List.of("2102.00002", "10.5555/loom.1")).warnings();
    assertEquals(2, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).startsWith("TL-701"), warnings.toString());
    assertTrue(warnings.get(1).startsWith("TL-702"), warnings.toString());
    BuildReport back = Loom.build(store, Loom.ALL);
    assertEquals(List.of(), back.warnings());
    assertFalse(stands(WEFT) && stands("entity/accuracy"), "it holds again");
    assertEquals(List.of(), select(MITIGATES));
  }

  @Test
  void what_cannot_be_meant_is_refused_and_changes_nothing() {
    long before = Loom.size(store);
    assertProblem(Problem.NO_SUCH_ENTITY, () -> decisions.merge("nothing", ANCHOR, ""));
    assertProblem(
        Problem.ONE_ENTITY, () -> decisions.merge(ANCHOR, store.iris().base() + ANCHOR, ""));
    assertProblem(Problem.NOT_A_FORM, () -> decisions.split(ANCHOR, List.of("weft"), ""));
    assertProblem(Problem.NOT_A_FORM, () -> decisions.split(WEFT, List.of("Weft networks"), ""));
    assertProblem(Problem.NO_SUCH_CLAIM, () -> decisions.reject("claim/0", ""));
    assertEquals(before, Loom.size(store));
  }

  @Test
  void a_name_that_stands_only_beside_another_is_not_split_off_alone() {
    Paper paper = Loom.paper("Warp beam gates (WBG)", "", "10.5555/wbg", null, "b.jsonl");
    ExtractedEntity entity =
        new ExtractedEntity(
            "Warp beam gates",
            List.of(
                new Mention("Warp beam gates", new Span(0, 15), "by hand"),
                new Mention("WBG", new Span(17, 20), "by hand")),
            EntityType.METHOD,
            Role.USES,
            0.9,
            paper.title(),
            false);
    try (LocalTarget target = new LocalTarget(store)) {
      target.begin(Loom.start());
      target.add(List.of(paper));
      target.load(
          List.of(
              new ExtractedPaper(
                  paper,
                  new Extraction(
                      paper.id().path(),
                      paper.title(),
                      Loom.ENGINE,
                      List.of(entity),
                      List.of(),
                      List.of()))));
      target.finish();
    }
    String names = "SELECT ?n { <entity/warp-beam-gates> skos:altLabel ?n }";
    assertEquals(List.of("WBG"), select(names));
    ProblemException refused =
        assertThrows(
            ProblemException.class, () -> decisions.split("warp-beam-gates", List.of("WBG"), ""));
    assertEquals(Problem.NAMED_OTHERWISE, refused.problem());
    assertTrue(refused.getMessage().contains("\"Warp beam gates\""), refused.getMessage());
    assertEquals(List.of("WBG"), select(names));
    assertEquals(List.of(), decisions.log().entries());
  }

  @Test
  void a_retired_slug_follows_later_merges() {
    decisions.merge(WEFT, ANCHOR, "");
    decisions.merge("fine-tuning", WEFT, "");
    String target = decisions.entity("fine-tuning");
    assertEquals(target, decisions.entity("weft-networks"));
    assertEquals(target, decisions.entity("anchor-learning"));
    assertSound();
  }

  private static final String LOG =
      """
      SELECT (CONCAT(?what, ' ', COALESCE(?who, '-'), ' ', COALESCE(?note, '-')) AS ?line) {
        GRAPH <graph/curation> {
          { ?e a tl:Decision ; prov:generatedAtTime ?t }
          UNION { ?d prov:invalidatedAtTime ?t ; prov:wasInvalidatedBy ?e . ?e prov:endedAtTime ?t }
          OPTIONAL { ?e (prov:wasAttributedTo|prov:wasAssociatedWith)/<http://xmlns.com/foaf/0.1/name> ?who }
          OPTIONAL { ?e skos:note ?note }
          ?e a ?type BIND (STRAFTER(STR(?type), '#') AS ?what) } } ORDER BY ?t
      """;

  @Test
  void taken_back_and_taken_again_stands_in_the_log_three_times_with_who_and_when() {
    CurationLog.Entry first =
        new Decisions(store, "ada").merge(WEFT, ANCHOR, "same loom").entries().get(0);
    CurationLog.Entry back =
        new Decisions(store, "bob")
            .undo(Decisions.Kind.MERGE, first.id(), "two looms")
            .entries()
            .get(0);
    assertEquals(first.taken(), back.taken());
    assertTrue(stands(WEFT));
    CurationLog.Entry again = decisions.merge(WEFT, ANCHOR, "").entries().get(0);
    assertEquals(
        List.of("Decision ada same loom", "Undo bob two looms", "Decision - -"), select(LOG));
    assertEquals(List.of(back, again), decisions.log().entries(), "it is read as it was written");
    assertEquals(List.of(first.decision()), decisions.log().curation().decisions());
    assertFalse(stands(WEFT));
    assertSound();
    assertEquals(0, Loom.build(store, Loom.ALL).changed());
    assertFalse(stands(WEFT), "builds go by what holds");
    assertProblem(
        Problem.NO_SUCH_DECISION, () -> decisions.undo(Decisions.Kind.MERGE, first.id(), ""));
    decisions.undo(Decisions.Kind.MERGE, again.id(), "");
    assertTrue(stands(WEFT));
    for (String id : List.of(first.id(), again.id(), first.decision().id())) {
      assertProblem(Problem.NO_SUCH_DECISION, () -> decisions.undo(Decisions.Kind.MERGE, id, ""));
    }
    assertEquals(4, select(LOG).size());
  }

  @Test
  void decisions_of_stores_of_before_are_read_and_taken_back_by_the_identifier_that_they_had() {
    CurationLog.Entry now = decisions.merge(WEFT, ANCHOR, "same loom").entries().get(0);
    String id = now.decision().id();
    Node former = store.iris().decision(id);
    store.write(
        data -> {
          for (Quad quad :
              Iter.toList(data.find(store.iris().curation(), Node.ANY, Node.ANY, Node.ANY))) {
            data.delete(quad);
            data.add(quad.getGraph(), former, quad.getPredicate(), quad.getObject());
          }
        });
    CurationLog.Entry read = decisions.log().entries().get(0);
    assertEquals(new CurationLog.Entry(id, now.decision(), now.taken(), null), read);
    Loom.build(store, Loom.ALL);
    assertFalse(stands(WEFT));
    decisions.undo(Decisions.Kind.MERGE, id, "");
    assertTrue(stands(WEFT));
    store.write(
        data -> {
          data.deleteAny(
              store.iris().curation(), former, Prov.WAS_INVALIDATED_BY.asNode(), Node.ANY);
          data.deleteAny(store.iris().curation(), store.iris().undo(former), Node.ANY, Node.ANY);
        });
    assertEquals("", decisions.log().entries().get(0).undone().note(), "its time alone is known");
    assertSound();
    assertProblem(Problem.NO_SUCH_DECISION, () -> decisions.undo(Decisions.Kind.MERGE, id, ""));
    assertEquals(id + "_2", decisions.merge(WEFT, ANCHOR, "").entries().get(0).id());
    assertFalse(stands(WEFT));
    assertEquals(List.of("Decision - same loom", "Undo - -", "Decision - -"), select(LOG));
    assertSound();
    decisions.undo(Decisions.Kind.MERGE, id, "");
    assertTrue(stands(WEFT), "the identifier of the decision takes back what holds of it");
  }

  @Test
  void what_two_people_decide_alike_is_logged_of_both_and_taken_back_at_once() {
    String claim = select(MITIGATES).get(0);
    String id = new Decisions(store, "ada").accept(claim, "").entries().get(0).id();
    new Decisions(store, "bob").accept(claim, "");
    assertEquals(1, decisions.log().curation().decisions().size());
    assertEquals(List.of("Decision ada -", "Decision bob -"), select(LOG));
    decisions.undo(Decisions.Kind.ACCEPT, id, "");
    assertEquals(Curation.NONE, decisions.log().curation());
    assertSound();
  }

  @Test
  void a_name_is_written_as_it_is_but_for_control_characters() {
    String name = "\u202E<b>\"Ada\" & 'co'</b>\\";
    new Decisions(store, "\u0001" + name + "\n\t\u0007").merge(WEFT, ANCHOR, "a\u0000b");
    assertEquals(List.of("Decision " + name + " a b"), select(LOG));
    assertEquals(name, decisions.log().entries().get(0).taken().by());
    assertSound();
  }
}
