package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Commit;
import org.tripleloom.graph.Store;

/** The claims of a small graph, kept in the folder of the store between two openings. */
class ClaimFileTest {
  @TempDir Path folder;
  private Store store;
  private Path file;

  @BeforeEach
  void load() throws IOException {
    store = Store.openOrCreate(folder.resolve("store"), null);
    file = store.folder().resolve("claims");
    try (InputStream in = ClaimFileTest.class.getResourceAsStream("/graph/sample.trig")) {
      store.write(
          data -> RDFParser.source(in).lang(Lang.TRIG).base(store.iris().base()).parse(data));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() {
    store.close();
    store = Store.open(folder.resolve("store"));
  }

  /** All that pages can ask of it. */
  private static List<String> told(ClaimIndex index) {
    List<String> all = new ArrayList<>();
    all.add(index.classes() + " " + index.properties() + " " + index.papersByYear());
    all.add(Arrays.toString(index.paperCounts(0)) + Arrays.toString(index.paperCounts(0.8)));
    for (int thing = 0; thing < index.things(); thing++) {
      all.add(index.path(thing) + " " + index.label(thing) + " " + index.find(index.path(thing)));
      if (index.isPaper(thing)) {
        all.add(index.date(thing) + " " + index.year(thing));
        index.inPaper(thing, 0, claim -> all.add("in " + claim));
      } else {
        all.add(Arrays.toString(index.types(thing)) + Arrays.toString(index.broader(thing)));
        all.add(Arrays.toString(index.narrower(thing)));
        index.about(thing, 0, claim -> all.add("about " + claim));
      }
    }
    for (int c = 0; c < index.claims(); c++) {
      all.add(
          index.hash(c) + " " + index.paper(c) + " " + index.subject(c) + " " + index.object(c));
      all.add(index.property(c) + " " + index.confidence(c) + " " + index.hedged(c));
    }
    return all;
  }

  private Optional<ClaimTable> kept() {
    return new ClaimFile(store).read(store.commit());
  }

  @Test
  void claims_come_out_of_the_file_as_they_went_in() {
    List<String> before = told(LiveIndex.of(store).current());
    assertTrue(before.size() > 20, before.toString());
    reopen();
    assertEquals(before, told(new ClaimIndex(kept().orElseThrow())));
    assertEquals(before, told(LiveIndex.of(store).current()));
    assertEquals(before, told(ClaimIndex.read(store)));
  }

  @Test
  void what_was_kept_is_read_and_not_written_again() throws IOException {
    LiveIndex.of(store).current();
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1000));
    reopen();
    LiveIndex.of(store).current();
    assertEquals(store.commit(), LiveIndex.of(store).shown());
    assertEquals(1000, Files.getLastModifiedTime(file).toMillis());
  }

  @Test
  void claims_of_another_commit_are_not_shown() {
    LiveIndex.of(store).current();
    Commit old = store.commit();
    store.write(data -> Shelf.paper(data, "late", "A late paper", ""));
    assertTrue(kept().isEmpty());
    assertTrue(new ClaimFile(store).read(old).isPresent());
    reopen();
    assertTrue(LiveIndex.of(store).current().find("paper/late") >= 0);
    assertTrue(kept().isPresent());
  }

  @Test
  void a_damaged_file_is_made_anew() throws IOException {
    List<String> before = told(LiveIndex.of(store).current());
    byte[] whole = Files.readAllBytes(file);
    byte[] bent = whole.clone();
    bent[whole.length / 2]++;
    for (byte[] damaged : List.of(bent, Arrays.copyOf(whole, whole.length / 2), new byte[3])) {
      Files.write(file, damaged);
      assertTrue(kept().isEmpty());
      reopen();
      assertEquals(before, told(LiveIndex.of(store).current()));
      assertTrue(Arrays.equals(whole, Files.readAllBytes(file)));
    }
  }

  @Test
  void where_no_file_can_be_written_claims_are_shown_all_the_same() throws IOException {
    Files.createDirectory(file);
    Files.createFile(file.resolve("in the way"));
    assertFalse(told(LiveIndex.of(store).current()).isEmpty());
  }
}
