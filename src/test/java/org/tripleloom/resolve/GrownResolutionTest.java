package org.tripleloom.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.Extraction;

/** A memory that papers come into, change in and go from: what all of them give at once. */
class GrownResolutionTest {
  @TempDir Path folder;

  private Memory again(Memory memory) {
    Path file = folder.resolve("memory");
    memory.write(file, "m");
    return Memory.read(file, "m");
  }

  private static List<PaperEntities> papers(SortedMap<String, Extraction> now) {
    List<PaperEntities> papers = new ArrayList<>();
    now.forEach((path, extraction) -> papers.add(new PaperEntities(path, extraction)));
    return papers;
  }

  static void assertSame(Resolution once, Resolution grown) {
    assertEquals(once.entities(), grown.entities());
    assertEquals(once.merges(), grown.merges());
    assertEquals(once.suggestions(), grown.suggestions());
  }

  @Test
  void any_steps_of_coming_changing_and_going_give_what_the_papers_give_at_once() {
    for (int seed = 1; seed <= 4; seed++) {
      grow(Corpora.random(120, seed), new Random(seed), 40, Resolver::new);
    }
  }

  @Test
  void so_do_steps_in_which_words_become_names_and_names_of_concepts_words() throws Exception {
    Vocabulary vocabulary =
        Vocabulary.read(
            List.of(
                Files.writeString(
                    folder.resolve("v.ttl"),
                    """
                    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <http://v.org/> .
                    :clip skos:prefLabel "CLIP" ; skos:altLabel "contrastive language-image pretraining" ; skos:broader :r .
                    :map skos:prefLabel "map" ; skos:altLabel "depth map" .
                    :score skos:prefLabel "MAP", "mean average precision" .
                    :sam skos:altLabel "SAM", "sharpness-aware minimization" .
                    :r skos:prefLabel "memory replay" ; skos:altLabel "rehearsal" .
                    """)));
    for (int seed = 1; seed <= 16; seed++) {
      grow(
          Corpora.shifting(100, seed),
          new Random(seed),
          3,
          () -> new Resolver(Curation.NONE, vocabulary));
    }
  }

  private void grow(
      List<PaperEntities> papers, Random random, int most, Supplier<Resolver> resolver) {
    List<PaperEntities> all = new ArrayList<>(papers);
    Collections.shuffle(all, random);
    SortedMap<String, Extraction> now = new TreeMap<>();
    Memory memory = new Memory();
    while (!all.isEmpty()) {
      SortedMap<String, Extraction> step = new TreeMap<>();
      for (int i = random.nextInt(most); i >= 0 && !all.isEmpty(); i--) {
        PaperEntities paper = all.remove(all.size() - 1);
        step.put(paper.paper(), paper.extraction());
      }
      List<String> there = new ArrayList<>(now.keySet());
      for (int i = random.nextInt(6); i > 0 && !there.isEmpty(); i--) {
        String path = there.get(random.nextInt(there.size()));
        boolean gone = random.nextBoolean() || all.isEmpty();
        step.put(path, gone ? null : all.get(0).extraction());
      }
      now.putAll(step);
      now.values().removeIf(Objects::isNull);
      memory = again(memory);
      resolver.get().update(memory, step);
      assertSame(resolver.get().resolve(papers(now)), resolver.get().whole(again(memory)));
    }
  }

  @Test
  void a_memory_that_is_damaged_or_of_another_mark_is_none() throws Exception {
    Memory memory = new Memory();
    SortedMap<String, Extraction> step = new TreeMap<>();
    Corpora.random(5, 1).forEach(paper -> step.put(paper.paper(), paper.extraction()));
    new Resolver().update(memory, step);
    Path file = folder.resolve("memory");
    memory.write(file, "m");
    assertEquals(5, Memory.read(file, "m").papers.size());
    assertTrue(Memory.read(file, "n").isEmpty());
    byte[] bytes = Files.readAllBytes(file);
    for (int cut : new int[] {0, 1, bytes.length / 2, bytes.length - 30}) {
      Files.write(file, Arrays.copyOf(bytes, cut));
      assertTrue(Memory.read(file, "m").isEmpty(), "cut at " + cut);
    }
    assertTrue(Memory.read(folder.resolve("none"), "m").isEmpty());
  }
}
