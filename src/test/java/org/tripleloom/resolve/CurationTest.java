package org.tripleloom.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tripleloom.extract.Extraction;
import org.tripleloom.problem.Problem;

class CurationTest {
  private static final List<PaperEntities> PAPERS =
      List.of(
          Corpora.paper("a", Corpora.method("memory replay"), Corpora.method("Q-learning")),
          Corpora.paper("b", Corpora.method("rehearsal"), Corpora.method("Q-learning algorithm")),
          Corpora.paper("c", Corpora.method("reinforcement learning", "RL")),
          Corpora.paper("d", Corpora.method("RL")),
          Corpora.paper("e", Corpora.method("reinforcement learning", "RL")));

  private static Resolution resolve(Curation.Decision... decisions) {
    return new Resolver(new Curation(List.of(decisions)), Vocabulary.NONE).resolve(PAPERS);
  }

  private static Curation.Apart apart(String label, String... forms) {
    return new Curation.Apart(label, new TreeSet<>(List.of(forms)));
  }

  @Test
  void what_someone_merged_is_one_entity() {
    Resolution found = resolve(new Curation.Together("rehearsal", "memory replay"));
    assertEquals(found.entity("a", "memory replay"), found.entity("b", "rehearsal"));
    assertTrue(found.merges().stream().anyMatch(merge -> merge.reason() == Merge.Reason.CURATED));
  }

  @Test
  void what_someone_split_stays_apart_in_every_rebuild() {
    assertEquals(
        resolve().entity("a", "Q-learning"), resolve().entity("b", "Q-learning algorithm"));
    Resolution found = resolve(apart("Q-learning", "Q-learning algorithm"));
    assertNotEquals(found.entity("a", "Q-learning"), found.entity("b", "Q-learning algorithm"));
    assertEquals("Q-learning algorithm", found.entity("b", "Q-learning algorithm").prefLabel());
  }

  @Test
  void a_short_form_can_be_split_from_the_meaning_that_the_corpus_gave_it() {
    assertEquals("reinforcement learning", resolve().entity("d", "RL").prefLabel());
    assertEquals(
        "RL", resolve(apart("reinforcement learning", "RL")).entity("d", "RL").prefLabel());
  }

  @Test
  void what_is_split_off_is_called_by_the_names_of_the_split_and_leaves_the_short_form() {
    List<PaperEntities> papers =
        List.of(
            Corpora.paper("a", Corpora.method("gated-loom memory", "GLM")),
            Corpora.paper("b", Corpora.method("gated-loom memory", "GLM")),
            Corpora.paper(
                "c", Corpora.method("Gated Loom Memory (GLM)", "Gated Loom Memory", "GLM")));
    assertEquals(1, new Resolver().resolve(papers).entities().size());
    Curation.Decision split =
        apart("gated-loom memory", "Gated Loom Memory", "Gated Loom Memory (GLM)");
    Resolver resolver = new Resolver(new Curation(List.of(split)), Vocabulary.NONE);
    Resolution found = resolver.resolve(papers);
    Entity own = found.entity("c", "Gated Loom Memory (GLM)");
    assertEquals("Gated Loom Memory", own.prefLabel());
    assertEquals(List.of("Gated Loom Memory (GLM)"), List.copyOf(own.altLabels()));
    Entity rest = found.entity("a", "gated-loom memory");
    assertEquals("gated-loom memory", rest.prefLabel());
    assertEquals(List.of("GLM"), List.copyOf(rest.altLabels()));
    Memory grown = new Memory();
    for (PaperEntities paper : List.of(papers.get(2), papers.get(0), papers.get(1))) {
      resolver.update(grown, new TreeMap<>(Map.of(paper.paper(), paper.extraction())));
    }
    assertEquals(found.entities(), resolver.whole(grown).entities());
    resolver.update(grown, gone("a", "b"));
    assertEquals(
        resolver.resolve(papers.subList(2, 3)).entities(), resolver.whole(grown).entities());
    assertTrue(
        resolver.whole(grown).entity("c", "Gated Loom Memory (GLM)").altLabels().contains("GLM"));
  }

  private static SortedMap<String, Extraction> gone(String... papers) {
    SortedMap<String, Extraction> gone = new TreeMap<>();
    List.of(papers).forEach(paper -> gone.put(paper, null));
    return gone;
  }

  @Test
  void a_name_that_no_paper_uses_alone_stays_until_one_does() {
    List<PaperEntities> papers =
        List.of(
            Corpora.paper("a", Corpora.method("gated-loom memory")),
            Corpora.paper("b", Corpora.method("gated-loom memory (GLM)", "gated loom memory")),
            Corpora.paper("c", Corpora.method("gated loom memory")));
    Resolver resolver =
        new Resolver(
            new Curation(List.of(apart("gated-loom memory", "gated loom memory"))),
            Vocabulary.NONE);
    Memory grown = new Memory();
    for (PaperEntities paper : papers.subList(0, 2)) {
      resolver.update(grown, new TreeMap<>(Map.of(paper.paper(), paper.extraction())));
    }
    assertEquals(
        resolver.resolve(papers.subList(0, 2)).entities(), resolver.whole(grown).entities());
    assertTrue(
        resolver
            .whole(grown)
            .entity("a", "gated-loom memory")
            .altLabels()
            .contains("gated loom memory"));
    resolver.update(grown, new TreeMap<>(Map.of("c", papers.get(2).extraction())));
    assertEquals(resolver.resolve(papers).entities(), resolver.whole(grown).entities());
    assertFalse(
        resolver
            .whole(grown)
            .entity("a", "gated-loom memory")
            .altLabels()
            .contains("gated loom memory"));
  }

  @Test
  void a_later_decision_wins() {
    Curation.Decision split = apart("Q-learning", "Q-learning algorithm");
    Curation.Decision merge = new Curation.Together("Q-learning", "Q-learning algorithm");
    assertEquals(4, resolve(split, merge).entities().size());
    assertEquals(5, resolve(merge, split).entities().size());
  }

  @Test
  void a_decision_about_forms_that_nobody_uses_is_reported_and_the_rest_goes_on() {
    Resolution found = resolve(new Curation.Together("gone", "rehearsal"));
    assertEquals(1, found.warnings().size());
    assertEquals(Problem.DECISION_WITHOUT_ENTITY, found.warnings().get(0).problem());
    assertEquals(resolve().entities(), found.entities());
  }

  @Test
  void a_decision_is_made_once_and_can_be_taken_back() {
    Curation.Decision merge = new Curation.Together("x", "y");
    Curation twice = Curation.NONE.with(merge).with(new Curation.Together("y", "x"));
    assertEquals(1, twice.decisions().size());
    assertEquals(Curation.NONE, twice.without(merge.id()));
  }
}
