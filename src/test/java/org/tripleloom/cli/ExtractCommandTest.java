package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {
  private static final String TWO_PAPERS =
      """
      {"id":"one","title":"LoomNet: Sparse Attention for Question Answering","abstract":"We introduce LoomNet, a sparse attention model. It outperforms recurrent networks on long documents."}
      {"id":"two","title":"Replay against Forgetting","abstract":"Experience replay mitigates catastrophic forgetting in neural networks. We study why this is so."}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Path folder, String... args) {
    Session session =
        new Session(
            Optional.empty(),
            folder,
            100,
            Duration.ZERO,
            false,
            new PrintWriter(out),
            new PrintWriter(err));
    return Main.run(session, args);
  }

  @Test
  void each_paper_is_one_line_in_order_and_the_counts_add_up(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("papers.jsonl"), TWO_PAPERS);
    assertEquals(
        0, run(folder, "extract", "--extractor", "rules", file.toString()), err.toString());
    List<String> lines = out.toString().lines().toList();
    assertEquals(2, lines.size());
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertEquals("one", first.get("id").asText());
    assertEquals("rules/2", first.get("engine").asText());
    assertTrue(first.get("entities").size() > 0);
    assertEquals("two", new ObjectMapper().readTree(lines.get(1)).get("id").asText());
    assertTrue(
        err.toString()
            .contains("2 read: 2 extracted, 0 failed, 0 duplicates, 0 skipped, 0 rejected"),
        err.toString());
  }

  @Test
  void a_broken_line_is_told_and_the_exit_code_says_so(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("papers.jsonl"),
            TWO_PAPERS + "{\"id\":\"three\",\"title\":\"cut in the\n");
    Path target = folder.resolve("out.jsonl");
    assertEquals(
        1,
        run(folder, "extract", "--extractor", "rules", "-o", target.toString(), file.toString()));
    assertEquals(2, Files.readAllLines(target).size());
    assertEquals("", out.toString());
    assertTrue(err.toString().contains("3 read: 2 extracted"), err.toString());
    assertTrue(err.toString().lines().count() == 2 && err.toString().startsWith("TL-1"));
  }

  @Test
  void a_limit_stops_the_reading(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("papers.jsonl"), TWO_PAPERS);
    assertEquals(
        0, run(folder, "extract", "--extractor", "rules", "--limit", "1", file.toString()));
    assertEquals(1, out.toString().lines().count());
  }

  @Test
  void options_that_do_not_fit_are_wrong_usage(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("papers.jsonl"), TWO_PAPERS);
    String source = file.toString();
    assertEquals(2, run(folder, "extract", "--rules", "mine.yaml", source));
    assertEquals(2, run(folder, "extract", "--extractor", "rules", "--model", "m", source));
    assertEquals(2, run(folder, "extract", "--limit", "0", source));
    assertEquals(2, run(folder, "extract"));
    assertEquals("", out.toString());
  }

  @Test
  void a_wrong_rule_file_is_one_sentence_with_its_line(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("papers.jsonl"), TWO_PAPERS);
    Path rules = Files.writeString(folder.resolve("mine.yaml"), "rules:\n- nothing\n");
    assertEquals(
        3,
        run(
            folder,
            "extract",
            "--extractor",
            "rules",
            "--rules",
            rules.toString(),
            file.toString()));
    assertTrue(err.toString().startsWith("TL-202 "), err.toString());
    assertTrue(err.toString().contains("line 2:"));
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void an_output_in_a_folder_that_does_not_exist_is_one_sentence(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("papers.jsonl"), TWO_PAPERS);
    assertEquals(
        3, run(folder, "extract", "--extractor", "rules", "-o", "no/out.jsonl", file.toString()));
    assertTrue(err.toString().startsWith("TL-508 cannot write "), err.toString());
    assertTrue(err.toString().contains("the folder does not exist"), err.toString());
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void output_that_cannot_be_written_is_a_failure_and_ends_the_extracting(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("papers.jsonl"), TWO_PAPERS);
    Writer gone =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    PrintWriter errors = new PrintWriter(err);
    Session session =
        new Session(
            Optional.empty(), folder, 100, Duration.ZERO, false, new PrintWriter(gone), errors);
    assertEquals(3, Main.run(session, "extract", "--extractor", "rules", file.toString()));
    assertTrue(err.toString().startsWith("TL-508 "), err.toString());
    assertEquals(1, err.toString().lines().count());
    err.getBuffer().setLength(0);
    assertEquals(3, Main.run(session, "explain", "TL-101"));
    assertTrue(err.toString().startsWith("TL-508 "), err.toString());
  }

  @Test
  void a_full_disk_behind_standard_output_is_told() {
    PrintStream before = System.out;
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    System.setOut(new PrintStream(full, false, StandardCharsets.UTF_8));
    try {
      assertEquals(3, Main.run("explain", "TL-101"));
    } finally {
      System.setOut(before);
    }
  }
}
