package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;
import org.tripleloom.ingest.IngestOptions;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;

class BuildTest {
  @TempDir Path folder;
  private Path source;
  private Loom.Dictionary dictionary;

  @BeforeEach
  void write() throws Exception {
    source = folder.resolve("papers.jsonl");
    dictionary = new Loom.Dictionary();
    write(Loom.ALL);
  }

  private void write(List<Paper> papers) throws Exception {
    List<String> lines = new ArrayList<>();
    papers.forEach(paper -> lines.add(PaperJson.line(paper)));
    Files.write(source, lines);
  }

  private BuildOutcome build(Store store, boolean dryRun) {
    try (LocalTarget target = new LocalTarget(store)) {
      BuildStart start =
          new BuildStart(Loom.ENGINE, "", "ontology-1", List.of(source.toString()), dryRun);
      return new Build(target, dictionary, 2, Progress.NONE).run(start, IngestOptions.DEFAULT);
    }
  }

  @Test
  void the_second_build_of_the_same_sources_extracts_no_paper() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      BuildOutcome first = build(store, false);
      assertEquals(3, first.extracted());
      assertEquals(3, dictionary.asked.size());
      assertEquals(3L, first.added().get(Added.NEW));
      BuildOutcome second = build(store, false);
      assertEquals(0, second.toExtract());
      assertEquals(3, dictionary.asked.size(), "nothing was asked again");
      assertEquals(3L, second.added().get(Added.UNCHANGED));
      assertNull(second.report().run());
    }
  }

  @Test
  void only_the_changed_paper_is_extracted_again() throws Exception {
    try (Store store = Loom.open(folder.resolve("s"))) {
      build(store, false);
      dictionary.asked.clear();
      write(
          List.of(
              Loom.ANCHOR,
              Loom.paper(Loom.WEFT.title(), "Another text.", null, "2102.00002", "a.jsonl"),
              Loom.PLAIN));
      BuildOutcome outcome = build(store, false);
      assertEquals(List.of(Loom.WEFT.title()), dictionary.asked);
      assertEquals(1L, outcome.added().get(Added.CHANGED));
      assertEquals(1, outcome.report().changed());
    }
  }

  @Test
  void a_paper_that_cannot_be_extracted_is_rejected_with_its_cause_and_the_rest_is_built()
      throws Exception {
    Paper bad = Loom.paper("An odd paper", "It is unreadable.", "10.5555/odd", null, "a.jsonl");
    write(List.of(Loom.ANCHOR, bad, Loom.PLAIN));
    try (Store store = Loom.open(folder.resolve("s"))) {
      BuildOutcome outcome = build(store, false);
      assertTrue(outcome.hasRejects());
      assertEquals(1, outcome.failed());
      assertEquals(2, outcome.report().papers());
      String rejects = Files.readString(store.folder().resolve("rejects.jsonl"));
      assertTrue(rejects.contains("\"error\":\"TL-412\""), rejects);
      assertTrue(rejects.contains("An odd paper"), rejects);
      write(List.of(Loom.ANCHOR));
      assertFalse(build(store, false).hasRejects());
      assertFalse(Files.exists(store.folder().resolve("rejects.jsonl")), "of the last build only");
    }
  }

  @Test
  void what_ingest_rejects_is_written_down_with_its_line() throws Exception {
    Files.writeString(
        source,
        PaperJson.line(Loom.ANCHOR) + "\n{\"title\": \"cut in the mid\n",
        java.nio.charset.StandardCharsets.UTF_8);
    try (Store store = Loom.open(folder.resolve("s"))) {
      BuildOutcome outcome = build(store, false);
      assertEquals(1, outcome.read().rejected());
      String rejects = Files.readString(store.folder().resolve("rejects.jsonl"));
      assertTrue(rejects.contains("\"line\":2"), rejects);
    }
  }

  @Test
  void a_dry_run_counts_and_extracts_nothing() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      BuildOutcome outcome = build(store, true);
      assertEquals(3, outcome.toExtract());
      assertEquals(3L, outcome.added().get(Added.NEW));
      assertNull(outcome.report());
      assertTrue(dictionary.asked.isEmpty());
      assertEquals(0, Loom.size(store));
    }
  }

  @Test
  void the_runs_tell_what_each_changed_and_changes_add_up() throws Exception {
    try (Store store = Loom.open(folder.resolve("s"))) {
      write(List.of(Loom.PLAIN));
      String first = build(store, false).report().run();
      write(List.of(Loom.ANCHOR));
      build(store, false);
      write(
          List.of(
              Loom.paper(
                  Loom.ANCHOR.title(), "Of fine-tuning.", "10.5555/loom.1", null, "a.jsonl")));
      build(store, false);
      Removal.of(store, List.of(Loom.PLAIN.title()));
      History history = new History(store);
      assertEquals(4, history.runs().size());
      assertEquals(first, history.runs().get(0));
      Changes all = history.between(first, history.runs().get(3));
      assertTrue(all.papers().get("paper/10.5555/loom.1").isAddition());
      assertTrue(all.papers().get(Loom.PLAIN.id().path()).isRemoval());
      assertEquals(
          "Method anchor learning",
          all.entities()
              .get("entity/anchor-learning")
              .after()
              .toLowerCase(java.util.Locale.ROOT)
              .replace("method", "Method"));
      assertFalse(
          all.entities().containsKey("entity/continual-learning"), "came and went in between");
      assertEquals(
          1,
          all.claims().values().stream().filter(Changes.Change::isRemoval).count(),
          "of the paper that was removed");
      Changes replaced = history.between(history.runs().get(1), history.runs().get(2));
      assertFalse(replaced.papers().get("paper/10.5555/loom.1").isAddition());
      assertTrue(replaced.entities().get("entity/permuted-digits").isRemoval());
      assertTrue(history.between(first, first).isEmpty());
    }
  }

  @Test
  void the_users_ontology_stays_in_the_store_for_later_builds() throws Exception {
    Path extension = folder.resolve("mine.ttl");
    Files.writeString(
        extension,
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
            + "@prefix tl: <https://w3id.org/tripleloom/ontology#> .\n"
            + "<http://example.org/Loom> rdfs:subClassOf tl:Method ; rdfs:label \"loom\" .\n");
    try (Store store = Loom.open(folder.resolve("s"))) {
      UserOntology given = UserOntology.of(List.of(extension), "");
      try (LocalTarget target = new LocalTarget(store)) {
        target.begin(
            new BuildStart(
                Loom.ENGINE, given.turtle(), given.ontology().hash(), List.of("x"), false));
        target.finish();
      }
      assertEquals(
          List.of("loom"),
          Loom.select(
              store,
              "SELECT ?l { GRAPH <graph/ontology> { <http://example.org/Loom>"
                  + " <http://www.w3.org/2000/01/rdf-schema#label> ?l } }"));
      try (LocalTarget target = new LocalTarget(store)) {
        UserOntology kept = UserOntology.of(List.of(), target.ontology());
        assertEquals(given.ontology().hash(), kept.ontology().hash());
      }
    }
  }
}
