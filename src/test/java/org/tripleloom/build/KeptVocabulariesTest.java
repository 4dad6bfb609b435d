package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;

class KeptVocabulariesTest {
  private static final String LABEL =
      "<http://v.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> \"replay\" .";

  @TempDir Path folder;

  private Path file(String name, String content) throws Exception {
    return Files.writeString(
        Files.createDirectories(folder.resolve("in").resolve(content.length() + "")).resolve(name),
        content);
  }

  @Test
  void what_was_given_once_serves_later_builds_until_others_are_given() throws Exception {
    KeptVocabularies kept = new KeptVocabularies(folder.resolve("store"));
    assertTrue(kept.read().isEmpty());
    assertEquals(
        List.of(), kept.replace(List.of(file("v.ttl", LABEL), file("v.ttl", LABEL + "\n"))));
    assertFalse(new KeptVocabularies(folder.resolve("store")).read().isEmpty());
    kept.replace(List.of(file("w.ttl", LABEL)));
    try (var files = Files.list(folder.resolve("store/vocabularies"))) {
      assertEquals(List.of("0-w.ttl"), files.map(f -> f.getFileName().toString()).toList());
    }
  }

  @Test
  void files_are_read_once_and_again_only_when_they_are_others_or_what_they_came_to_is_damaged()
      throws Exception {
    KeptVocabularies kept = new KeptVocabularies(folder.resolve("store"));
    kept.replace(List.of(file("v.ttl", LABEL)));
    kept.read();
    Path known = folder.resolve("store/vocabularies.read");
    FileTime first = FileTime.fromMillis(1);
    Files.setLastModifiedTime(known, first);
    assertFalse(kept.read().isEmpty());
    assertEquals(first, Files.getLastModifiedTime(known), "read from what is known");
    Files.write(known, new byte[] {1, 2, 3});
    assertFalse(kept.read().isEmpty());
    Files.setLastModifiedTime(known, first);
    kept.replace(List.of(file("v.ttl", LABEL + "\n")));
    assertFalse(kept.read().isEmpty());
    assertNotEquals(first, Files.getLastModifiedTime(known), "other files");
  }

  @Test
  void a_broken_one_is_warned_of_and_does_not_push_out_what_was_kept() throws Exception {
    KeptVocabularies kept = new KeptVocabularies(folder.resolve("store"));
    kept.replace(List.of(file("v.ttl", LABEL)));
    assertEquals(
        List.of(Problem.VOCABULARY_UNREADABLE),
        kept.replace(List.of(file("v.ttl", "nonsense"))).stream().map(p -> p.problem()).toList());
    assertFalse(kept.read().isEmpty());
  }

  @Test
  void a_match_stands_in_the_graph_with_its_reason() throws Exception {
    Path in =
        file(
            "v.ttl",
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
                + " <http://v.org/a> skos:altLabel \"Anchor Learning\" ."
                + " <http://v.org/n> skos:prefLabel \"networks\" .");
    try (Store store = Loom.open(folder.resolve("s"))) {
      assertEquals(List.of(), new KeptVocabularies(store.folder()).replace(List.of(in)));
      Loom.build(store, Loom.ALL);
      assertEquals(
          List.of("http://v.org/a: an alternative label is \"Anchor Learning\""),
          Loom.select(
              store,
              "SELECT ?n { ?e skos:exactMatch <http://v.org/a> ; skos:editorialNote ?n ;"
                  + " skos:altLabel|skos:prefLabel 'anchor learning' }"));
      assertEquals(
          List.of("http://v.org/n: it is named as a kind of \"networks\""),
          Loom.select(
              store, "SELECT ?n { ?e skos:broadMatch <http://v.org/n> ; skos:editorialNote ?n }"));
    }
  }
}
