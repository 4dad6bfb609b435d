package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that write, from end to end with the rules engine on papers of the sample. */
class BuildCommandTest {
  private static final Pattern RUN = Pattern.compile("run/[0-9TZ]+-[0-9a-f]{8}");

  @TempDir Path folder;
  private String out;
  private String err;

  private int run(String... args) {
    Cli cli = new Cli(folder);
    int code = cli.run(args);
    out = cli.out();
    err = cli.err();
    return code;
  }

  private int build(String... more) {
    String[] args = new String[6 + more.length];
    String source = Path.of("data", "papers.jsonl").toAbsolutePath().toString();
    System.arraycopy(
        new String[] {"build", "--store", "store", "--extractor", "rules", source}, 0, args, 0, 6);
    System.arraycopy(more, 0, args, 6, more.length);
    return run(args);
  }

  @Test
  void papers_are_built_once_counted_checked_compared_and_removed() throws Exception {
    assertEquals(0, build("--limit", "8"), err);
    assertTrue(out.matches("(?s).*extracted +8\\b.*"), out);
    assertTrue(out.contains("8 papers in the store: 8 added, 0 changed, 0 removed"), out);
    assertTrue(err.contains("extracting 8 papers"), err);
    String first = firstRun();

    assertEquals(0, build("--limit", "8"), err);
    assertTrue(out.matches("(?s).*extracted +0\\b.*"), out);
    assertTrue(out.contains("Nothing changed; 8 papers in the store."), out);
    assertFalse(err.contains("extracting"), err);

    assertEquals(0, build("--limit", "9"), err);
    assertTrue(out.matches("(?s).*extracted +1\\b.*"), out);
    String second = firstRun();
    assertEquals(0, run("diff", "--store", "store", second, first), err);
    assertTrue(out.startsWith("Papers: 1 new, 0 gone"), out);

    assertEquals(0, run("check", "--store", "store"), out);
    assertEquals(0, run("stats", "--store", "store"), err);
    assertTrue(out.matches("(?s).*tl:Paper +9\\b.*"), out);
    assertTrue(out.contains(" quads in named graphs, "), out);
    assertTrue(out.contains(first) && out.contains(second), out);

    String line = Files.readAllLines(Path.of("data", "papers.jsonl")).get(0);
    Matcher arxiv = Pattern.compile("\"arxiv\": *\"([^\"]+)\"").matcher(line);
    assertTrue(arxiv.find());
    assertEquals(0, run("remove", "--store", "store", arxiv.group(1)), err);
    assertTrue(out.startsWith("1 removed, 8 papers left"), out);
    assertEquals(0, run("check", "--store", "store"), out);
  }

  private String firstRun() {
    Matcher run = RUN.matcher(out);
    assertTrue(run.find(), out);
    return run.group();
  }

  @Test
  void a_dry_run_makes_no_store() {
    assertEquals(0, build("--limit", "3", "--dry-run"), err);
    assertTrue(out.matches("(?s).*to extract +3\\b.*"), out);
    assertFalse(Files.exists(folder.resolve("store")));
  }

  @Test
  void wrong_options_are_wrong_usage_and_a_missing_source_makes_no_papers() {
    assertEquals(2, run("build", "--store", "store"));
    assertEquals(2, build("--limit", "0"));
    assertEquals(3, run("build", "--store", "store", "--extractor", "rules", "no-such-file"));
    assertTrue(err.startsWith("TL-101"), err);
  }

  @Test
  void what_is_rejected_is_told_with_its_cause_the_first_few_times() throws Exception {
    Files.writeString(folder.resolve("empty.json"), "");
    String broken = "{\"title\":\"cut in the\n";
    Files.writeString(folder.resolve("broken.jsonl"), broken.repeat(9));
    String empty = folder.resolve("empty.json").toString();
    assertEquals(1, run("build", "--store", "store", "--extractor", "rules", empty));
    assertTrue(err.contains("TL-1"), err);
    assertTrue(err.contains("TL-102 " + empty + " is empty\n"), err);
    assertTrue(
        out.matches(
            "(?s)\\s*Read +entries[─\\s]+read +1\\s+- rejected +1\\s+0 papers in the store.*"),
        out);
    String cut = folder.resolve("broken.jsonl").toString();
    assertEquals(1, run("build", "--store", "store", "--extractor", "rules", cut));
    assertEquals(5, err.lines().filter(line -> line.startsWith("TL-1")).count(), err);
    assertEquals(9, Files.readAllLines(folder.resolve("store").resolve("rejects.jsonl")).size());
  }

  @Test
  void a_file_given_as_store_is_refused_in_one_sentence_and_kept() throws Exception {
    Path file = Files.writeString(folder.resolve("store"), "mine");
    assertEquals(3, build("--limit", "1"));
    assertTrue(err.contains("TL-405") && err.contains("it is no folder"), err);
    assertEquals(3, run("stats", "--store", "store"));
    assertTrue(err.startsWith("TL-401"), err);
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void a_dump_that_nobody_takes_fails_with_a_sentence() {
    assertEquals(0, build("--limit", "1"), err);
    StringWriter errors = new StringWriter();
    for (String command : new String[] {"export --store store", "query --store store kinds"}) {
      PrintWriter gone = new PrintWriter(OutputStream.nullOutputStream());
      gone.close();
      Session session =
          new Session(
              Optional.empty(), folder, 100, Duration.ZERO, false, gone, new PrintWriter(errors));
      assertEquals(3, Main.run(session, command.split(" ")), command);
    }
    assertEquals(2, errors.toString().lines().filter(l -> l.startsWith("TL-508 ")).count());
  }
}
