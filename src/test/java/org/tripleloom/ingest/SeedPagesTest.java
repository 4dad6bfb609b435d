package org.tripleloom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;

class SeedPagesTest {
  private static final Path SEEDS = Path.of("../shared/seeds");

  @Test
  void the_saved_listing_pages_hold_257_papers_in_285_entries() throws IOException {
    assumeTrue(Files.isDirectory(SEEDS), "skipped: the listing pages are not in ../shared/seeds");
    Collected read = Collected.from(SEEDS.toString());
    assertEquals(List.of(), read.rejects);
    assertEquals(285, read.counts.read());
    assertEquals(28, read.counts.duplicates());
    assertEquals(257, read.counts.kept());
    assertEquals(Map.of(), read.counts.skipped());

    Map<String, Paper> sample = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("data/papers.jsonl"))) {
      Paper paper = PaperJson.read(new ObjectMapper().readTree(line));
      sample.put(paper.title(), paper);
    }
    List<String> unknown = new ArrayList<>();
    int dated = 0;
    for (Paper paper : read.papers) {
      String title = paper.title().replace("IA-RED²", "IA-RED$^2$").replace(" – ", " -- ");
      if (!sample.containsKey(title)) {
        unknown.add(title);
      } else if (paper.published() != null) {
        dated++;
        assertEquals(sample.get(title).published(), paper.published(), title);
      }
    }
    assertEquals(List.of(), unknown);
    assertEquals(41, dated);
    assertTrue(read.papers.stream().allMatch(p -> p.abstractText().length() > 400));
  }
}
