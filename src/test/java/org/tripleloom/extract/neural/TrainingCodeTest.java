package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.neural.GoldenPapers.Golden;
import org.tripleloom.extract.neural.TaggerDecoder.Decoded;
import org.tripleloom.paper.Paper;

/** The Python that trains the model reads text and decodes as the product does. */
class TrainingCodeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final File CODE = new File("src/train");

  @TempDir Path folder;

  @BeforeAll
  static void python() throws InterruptedException {
    int exit;
    try {
      exit = new ProcessBuilder("python3", "--version").start().waitFor();
    } catch (IOException e) {
      exit = 1;
    }
    assumeTrue(exit == 0, "skipped: there is no python3 to run the training code's tests");
  }

  @Test
  void its_own_tests_pass() throws Exception {
    Path report = folder.resolve("report.txt");
    int exit = python(null, report, "-m", "unittest", "discover", "-s", "tests", "-t", ".");
    assertEquals(0, exit, Files.readString(report));
  }

  @Test
  void all_of_its_files_compile() throws Exception {
    Path report = folder.resolve("report.txt");
    int exit =
        python(
            null,
            report,
            "-c",
            "import ast, pathlib\n"
                + "for f in pathlib.Path('.').rglob('*.py'): ast.parse(f.read_text('utf-8'), str(f))");
    assertEquals(0, exit, Files.readString(report));
  }

  @Test
  void it_decodes_the_golden_papers_as_the_product_does() throws Exception {
    List<JsonNode> ours = new ArrayList<>();
    Path questions = folder.resolve("questions.jsonl");
    try (NeuralModel model = new NeuralModel(ModelFiles.bundled())) {
      List<String> lines = new ArrayList<>();
      for (Golden golden : GoldenPapers.own().papers()) {
        Windows windows = model.windows(golden.analysis());
        TaggedText text = model.tag(golden.analysis(), windows);
        Paper paper = golden.analysis().paper();
        AcronymKeys keys = new AcronymKeys(paper.title(), paper.abstractText());
        Decoded decoded = new TaggerDecoder(model.tagger(), model.labels()).decode(text, keys);
        lines.add(question(paper, text, decoded).toString());
        ours.add(answer(model.ids(windows.windows().get(0)), text, decoded));
      }
      Files.write(questions, lines);
    }
    Path answers = folder.resolve("answers.jsonl");
    assertEquals(0, python(questions, answers, "-m", "tests.answers"));
    List<String> theirs = Files.readAllLines(answers);
    assertEquals(ours.size(), theirs.size());
    for (int i = 0; i < ours.size(); i++) {
      JsonNode expected = ours.get(i);
      JsonNode actual = JSON.readTree(theirs.get(i));
      assertAll(
          () -> assertEquals(expected.get("ids"), actual.get("ids")),
          () -> assertEquals(expected.get("mentions"), actual.get("mentions")),
          () -> assertEquals(expected.get("clusters"), actual.get("clusters")),
          () -> assertEquals(expected.get("entities"), actual.get("entities")),
          () -> assertEquals(lines(expected, "relations"), lines(actual, "relations")));
    }
  }

  private static ObjectNode question(Paper paper, TaggedText text, Decoded decoded) {
    ObjectNode node = JSON.createObjectNode();
    node.put("title", paper.title());
    node.put("abstract", paper.abstractText());
    double[][] tags = new double[text.tokens()][];
    for (int token = 0; token < tags.length; token++) {
      tags[token] = text.tokenScores(token);
    }
    node.set("tags", JSON.valueToTree(tags));
    node.set("roles", JSON.valueToTree(decoded.scores().roles()));
    node.set("types", JSON.valueToTree(decoded.scores().types()));
    node.set("relations", JSON.valueToTree(decoded.scores().relations()));
    return node;
  }

  private static JsonNode answer(long[] ids, TaggedText text, Decoded decoded) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.set("ids", JSON.valueToTree(ids));
    node.putArray("mentions");
    for (WordSpan mention : decoded.mentions()) {
      int first = text.words().get(mention.first()).firstToken();
      int last = text.words().get(mention.end() - 1).endToken() - 1;
      node.withArray("mentions").add(first + "-" + last + " " + mention.of(text));
    }
    node.putArray("clusters");
    for (Cluster cluster : decoded.clusters()) {
      node.withArray("clusters").add(JSON.valueToTree(cluster.forms(text).keySet()));
    }
    node.putArray("entities");
    List<String> names = new ArrayList<>();
    for (TaggerDecoder.Entity entity : decoded.entities()) {
      Cluster cluster = decoded.clusters().get(entity.cluster());
      names.add(cluster.name(text));
      ObjectNode e = node.withArray("entities").addObject();
      e.put("name", cluster.name(text));
      e.set("mentions", JSON.valueToTree(cluster.forms(text).keySet()));
      e.put("type", entity.type().label());
      e.put("role", entity.role().label());
    }
    node.putArray("relations");
    for (TaggerDecoder.Relation relation : decoded.relations()) {
      node.withArray("relations")
          .addArray()
          .add(names.get(relation.subject()))
          .add(relation.type().label())
          .add(names.get(relation.object()));
    }
    return JSON.readTree(node.toString());
  }

  private static Set<String> lines(JsonNode node, String key) {
    Set<String> lines = new TreeSet<>();
    node.get(key).forEach(value -> lines.add(value.toString()));
    return lines;
  }

  private static int python(Path in, Path out, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-B"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(CODE).redirectErrorStream(true);
    if (in != null) {
      builder.redirectInput(in.toFile());
    }
    return builder.redirectOutput(out.toFile()).start().waitFor();
  }
}
