package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.build.ExtractionCache.Cached;

class ExtractionCacheTest {
  @TempDir Path folder;

  private static Cached cached(String key) {
    return new Cached(key, Loom.ANCHOR.text(), Loom.extract(Loom.ANCHOR));
  }

  private static List<Cached> read(ExtractionCache cache) {
    List<Cached> all = new ArrayList<>();
    cache.forEach(key -> true, all::add);
    return all;
  }

  private static Set<String> keys(ExtractionCache cache) {
    Set<String> keys = new TreeSet<>();
    read(cache).forEach(c -> assertTrue(keys.add(c.key()), c.key() + " comes twice"));
    return keys;
  }

  @Test
  void extractions_are_read_back_without_loss_by_the_next_process() {
    new ExtractionCache(folder).append(List.of(cached("k1"), cached("k2")));
    ExtractionCache next = new ExtractionCache(folder);
    assertTrue(next.has("k1"));
    assertFalse(next.has("k3"));
    assertEquals(List.of(cached("k1"), cached("k2")), read(next));
  }

  @Test
  void a_key_is_kept_once() {
    ExtractionCache cache = new ExtractionCache(folder);
    cache.append(List.of(cached("k1"), cached("k1")));
    cache.append(List.of(cached("k1")));
    assertEquals(1, cache.size());
    assertEquals(1, read(cache).size());
  }

  @Test
  void a_half_written_batch_is_cut_off_and_the_ones_before_it_stay() throws Exception {
    ExtractionCache cache = new ExtractionCache(folder);
    cache.append(List.of(cached("k1")));
    byte[] whole = Files.readAllBytes(segment(1));
    Files.write(
        segment(1), java.util.Arrays.copyOf(whole, whole.length / 2), StandardOpenOption.APPEND);
    ExtractionCache next = new ExtractionCache(folder);
    next.append(List.of(cached("k2")));
    assertEquals(Set.of("k1", "k2"), keys(new ExtractionCache(folder)));
  }

  @Test
  void an_index_line_cut_in_the_middle_does_not_count() throws Exception {
    ExtractionCache cache = new ExtractionCache(folder);
    cache.append(List.of(cached("k1")));
    cache.append(List.of(cached("k2")));
    Path index = folder.resolve("000001.keys");
    String lines = Files.readString(index);
    Files.writeString(index, lines.substring(0, lines.length() - 2));
    assertEquals(Set.of("k1"), keys(new ExtractionCache(folder)));
  }

  @Test
  void without_an_index_all_that_can_be_read_is_saved() throws Exception {
    ExtractionCache cache = new ExtractionCache(folder);
    cache.append(List.of(cached("k1")));
    cache.append(List.of(cached("k2")));
    Files.delete(folder.resolve("000001.keys"));
    Files.write(segment(1), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    assertEquals(Set.of("k1", "k2"), keys(new ExtractionCache(folder)));
    assertEquals(Set.of("k1", "k2"), keys(new ExtractionCache(folder)), "and stays saved");
  }

  @Test
  void dead_extractions_go_when_they_are_most() throws IOException {
    ExtractionCache cache = new ExtractionCache(folder);
    Set<String> alive = new HashSet<>();
    List<Cached> batch = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      batch.add(cached("k" + i));
      if (i % 10 == 0) {
        alive.add("k" + i);
      }
    }
    cache.append(batch);
    long before = Files.size(segment(1));
    cache.compact(alive);
    assertEquals(alive, keys(cache));
    assertEquals(alive, keys(new ExtractionCache(folder)));
    assertFalse(Files.exists(segment(1)));
    assertTrue(Files.size(segment(2)) < before);
  }

  private Path segment(int number) {
    return folder.resolve(String.format("%06d.jsonl.zst", number));
  }
}
