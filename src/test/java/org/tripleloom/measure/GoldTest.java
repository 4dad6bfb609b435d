package org.tripleloom.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class GoldTest {
  private static final Path BUNDLED = Path.of("data/gold.jsonl");
  private static final Path TEXTS = Path.of("data/papers.jsonl");
  private static final Path OWN = Path.of("src/test/resources/measure/gold.jsonl");

  @TempDir Path folder;

  @Test
  void the_bundled_gold_joins_its_texts_in_the_order_of_the_gold() {
    Gold gold = Gold.withTexts(BUNDLED, TEXTS);
    assertEquals(60, gold.papers().size());
    assertEquals(gold.papers().keySet().toString(), gold.texts().keySet().toString());
  }

  @Test
  void a_gold_file_with_texts_needs_no_papers() {
    Gold gold = Gold.withTexts(OWN, null);
    assertEquals("What probes see", gold.texts().get("b").title());
    assertEquals(3, Gold.read(OWN, null).texts().size());
  }

  @Test
  void gold_without_texts_asks_for_the_papers() {
    complains(Problem.GOLD_WITHOUT_TEXT, "(60 of 60 papers)", () -> Gold.withTexts(BUNDLED, null));
    assertTrue(Gold.read(BUNDLED, null).texts().isEmpty());
  }

  @Test
  void papers_with_other_ids_do_not_join() {
    complains(Problem.PAPERS_DO_NOT_JOIN, "has no paper", () -> Gold.withTexts(BUNDLED, OWN));
  }

  @Test
  void predictions_on_other_papers_do_not_join() {
    Gold gold = Gold.read(BUNDLED, null);
    complains(
        Problem.PREDICTIONS_DO_NOT_JOIN, "share no paper", () -> gold.predictions(OWN, BUNDLED));
  }

  @Test
  void a_missing_file_an_empty_file_and_a_damaged_line_are_told_apart() throws IOException {
    Path missing = folder.resolve("missing.jsonl");
    complains(Problem.NO_SUCH_SOURCE, "missing.jsonl", () -> Gold.read(missing, null));
    complains(Problem.NOTHING_ANNOTATED, "x.jsonl", () -> Gold.read(file("\n  \n"), null));
    complains(Problem.NOT_ANNOTATED, "line 2 is not", () -> Gold.read(file("\n{\"id\":"), null));
    complains(Problem.NOT_ANNOTATED, "not a JSON object", () -> Gold.read(file("[1]"), null));
    complains(Problem.NOT_ANNOTATED, "no list \"entities\"", () -> read("{\"id\":\"a\"}"));
    complains(
        Problem.NOT_ANNOTATED,
        "a relation is not three texts: [\"a\",\"uses\"]",
        () -> read("{\"id\":\"a\",\"entities\":[],\"relations\":[[\"a\",\"uses\"]]}"));
    complains(
        Problem.NOT_ANNOTATED,
        "no text \"role\"",
        () ->
            read(
                "{\"id\":\"a\",\"entities\":[{\"name\":\"n\",\"mentions\":[],\"type\":\"Task\"}],"
                    + "\"relations\":[]}"));
    Files.write(folder.resolve("latin.jsonl"), new byte[] {'{', (byte) 0xe9, '}'});
    complains(
        Problem.NOT_ANNOTATED, "not UTF-8", () -> Gold.read(folder.resolve("latin.jsonl"), null));
  }

  private void read(String line) throws IOException {
    Gold.read(file(line), null);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("x.jsonl"), text);
  }

  private static void complains(
      Problem problem, String words, org.junit.jupiter.api.function.Executable work) {
    ProblemException thrown = assertThrows(ProblemException.class, work);
    assertEquals(problem, thrown.problem());
    assertTrue(thrown.getMessage().contains(words), thrown.getMessage());
  }
}
