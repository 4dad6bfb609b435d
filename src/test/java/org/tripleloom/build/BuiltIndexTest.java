package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.Paper;
import org.tripleloom.search.Completion;
import org.tripleloom.search.Search;

/** The text index after builds, removals and decisions. */
class BuiltIndexTest {
  private static final List<String> WORDS =
      List.of("anchor", "weft", "forgetting", "tuning", "digits", "bobbin", "plain", "accuracy");

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void build() {
    store = Loom.open(folder.resolve("s"));
    Loom.build(store, Loom.ALL);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Set<String> found(String words) {
    Set<String> paths = new TreeSet<>();
    Search.of(store)
        .find(words, Set.of(), 1)
        .hits()
        .forEach(hit -> paths.add(hit.path() + " " + hit.label() + " " + hit.papers()));
    return paths;
  }

  /** Whether it shows the last commit, and finds what an index finds that is made anew. */
  private void assertRight() throws IOException {
    assertEquals(store.commit(), Search.of(store).shown());
    List<Set<String>> followed = WORDS.stream().map(this::found).toList();
    store.close();
    try (Stream<Path> files = Files.list(folder.resolve("s/lucene"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    store = Store.open(folder.resolve("s"));
    Search.of(store).catchUp();
    assertEquals(followed, WORDS.stream().map(this::found).toList());
  }

  @Test
  void a_build_leaves_everything_findable() throws IOException {
    assertEquals(
        Set.of("entity/anchor-learning anchor learning 2", path(Loom.ANCHOR), path(Loom.WEFT)),
        found("anchor learning"));
    assertRight();
  }

  private static String path(Paper paper) {
    return paper.id().path() + " " + paper.title() + " 1";
  }

  @Test
  void a_paper_that_is_replaced_is_found_by_its_new_text_alone() throws IOException {
    Paper changed =
        Loom.paper(Loom.WEFT.title(), "They need a bobbin.", null, Loom.WEFT.arxiv(), "a.jsonl");
    Loom.build(store, List.of(changed));
    assertEquals(Set.of(path(changed)), found("bobbin"));
    assertEquals(
        Set.of("entity/anchor-learning Anchor learning 1", path(Loom.ANCHOR)),
        found("anchor learning"));
    assertEquals(Set.of(), found("accuracy"));
    assertRight();
  }

  @Test
  void a_paper_that_is_removed_takes_with_it_what_it_alone_spoke_of() throws IOException {
    Removal.of(store, List.of(Loom.PLAIN.title()));
    assertEquals(Set.of(), found("plain"));
    assertEquals(List.of(), Search.of(store).complete("fine", 5));
    assertRight();
  }

  @Test
  void entities_that_are_merged_and_split_are_found_under_the_names_they_have_now()
      throws IOException {
    new Decisions(store).merge("weft-networks", "fine-tuning", "");
    List<Completion> merged = new ArrayList<>(Search.of(store).complete("fine-tuning", 5));
    merged.addAll(Search.of(store).complete("weft", 5));
    assertEquals(1, merged.stream().map(Completion::slug).distinct().count(), merged.toString());
    assertRight();
    String form = Search.of(store).complete("fine-tuning", 1).get(0).form();
    new Decisions(store).split(merged.get(0).slug(), List.of(form), "");
    assertEquals(
        2,
        Stream.of("fine-tuning", "weft networks")
            .map(name -> Search.of(store).complete(name, 1).get(0).slug())
            .distinct()
            .count());
    assertRight();
  }

  @Test
  void a_build_into_a_store_that_is_served_is_followed_in_the_background() throws Exception {
    Search.of(store).follow();
    Paper added = Loom.paper("A bobbin", "Fine.", "10.5555/loom.9", null, "b.jsonl");
    Loom.build(store, List.of(added));
    assertEquals(Set.of(path(added)), found("bobbin"));
    Removal.of(store, List.of("10.5555/loom.9"));
    assertTrue(found("bobbin").isEmpty());
    assertRight();
  }
}
