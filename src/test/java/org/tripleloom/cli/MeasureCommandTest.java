package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.Calibration;

class MeasureCommandTest {
  private static final Path FILES = Path.of("src/test/resources/measure");
  private static final String GOLD = FILES.resolve("gold.jsonl").toString();
  private static final String PREDICTED = FILES.resolve("predicted.jsonl").toString();

  @TempDir Path folder;

  private final Cli cli = new Cli(Path.of("").toAbsolutePath());

  private int run(String... args) {
    return cli.run(args);
  }

  @Test
  void predictions_are_scored_with_the_figures_of_the_reference() throws IOException {
    assertEquals(
        0,
        run("measure", "--gold", GOLD, "--predictions", PREDICTED, "--format", "json"),
        cli.err());
    ObjectMapper json = new ObjectMapper();
    JsonNode measured = json.readTree(cli.out());
    assertEquals(json.readTree(FILES.resolve("expected.json").toFile()), measured.get("figures"));
    assertEquals(2, measured.get("introduced").get("described").get("gold").asInt());
    assertEquals(0.75, measured.at("/calibration/entity/precisionAt/0/right").asDouble());
  }

  @Test
  void the_table_names_figures_confidence_and_the_worst_papers() {
    assertEquals(0, run("measure", "--gold", GOLD, "--predictions", PREDICTED), cli.err());
    assertTrue(cli.out().contains("relation exhibits       100.0"), cli.out());
    assertTrue(
        cli.out()
            .contains("expected calibration error 0.281 over 9 claims (0.284 by chance alone)"));
    assertTrue(cli.out().contains("plain rehearsal; accuracy"));
  }

  @Test
  void an_engine_is_run_on_the_texts_and_its_predictions_score_the_same() throws IOException {
    Path predictions = folder.resolve("predictions.jsonl");
    String[] engine = {
      "measure",
      "--gold",
      GOLD,
      "--extractor",
      "rules",
      "--format",
      "json",
      "-o",
      predictions.toString()
    };
    assertEquals(0, run(engine), cli.err());
    JsonNode extracted = new ObjectMapper().readTree(cli.out());
    assertEquals(3, Files.readAllLines(predictions).size());
    run("measure", "--gold", GOLD, "--predictions", predictions.toString(), "--format", "json");
    JsonNode scored = new ObjectMapper().readTree(cli.out());
    assertEquals(scored.get("figures"), extracted.get("figures"));
    assertTrue(extracted.get("engine").asText().startsWith("rules/"));
  }

  @Test
  void what_changed_between_two_predictions_is_told_paper_by_paper() {
    assertEquals(0, run("measure", "--gold", GOLD, "--compare", PREDICTED, GOLD), cli.err());
    assertTrue(cli.out().contains("entity                   73.7  100.0   +26.3"));
    assertTrue(cli.out().contains("two-step probing recipe: introduces"));
  }

  @Test
  void a_fitted_calibration_is_written_where_the_engine_can_read_it() throws IOException {
    Path file = folder.resolve("calibration.json");
    assertEquals(
        0,
        run("measure", "--gold", GOLD, "--predictions", PREDICTED, "--fit", file.toString()),
        cli.err());
    try (var in = Files.newInputStream(file)) {
      Calibration calibration = Calibration.read(in);
      double low = calibration.apply(Calibration.Kind.ENTITY, 0.2);
      assertTrue(low < calibration.apply(Calibration.Kind.ENTITY, 0.9));
    }
  }

  @Test
  void a_file_in_a_folder_that_does_not_exist_is_one_sentence() {
    for (String option : List.of("--pin", "--fit")) {
      String file = folder.resolve("none").resolve("x").toString();
      assertEquals(3, run("measure", "--gold", GOLD, "--predictions", PREDICTED, option, file));
      assertTrue(cli.err().startsWith("TL-508"), cli.err());
      assertTrue(cli.err().contains("the folder does not exist"), cli.err());
    }
  }

  @Test
  void gold_without_texts_is_one_sentence_with_its_identifier() {
    assertEquals(3, run("measure", "--gold", "data/gold.jsonl"));
    assertTrue(cli.err().contains("TL-803"), cli.err());
    assertEquals(1, cli.err().lines().count(), cli.err());
  }
}
