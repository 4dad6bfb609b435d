package org.tripleloom.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.resolve.PairJudge;

class PairMeasurementTest {
  private static final String SIDES =
      "\"a\":{\"label\":\"graph networks\",\"type\":\"Method\",\"papers\":2,\"context\":\"\"},"
          + "\"b\":{\"label\":\"Graph network\",\"type\":\"Method\"}";

  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("pairs.jsonl"), java.util.List.of(lines));
  }

  @Test
  void each_pair_gets_its_id_and_a_relation() throws IOException {
    PairMeasurement measured =
        PairMeasurement.of(
            GoldPair.read(file("{\"id\":\"1\"," + SIDES + ",\"relation\":\"same\"}")),
            PairJudge.load());
    assertEquals(new Counts(1, 1, 1), measured.figures().get("same"));
    assertTrue(measured.predictions().get(0).startsWith("{\"id\":\"1\",\"relation\":\"same\","));
  }

  @Test
  void a_pair_without_a_relation_is_judged_and_not_counted() throws IOException {
    PairMeasurement measured =
        PairMeasurement.of(GoldPair.read(file("{\"id\":\"1\"," + SIDES + "}")), PairJudge.load());
    assertEquals(0, measured.annotated());
    assertEquals(Counts.NONE, measured.figures().get("same"));
    assertEquals(1, measured.predictions().size());
  }

  @Test
  void a_kind_in_the_wrong_direction_is_no_hit() throws IOException {
    PairMeasurement measured =
        PairMeasurement.of(
            GoldPair.read(
                file(
                    "{\"id\":\"1\",\"a\":{\"label\":\"machine translation\",\"type\":\"Task\"},"
                        + "\"b\":{\"label\":\"neural machine translation\",\"type\":\"Task\"},"
                        + "\"relation\":\"a-kind-of-b\"}")),
            PairJudge.load());
    assertEquals(new Counts(0, 1, 1), measured.figures().get("kinds"));
  }

  @Test
  void bad_lines_are_named() throws IOException {
    Path twice = file("{\"id\":\"1\"," + SIDES + "}", "{\"id\":\"1\"," + SIDES + "}");
    ProblemException problem = assertThrows(ProblemException.class, () -> GoldPair.read(twice));
    assertEquals(Problem.NOT_A_PAIR, problem.problem());
    assertTrue(problem.getMessage().contains("line 2"), problem.getMessage());
    Path noLabel = file("{\"id\":\"1\",\"a\":{},\"b\":{}}");
    assertEquals(
        Problem.NOT_A_PAIR,
        assertThrows(ProblemException.class, () -> GoldPair.read(noLabel)).problem());
    Path empty = file();
    assertEquals(
        Problem.NO_PAIRS,
        assertThrows(ProblemException.class, () -> GoldPair.read(empty)).problem());
  }

  /** The weights were trained on these pairs too: this only holds the resource to the code. */
  @Test
  void the_shipped_weights_know_the_pairs_that_they_were_trained_on() {
    Path pairs = Path.of("../shared/gold/entity-pairs.jsonl");
    assumeTrue(Files.exists(pairs), "skipped: no annotated pairs at " + pairs);
    PairMeasurement measured = PairMeasurement.of(GoldPair.read(pairs), PairJudge.load());
    assertTrue(measured.figures().get("same").precision() >= 93, measured::json);
    assertTrue(measured.figures().get("same").recall() >= 75, measured::json);
    assertTrue(measured.figures().get("kinds").f1() >= 65, measured::json);
  }
}
