package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.Role;
import org.tripleloom.graph.GraphWriter;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperId;
import org.tripleloom.text.Span;

/** A store that grows: the same graph as at once, by work on what the new papers touch. */
class GrownStoreTest {
  private static final int PAPERS = 60;

  @TempDir Path folder;

  /**
   * Every paper speaks of its own thing, of one of a few that vary in spelling, and of an acronym.
   */
  private static List<Paper> papers() {
    String[] shared = {
      "weft replay", "Weft Replay", "weft-replay method", "warp pruning", "pruning of warps", "WP"
    };
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < PAPERS; i++) {
      String own = "loom" + i / 2 + " shuttle" + (i % 2 == 0 ? "" : " algorithm");
      String text =
          String.join(
              "; ",
              own,
              "deep loom" + i / 2 + " shuttle",
              shared[i % shared.length],
              i % 7 == 0 ? "spindle network training (SNT)" : "SNT");
      papers.add(Loom.paper("Paper " + i, text, "10.5555/grown." + i, null, "g.jsonl"));
    }
    return papers;
  }

  /** The terms that the abstract lists. */
  private static Extraction extract(Paper paper) {
    List<ExtractedEntity> entities = new ArrayList<>();
    for (String term : paper.abstractText().split("; ")) {
      List<Mention> mentions = new ArrayList<>();
      for (String form : term.replace(")", "").split(" \\(")) {
        int begin = paper.text().indexOf(form);
        mentions.add(new Mention(form, new Span(begin, begin + form.length()), "list"));
      }
      entities.add(
          new ExtractedEntity(
              mentions.get(0).text(),
              mentions,
              EntityType.METHOD,
              Role.USES,
              0.9,
              paper.title(),
              false));
    }
    return new Extraction(
        paper.id().path(), paper.title(), Loom.ENGINE, entities, List.of(), List.of());
  }

  private static BuildReport build(Store store, List<Paper> papers) {
    try (LocalTarget target = new LocalTarget(store)) {
      // as the commands have it, so that removals and decisions go by the same
      String ontology = UserOntology.of(List.of(), "").ontology().hash();
      target.begin(new BuildStart(Loom.ENGINE, "", ontology, List.of("a.jsonl"), false));
      target.add(papers);
      List<ExtractedPaper> batch = new ArrayList<>();
      target.missing("", 1000).forEach(p -> batch.add(new ExtractedPaper(p, extract(p))));
      target.load(batch);
      return target.finish();
    }
  }

  @Test
  void in_any_order_and_any_steps_a_store_gives_the_same_entities_and_graphs() {
    List<Paper> papers = papers();
    try (Store once = Loom.open(folder.resolve("once"))) {
      build(once, papers);
      assertTrue(
          Loom.select(
                      once,
                      "SELECT ?e { ?e skos:prefLabel 'spindle network training' ; skos:altLabel 'SNT' }")
                  .size()
              > 0,
          "the papers share things");
      for (int seed = 1; seed <= 3; seed++) {
        List<Paper> shuffled = new ArrayList<>(papers);
        Random random = new Random(seed);
        Collections.shuffle(shuffled, random);
        try (Store grown = Loom.open(folder.resolve("grown" + seed))) {
          int from = 0;
          while (from < PAPERS) {
            int to = Math.min(PAPERS, from + 5 + random.nextInt(30));
            build(grown, shuffled.subList(from, to));
            from = to;
          }
          Loom.assertSameNow(once, grown);
        }
      }
    }
  }

  @Test
  void a_few_new_papers_cost_work_on_what_they_touch() {
    List<Paper> papers = papers();
    try (Store store = Loom.open(folder.resolve("s"))) {
      BuildReport first = build(store, papers.subList(0, PAPERS - 2));
      assertEquals(PAPERS - 2, first.work().get("extractions read"));
      assertEquals(first.work().get("pairs compared"), first.work().get("pairs judged"));
      BuildReport second = build(store, papers.subList(PAPERS - 2, PAPERS));
      assertEquals(2, second.added());
      assertEquals(0, second.changed(), "nothing that other papers say has another name now");
      assertEquals(2, second.work().get("extractions read"));
      long judged = second.work().get("pairs judged");
      assertTrue(judged > 0 && judged <= 6, judged + " pairs judged");
      long compared = second.work().get("pairs compared");
      assertTrue(compared < first.work().get("pairs compared") / 5, compared + " pairs compared");
      assertTrue(first.work().get("entities named") > PAPERS / 2);
      Map.of(
              "papers looked at",
              4,
              "entities named",
              8,
              "groups compared",
              20,
              "forms given a key",
              60)
          .forEach(
              (kind, most) -> {
                long did = second.work().get(kind);
                assertTrue(did > 0 && did <= most, did + " " + kind);
                assertTrue(did < first.work().get(kind) / 2, did + " " + kind);
              });
      long entities = second.work().get("entities written");
      assertTrue(entities <= 6, entities + " entities written: two new, and what both speak of");
      BuildReport third = build(store, List.of());
      assertEquals(0, third.work().get("extractions read"));
      assertEquals(0, third.work().get("pairs judged"));
      assertEquals(0, third.work().get("entities written") + third.work().get("merges written"));
      assertEquals(0, third.work().get("pairs compared"), "nothing is resolved at all");
      assertEquals(null, third.run(), "nothing new, nothing done");
      assertEquals(second.papers(), third.papers());
      assertEquals(second.entities(), third.entities());
      assertEquals(second.claims(), third.claims());
    }
  }

  /** Papers come, change, go and are decided about; each time as if all were built at once. */
  @Test
  void after_any_step_a_store_is_what_its_papers_and_decisions_give_at_once() {
    List<Paper> papers = papers();
    Random random = new Random(7);
    try (Store grown = Loom.open(folder.resolve("grown"))) {
      List<Paper> there = new ArrayList<>(papers.subList(0, 20));
      build(grown, there);
      for (int step = 0; step < 4; step++) {
        List<Paper> coming = papers.subList(20 + 10 * step, 30 + 10 * step);
        build(grown, coming);
        there.addAll(coming);
        for (int i = 0; i < 3; i++) {
          Paper gone = there.remove(random.nextInt(there.size()));
          BuildReport report = Removal.of(grown, List.of(gone.doi()));
          assertTrue(report.work().get("entities named") < PAPERS / 2, report.work().toString());
        }
        Paper old = there.remove(random.nextInt(there.size()));
        Paper changed =
            Loom.paper(
                old.title(), old.abstractText() + "; twill weave", old.doi(), null, "g.jsonl");
        build(grown, List.of(changed));
        there.add(changed);
        if (step == 1) {
          new Decisions(grown).merge("weft replay", "warp pruning", "");
        } else if (step == 2) {
          new Decisions(grown).split("spindle network training", List.of("SNT"), "");
        }
        try (Store once = Loom.open(folder.resolve("once" + step))) {
          build(once, there);
          if (step >= 1) {
            new Decisions(once).merge("weft replay", "warp pruning", "");
          }
          if (step >= 2) {
            new Decisions(once).split("spindle network training", List.of("SNT"), "");
          }
          Loom.assertSameButDecisions(once, grown);
        }
      }
    }
  }

  /** As a process that dies, or a disk that loses its last writes, leaves them. */
  @Test
  void files_of_another_run_than_the_ledgers_count_for_nothing() throws Exception {
    List<Paper> papers = papers().subList(0, 24);
    Path place = folder.resolve("s");
    try (Store once = Loom.open(folder.resolve("once"));
        Store store = Loom.open(place)) {
      build(once, papers);
      build(store, papers.subList(0, 12));
      byte[] woven = Files.readAllBytes(place.resolve("woven"));
      byte[] resolution = Files.readAllBytes(place.resolve("resolution"));
      build(store, papers.subList(12, 18));
      Files.write(place.resolve("woven"), woven);
      Files.write(place.resolve("resolution"), resolution);
      BuildReport after = build(store, papers.subList(18, 24));
      assertEquals(24, after.work().get("papers looked at"), "both are old");
      Loom.assertSameNow(once, store);
      Files.write(place.resolve("resolution"), resolution);
      Removal.of(store, List.of(papers.get(23).doi()));
      BuildReport again = build(store, papers.subList(23, 24));
      assertTrue(again.work().get("papers looked at") < 24, "and were written anew");
      Loom.assertSameNow(once, store);
    }
  }

  @Test
  void what_a_build_left_behind_counts_only_where_all_it_went_by_is_the_same() throws Exception {
    List<Paper> papers = papers();
    Path place = folder.resolve("s");
    try (Store store = Loom.open(place)) {
      build(store, papers);
      Files.write(place.resolve("woven"), new byte[] {1, 2, 3});
      BuildReport again = build(store, List.of());
      assertTrue(again.work().get("pairs compared") > 0, "damaged");
      String older = "{\"commit\":\"" + store.commit() + "\"}";
      Files.writeString(place.resolve("woven"), PaperId.hash(older) + "\n" + older);
      again = build(store, List.of());
      assertTrue(again.work().get("pairs compared") > 0, "of another layout");
      Path vocabulary = folder.resolve("v.ttl");
      Files.writeString(
          vocabulary,
          "<http://x.example/a> <http://www.w3.org/2004/02/skos/core#prefLabel> \"weft replay\"@en .");
      new KeptVocabularies(place).replace(List.of(vocabulary));
      assertTrue(build(store, List.of()).work().get("entities written") > 0, "a vocabulary");
      try (GraphWriter writer = store.writer()) {
        Node entity = store.iris().entity("weft-replay");
        writer.replaceSubject(store.iris().entities(), entity, List.of());
        writer.commit();
      }
      assertEquals(1, build(store, List.of()).work().get("entities written"), "a changed graph");
      assertEquals(0, build(store, List.of()).work().get("pairs compared"));
    }
  }

  @Test
  void without_the_copy_of_what_the_resolution_needs_extractions_are_read_again() throws Exception {
    List<Paper> papers = papers();
    try (Store store = Loom.open(folder.resolve("s"))) {
      build(store, papers);
      Path copy = folder.resolve("s/extractions/briefs.zst");
      Files.write(copy, new byte[] {1, 2, 3});
      Files.delete(folder.resolve("s/woven"));
      BuildReport again = build(store, List.of());
      assertEquals(PAPERS, again.work().get("extractions read"));
      assertEquals(null, again.run(), "and the same comes out");
    }
  }
}
