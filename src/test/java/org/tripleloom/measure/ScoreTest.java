package org.tripleloom.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path REFERENCE = Path.of("../shared/gold/score.py");
  private static final File TRAINING = new File("src/train");
  private static final Path DEV = Path.of("../shared/gold/dev.jsonl");
  private static final Path OURS = Path.of("src/test/resources/measure");

  /** Words that the normalisation treats each in its own way. */
  private static final String[] WORDS = {
    "models",
    "model",
    "loss",
    "losses",
    "bias",
    "GPT-4",
    "gpt 4",
    "LLMs",
    "LLM",
    "İstanbul",
    "Kelvin",
    "K",
    "naïve",
    "naive",
    "β-VAE",
    "𝒳-space",
    "x",
    "",
    " ",
    "???",
    "éé",
    "pass",
    "as",
    "cats",
    "ﬁne",
    "A\tB",
    "a b",
    "ΣΑΣ",
    "ß",
    "class\u200bes",
    "模型"
  };

  @TempDir Path folder;

  @Test
  void the_bundled_predictions_get_the_figures_that_the_reference_gave() throws IOException {
    JsonNode expected = JSON.readTree(OURS.resolve("expected.json").toFile());
    assertSame(expected, ours(OURS.resolve("gold.jsonl"), OURS.resolve("predicted.jsonl")));
  }

  @Test
  void odd_predictions_get_the_same_figures_from_every_scorer() throws Exception {
    assumePython();
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      Path gold = folder.resolve("gold" + seed + ".jsonl");
      Path predicted = folder.resolve("predicted" + seed + ".jsonl");
      Files.write(gold, lines(random, 1 + random.nextInt(40)));
      Files.write(predicted, lines(random, 1 + random.nextInt(40)));
      assertAllScorersAgree(gold, predicted);
    }
  }

  @Test
  void damaged_copies_of_the_dev_papers_get_the_same_figures_from_every_scorer() throws Exception {
    assumePython();
    assumeTrue(Files.exists(DEV), "skipped: " + DEV + " is not here");
    Path predicted = folder.resolve("predicted.jsonl");
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(DEV)) {
      if (random.nextInt(10) > 0) {
        lines.add(damaged((ObjectNode) JSON.readTree(line), random).toString());
      }
    }
    Files.write(predicted, lines);
    assertAllScorersAgree(DEV, predicted);
  }

  @Test
  void figures_are_rounded_as_python_rounds() {
    assertEquals(0.2, new Counts(1, 1, 1332).f1(), "0.15004 goes up");
    assertEquals(12.5, new Counts(1, 8, 8).f1());
    assertEquals(6.2, new Counts(1, 16, 16).f1(), "6.25 is an exact tie: to the even digit");
    assertEquals(18.8, new Counts(3, 16, 16).f1(), "18.75 is an exact tie: to the even digit");
    assertEquals(0.0, Counts.NONE.f1());
  }

  private static void assumePython() throws InterruptedException {
    boolean python;
    try {
      python = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      python = false;
    }
    assumeTrue(python, "skipped: there is no python3 to run the other scorers");
  }

  /** The reference where it is here, and always the scorer of the training code. */
  private static void assertAllScorersAgree(Path gold, Path predicted) throws Exception {
    List<String> files =
        List.of(gold.toAbsolutePath().toString(), predicted.toAbsolutePath().toString());
    JsonNode ours = ours(gold, predicted);
    assertSame(python(TRAINING, List.of("-B", "-m", "tripleloom_train.score"), files), ours);
    if (Files.exists(REFERENCE)) {
      assertSame(python(new File("."), List.of(REFERENCE.toString()), files), ours);
    }
  }

  private static JsonNode python(File folder, List<String> program, List<String> files)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(program);
    command.addAll(files);
    Process process =
        new ProcessBuilder(command)
            .directory(folder)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    JsonNode figures = JSON.readTree(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor());
    return figures;
  }

  private static JsonNode ours(Path gold, Path predicted) {
    return ScoreJson.write(measured(gold, predicted));
  }

  private static Score measured(Path gold, Path predicted) {
    Gold read = Gold.read(gold, null);
    return Score.of(read.papers(), read.predictions(predicted, gold));
  }

  /** Equal as trees, numbers by value. */
  private static void assertSame(JsonNode expected, JsonNode actual) throws IOException {
    assertEquals(
        JSON.readTree(expected.toString()).toPrettyString(),
        JSON.readTree(actual.toString()).toPrettyString());
  }

  private static List<String> lines(Random random, int papers) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < papers; i++) {
      ObjectNode paper = JSON.createObjectNode();
      paper.put("id", "p" + (i == 0 ? 0 : random.nextInt(45)));
      ArrayNode entities = paper.putArray("entities");
      int n = random.nextInt(7);
      for (int e = 0; e < n; e++) {
        ObjectNode entity = entities.addObject();
        entity.put("name", "n" + random.nextInt(4));
        ArrayNode mentions = entity.putArray("mentions");
        Stream.generate(() -> form(random)).limit(random.nextInt(4)).forEach(mentions::add);
        entity.put("type", List.of("Method", "Task", "Ünknown").get(random.nextInt(3)));
        entity.put("role", List.of("uses", "introduces", "").get(random.nextInt(3)));
      }
      ArrayNode relations = paper.putArray("relations");
      int m = random.nextInt(5);
      for (int r = 0; r < m; r++) {
        relations
            .addArray()
            .add("n" + random.nextInt(5))
            .add(List.of("usedFor", "causes").get(random.nextInt(2)))
            .add("n" + random.nextInt(5));
      }
      lines.add(paper.toString());
      if (random.nextInt(5) == 0) {
        lines.add("  ");
      }
    }
    return lines;
  }

  private static String form(Random random) {
    StringBuilder form = new StringBuilder();
    int words = 1 + random.nextInt(2);
    for (int i = 0; i < words; i++) {
      form.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return form.toString();
  }

  private static ObjectNode damaged(ObjectNode paper, Random random) {
    ArrayNode entities = (ArrayNode) paper.get("entities");
    for (int i = entities.size() - 1; i >= 0; i--) {
      ObjectNode entity = (ObjectNode) entities.get(i);
      switch (random.nextInt(8)) {
        case 0 -> entities.remove(i);
        case 1 -> entity.put("type", "Concept");
        case 2 -> entity.put("role", "mentions");
        case 3 -> entities.insert(random.nextInt(i + 1), entity.deepCopy());
        case 4 -> entity.put("name", entity.get("name").asText() + " more");
        default -> {}
      }
    }
    ArrayNode relations = (ArrayNode) paper.get("relations");
    for (int i = relations.size() - 1; i >= 0; i--) {
      if (random.nextInt(4) == 0) {
        relations.remove(i);
      }
    }
    return paper;
  }
}
