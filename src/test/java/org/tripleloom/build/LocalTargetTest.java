package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.Engine;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.Paper;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class LocalTargetTest {
  @TempDir Path folder;

  @Test
  void building_the_same_input_twice_adds_nothing_and_extracts_nothing() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      BuildReport first = Loom.build(store, Loom.ALL);
      assertEquals(3, first.added());
      assertNotNull(first.run());
      long once = Loom.size(store);
      try (LocalTarget target = new LocalTarget(store)) {
        target.begin(Loom.start());
        assertEquals(
            List.of(Added.UNCHANGED, Added.UNCHANGED, Added.UNCHANGED), target.add(Loom.ALL));
        assertEquals(0, target.missing());
        BuildReport second = target.finish();
        assertNull(second.run());
        assertEquals(0, second.added() + second.changed() + second.removed());
        assertEquals(first.entities(), second.entities());
        assertEquals(first.claims(), second.claims());
      }
      assertEquals(once, Loom.size(store));
    }
  }

  @Test
  void the_order_and_the_batches_of_papers_do_not_matter() {
    List<Paper> shuffled = new ArrayList<>(Loom.ALL);
    Collections.shuffle(shuffled, new Random(7));
    try (Store a = Loom.open(folder.resolve("a"));
        Store b = Loom.open(folder.resolve("b"))) {
      Loom.build(a, Loom.ALL);
      for (Paper paper : shuffled) {
        Loom.build(b, List.of(paper));
      }
      Loom.assertSame(a, b);
    }
  }

  @Test
  void a_changed_paper_is_replaced_and_what_it_alone_supported_goes() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      Loom.build(store, Loom.ALL);
      assertTrue(entities(store).contains("entity/accuracy"));
      Paper changed = Loom.paper("Weft networks", "Short.", null, "2102.00002", "a.jsonl");
      BuildReport report = Loom.build(store, List.of(changed));
      assertEquals(1, report.changed());
      assertEquals(0, report.added());
      assertFalse(entities(store).contains("entity/accuracy"));
      assertEquals(
          List.of("Short."),
          Loom.select(store, "SELECT ?a { <paper/arxiv/2102.00002> dcterms:abstract ?a }"));
    }
  }

  @Test
  void only_graphs_that_differ_are_written() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      Loom.build(store, Loom.ALL);
      String run =
          "SELECT DISTINCT ?r { ?c tl:statedIn <paper/10.5555/loom.1> ; prov:wasGeneratedBy ?r }";
      List<String> before = Loom.select(store, run);
      BuildReport report =
          Loom.build(
              store, List.of(Loom.paper("Weft networks", "New.", null, "2102.00002", "a.jsonl")));
      assertEquals(before, Loom.select(store, run));
      assertEquals(
          List.of("paper/arxiv/2102.00002"),
          Loom.select(store, "SELECT ?p { <" + report.run() + "> tl:replaced ?p }"));
    }
  }

  @Test
  void removing_a_paper_leaves_what_others_support() {
    try (Store store = Loom.open(folder.resolve("s"));
        Store expected = Loom.open(folder.resolve("e"))) {
      Loom.build(store, Loom.ALL);
      try (LocalTarget target = new LocalTarget(store)) {
        target.begin(Loom.start());
        assertEquals(Set.of("paper/arxiv/2102.00002"), target.remove(List.of("2102.00002")));
        BuildReport report = target.finish();
        assertEquals(1, report.removed());
        assertEquals(2, report.papers());
      }
      Loom.build(expected, List.of(Loom.ANCHOR, Loom.PLAIN));
      Loom.assertSame(expected, store);
      assertTrue(entities(store).contains("entity/anchor-learning"));
    }
  }

  @Test
  void an_unknown_paper_cannot_be_removed() {
    try (Store store = Loom.open(folder.resolve("s"));
        LocalTarget target = new LocalTarget(store)) {
      target.begin(Loom.start());
      assertEquals(
          Problem.NO_SUCH_PAPER,
          assertThrows(ProblemException.class, () -> target.remove(List.of("10.1/none")))
              .problem());
    }
  }

  @Test
  void a_paper_that_gets_a_stronger_identifier_moves_and_the_old_iri_redirects() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      Paper title = Loom.paper(Loom.ANCHOR.title(), "It is new.", null, null, "a.jsonl");
      Paper arxiv = Loom.paper(Loom.ANCHOR.title(), "It is new.", null, "2101.00001", "b.jsonl");
      String old = title.id().path();
      Loom.build(store, List.of(title, Loom.WEFT));
      assertEquals(1, Loom.build(store, List.of(arxiv)).changed());
      assertEquals(
          List.of("paper/arxiv/2101.00001"), redirect(store, old), "from the title to arXiv");
      BuildReport report = Loom.build(store, List.of(Loom.ANCHOR));
      assertEquals(2, report.papers());
      assertEquals(List.of("paper/10.5555/loom.1"), redirect(store, old));
      assertEquals(List.of("paper/10.5555/loom.1"), redirect(store, "paper/arxiv/2101.00001"));
      assertTrue(Loom.select(store, "SELECT ?o { <" + old + "> a ?o }").isEmpty());
      assertEquals(
          List.of("a.jsonl", "b.jsonl"),
          Loom.select(store, "SELECT ?s { <paper/10.5555/loom.1> dc:source ?s } ORDER BY ?s"));
    }
  }

  private static List<String> redirect(Store store, String path) {
    return Loom.select(store, "SELECT ?o { <" + path + "> dcterms:isReplacedBy ?o }");
  }

  @Test
  void a_record_that_joins_two_papers_makes_them_one() {
    Paper doi = Loom.paper("One title", "Text.", "10.5555/x", null, "a.jsonl");
    Paper arxiv = Loom.paper("Another title", "Text.", null, "2103.00003", "b.jsonl");
    Paper both = Loom.paper("One title", "Text.", "10.5555/x", "2103.00003", "c.jsonl");
    try (Store store = Loom.open(folder.resolve("s"));
        Store once = Loom.open(folder.resolve("o"))) {
      assertEquals(2, Loom.build(store, List.of(doi, arxiv)).papers());
      assertEquals(1, Loom.build(store, List.of(both)).papers());
      Loom.build(once, List.of(both, arxiv, doi));
      Loom.assertSame(once, store);
    }
  }

  @Test
  void the_longer_abstract_of_two_sources_wins_in_any_order() {
    Paper longer = Loom.paper("One title", "The longer abstract.", null, null, "b.jsonl");
    Paper shorter = Loom.paper("One title", "Short.", null, null, "c.jsonl");
    for (List<Paper> order : List.of(List.of(longer, shorter), List.of(shorter, longer))) {
      try (Store store = Loom.open(folder.resolve(order.get(0).sources().get(0)))) {
        order.forEach(paper -> Loom.build(store, List.of(paper)));
        assertEquals(
            List.of("The longer abstract."),
            Loom.select(store, "SELECT ?a { ?p dcterms:abstract ?a }"));
        assertEquals(
            List.of("b.jsonl", "c.jsonl"),
            Loom.select(store, "SELECT ?s { ?p a tl:Paper ; dc:source ?s } ORDER BY ?s"));
      }
    }
  }

  @Test
  void papers_with_the_same_title_and_different_identifiers_stay_apart() {
    Paper one = Loom.paper("Editorial", "Text.", "10.5555/x", null, "a.jsonl");
    Paper other = Loom.paper("Editorial", "Text.", "10.5555/y", null, "a.jsonl");
    try (Store store = Loom.open(folder.resolve("s"))) {
      assertEquals(2, Loom.build(store, List.of(one, other)).papers());
    }
  }

  @Test
  void another_engine_or_ontology_extracts_anew_only_what_is_read_again() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      Loom.build(store, Loom.ALL);
      try (LocalTarget target = new LocalTarget(store)) {
        target.begin(
            new BuildStart(new Engine("dictionary", "2"), "", "ontology-1", List.of(), false));
        target.add(List.of(Loom.WEFT));
        assertEquals(1, target.missing());
      }
      try (LocalTarget target = new LocalTarget(store)) {
        target.begin(new BuildStart(Loom.ENGINE, "", "ontology-2", List.of(), false));
        target.add(List.of(Loom.ANCHOR));
        assertEquals(2, target.missing(), "one of this build, one left by the build before");
      }
    }
  }

  @Test
  void a_dry_run_tells_and_leaves_the_store_as_it_is() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      Loom.build(store, List.of(Loom.ANCHOR));
      long before = Loom.size(store);
      try (LocalTarget target = new LocalTarget(store)) {
        target.begin(new BuildStart(Loom.ENGINE, "", "ontology-1", List.of(), true));
        assertEquals(
            List.of(Added.UNCHANGED, Added.NEW), target.add(List.of(Loom.ANCHOR, Loom.WEFT)));
        assertEquals(1, target.missing());
      }
      assertEquals(before, Loom.size(store));
      assertNull(Loom.build(store, List.of(Loom.ANCHOR)).run());
    }
  }

  @Test
  void one_build_at_a_time_and_closing_frees_the_place() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      try (LocalTarget first = new LocalTarget(store);
          LocalTarget second = new LocalTarget(store)) {
        first.begin(Loom.start());
        assertEquals(
            Problem.BUILD_RUNNING,
            assertThrows(ProblemException.class, () -> second.begin(Loom.start())).problem());
      }
      Loom.build(store, Loom.ALL);
    }
  }

  @Test
  void readers_see_nothing_of_a_build_before_its_end() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      try (LocalTarget target = new LocalTarget(store)) {
        target.begin(Loom.start());
        target.add(Loom.ALL);
        Loom.extractMissing(target);
        assertEquals(0, Loom.size(store));
      }
      try (LocalTarget target = new LocalTarget(store)) {
        target.begin(Loom.start());
        assertEquals(0, target.missing(), "what the dead build extracted is kept");
        assertEquals(3, target.finish().added());
      }
    }
  }

  private static List<String> entities(Store store) {
    return Loom.select(store, "SELECT ?e { ?e a tl:ResearchEntity }");
  }
}
