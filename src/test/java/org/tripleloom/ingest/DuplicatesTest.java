package org.tripleloom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;

class DuplicatesTest {
  private static final String TEXT =
      "We show that the thread of a paper can be followed by the reader of it.";

  @TempDir Path folder;

  private Collected read(String... records) throws IOException {
    Path file = folder.resolve("x.jsonl");
    StringBuilder lines = new StringBuilder();
    for (String record : records) {
      lines.append("{\"abstract\":\"").append(TEXT).append("\",").append(record).append("}\n");
    }
    Files.writeString(file, lines);
    return Collected.from(file.toString());
  }

  @Test
  void an_equal_doi_or_arxiv_identifier_is_the_same_paper_whatever_the_title() throws IOException {
    assertEquals(
        1,
        read(
                "\"title\":\"A\",\"doi\":\"10.1234/X\"",
                "\"title\":\"B\",\"doi\":\"https://doi.org/10.1234/x\"")
            .counts
            .kept());
    assertEquals(
        1,
        read(
                "\"title\":\"A\",\"arxiv\":\"2401.00001v1\"",
                "\"title\":\"B\",\"doi\":\"10.48550/arXiv.2401.00001\"")
            .counts
            .kept());
  }

  @Test
  void a_title_joins_a_preprint_with_its_publication() throws IOException {
    Collected read =
        read(
            "\"title\":\"The Same Thread\",\"arxiv\":\"2401.00001\",\"venue\":\"arXiv\"",
            "\"title\":\"the same thread.\",\"doi\":\"10.1234/x\",\"venue\":\"Loom\"",
            "\"title\":\"The same — thread\",\"doi\":\"10.1101/2024.01.01\"");
    Paper paper = read.papers.get(0);
    assertEquals(1, read.papers.size());
    assertEquals(2, read.counts.duplicates());
    assertEquals("10.1234/x", paper.doi());
    assertEquals("2401.00001", paper.arxiv());
    assertEquals("Loom", paper.venue());
  }

  @Test
  void one_title_with_different_identifiers_of_one_kind_is_several_papers() throws IOException {
    Collected read =
        read(
            "\"title\":\"Editorial\",\"doi\":\"10.1234/a\"",
            "\"title\":\"Editorial\",\"doi\":\"10.1234/b\"",
            "\"title\":\"Editorial\"",
            "\"title\":\"editorial\"");
    assertEquals(3, read.counts.kept());
    assertEquals(1, read.counts.duplicates());
  }

  @Test
  void identifiers_found_later_join_what_was_read_apart() throws IOException {
    Collected read =
        read(
            "\"title\":\"First Name\",\"arxiv\":\"2401.00001\"",
            "\"title\":\"Second Name\",\"doi\":\"10.1234/x\"",
            "\"title\":\"Third Name\",\"doi\":\"10.1234/x\",\"arxiv\":\"2401.00001\"");
    assertEquals(1, read.counts.kept());
    assertEquals(2, read.counts.duplicates());
  }

  @Test
  void an_entry_without_abstract_adds_to_the_paper_that_has_one() throws IOException {
    Path bib = folder.resolve("a.bib");
    Files.writeString(bib, "@misc{k, title={A Thread}, doi={10.1234/x}, year={2020}}");
    Path list = folder.resolve("b.jsonl");
    Files.writeString(list, "{\"title\":\"A thread\",\"abstract\":\"" + TEXT + "\",\"year\":2021}");
    Collected read = Collected.from(bib.toString(), list.toString());
    assertEquals("10.1234/x", read.papers.get(0).doi());
    assertEquals("2020", read.papers.get(0).published().toString());
    assertEquals(List.of(bib.toString(), list.toString()), read.papers.get(0).sources());
    assertEquals(1, read.counts.duplicates());
  }

  @Test
  void the_later_version_wins_over_a_longer_abstract_of_an_earlier_one() throws IOException {
    Collected read =
        read(
            "\"title\":\"A\",\"arxiv\":\"2401.00001v1\"",
            "\"title\":\"A\",\"arxiv\":\"2401.00001v2\",\"summary\":\"x\"");
    assertEquals(2, read.papers.get(0).arxivVersion());
    Path file = folder.resolve("v.jsonl");
    Files.writeString(
        file,
        "{\"title\":\"Old\",\"arxiv\":\"2401.00001v1\",\"abstract\":\""
            + TEXT
            + TEXT
            + "\"}\n"
            + "{\"title\":\"New\",\"arxiv\":\"2401.00001v2\",\"abstract\":\""
            + TEXT
            + "\"}\n");
    Paper paper = Collected.from(file.toString()).papers.get(0);
    assertEquals("New", paper.title());
    assertEquals(TEXT, paper.abstractText());
  }

  @Test
  void the_order_of_entries_changes_nothing_but_the_order_of_sources() throws IOException {
    List<String> records = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < 60; i++) {
      StringBuilder record = new StringBuilder("\"title\":\"Thread " + random.nextInt(20) + "\"");
      if (random.nextInt(3) == 0) {
        record.append(",\"doi\":\"10.1234/").append(random.nextInt(15)).append("\"");
      }
      if (random.nextInt(3) == 0) {
        record
            .append(",\"arxiv\":\"2401.000")
            .append(10 + random.nextInt(15))
            .append("v")
            .append(1 + random.nextInt(3))
            .append("\"");
      }
      record
          .append(",\"authors\":[\"A ")
          .append(random.nextInt(5))
          .append("b\"],\"year\":")
          .append(2000 + random.nextInt(9));
      records.add(record.toString());
    }
    Set<String> expected = null;
    for (int round = 0; round < 6; round++) {
      Set<String> papers = new HashSet<>();
      Collected read = read(records.toArray(new String[0]));
      read.papers.forEach(paper -> papers.add(PaperJson.line(paper)));
      assertEquals(60, read.counts.read());
      expected = expected == null ? papers : expected;
      assertEquals(expected, papers);
      Collections.shuffle(records, random);
    }
  }

  @Test
  void an_entry_that_waits_takes_less_than_sixty_bytes() {
    PaperKeys keys = new PaperKeys();
    Paper paper = read("Thread").papers.get(0);
    long before = used();
    for (int i = 0; i < 300_000; i++) {
      keys.add(
          new Paper(
              null,
              "Thread " + i,
              paper.abstractText(),
              List.of(),
              null,
              null,
              "10.1/" + i,
              null,
              0,
              List.of(),
              false,
              List.of("x")));
    }
    long bytes = used() - before;
    assertTrue(bytes < 300_000L * 60, bytes + " bytes");
    assertEquals(300_000, keys.groups().length);
  }

  private Collected read(String title) {
    try {
      return read(new String[] {"\"title\":\"" + title + "\""});
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
