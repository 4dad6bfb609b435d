package org.tripleloom.extract.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.tripleloom.extract.Surface;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;
import org.tripleloom.text.Analyzer;
import org.tripleloom.text.Depth;
import org.tripleloom.vocab.GazetteerEntry;
import org.tripleloom.vocab.Ontology;

/**
 * Writes the learned files of the rules engine: {@code TrainRules ANNOTATED.jsonl FOLDER}, see
 * {@code src/train/java/README.md}. Needs about 6 GB of memory and some minutes for 2,000 papers.
 */
public final class TrainRules {
  /** Of an entity's score, chosen on held-out papers of the training file. */
  static final double ENTITY_THRESHOLD = 0.33;

  /** Of a relation's score, likewise. */
  static final double RELATION_THRESHOLD = 0.15;

  private TrainRules() {}

  public static void main(String[] args) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Analyzer analyzer = new Analyzer(Depth.DEPENDENCIES);
    RuleSet rules = RuleSet.bundled();
    Candidates finder = new Candidates(listed());
    List<Lesson> lessons = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      JsonNode node = json.readTree(line);
      Paper paper = PaperJson.read(node);
      lessons.add(new Lesson(analyzer.analyze(paper), node, rules, finder));
    }
    write(lessons, Path.of(args[1]));
  }

  static Map<String, String> listed() {
    Map<String, String> listed = new HashMap<>();
    for (GazetteerEntry entry : Ontology.bundled().gazetteer()) {
      listed.put(Surface.key(entry.form()), entry.type());
    }
    return listed;
  }

  /** Trains on all lessons and writes every learned file. */
  static void write(List<Lesson> lessons, Path folder) throws IOException {
    measured(Training.measure(lessons), folder.resolve("measured.tsv"));
    Training.EntityModels models = Training.entities(lessons);
    model(models.entity(), folder.resolve("entity.tsv.gz"));
    model(models.type(), folder.resolve("type.tsv.gz"));
    model(models.role(), folder.resolve("role.tsv.gz"));
    model(relations(lessons), folder.resolve("relation.tsv.gz"));
    Files.writeString(
        folder.resolve("thresholds.tsv"),
        "# least score, chosen on held-out papers of the training file\nentity\t"
            + ENTITY_THRESHOLD
            + "\nrelation\t"
            + RELATION_THRESHOLD
            + "\n");
  }

  /** Each half's pairs come from entities that models of the other half find. */
  static LinearModel relations(List<Lesson> lessons) {
    List<Lesson> one = lessons.subList(0, lessons.size() / 2);
    List<Lesson> other = lessons.subList(lessons.size() / 2, lessons.size());
    Ftrl model = new Ftrl(Training.relationLabels(), 0.1, 0.5, 1);
    Training.addPairs(other, Training.entities(one).finder(ENTITY_THRESHOLD), model);
    Training.addPairs(one, Training.entities(other).finder(ENTITY_THRESHOLD), model);
    return model.train(4);
  }

  static void measured(Map<String, int[]> counts, Path file) throws IOException {
    StringBuilder out = new StringBuilder();
    out.append(
        "# rule, precision (add-half), matches; a relation counts where both ends are entities\n");
    counts.forEach(
        (name, n) ->
            out.append(
                String.format(
                    Locale.ROOT, "%s\t%.3f\t%d%n", name, (n[1] + 0.5) / (n[0] + 1.0), n[0])));
    Files.writeString(file, out);
  }

  private static void model(LinearModel model, Path file) throws IOException {
    try (PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      model.write(out);
    }
  }
}
