package org.tripleloom.extract.neural;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;
import org.tripleloom.extract.neural.EntitySelection.Chosen;
import org.tripleloom.measure.Annotated;
import org.tripleloom.measure.Gold;
import org.tripleloom.measure.Introduced;
import org.tripleloom.measure.Score;
import org.tripleloom.text.Analyzer;
import org.tripleloom.text.Depth;

/**
 * Writes {@code candidates.bin}, {@code relations.bin} and {@code ranking.json} into the folder of
 * a model that holds its networks: {@code TrainSecondStage MODEL ANNOTATED.jsonl HELD_BACK.jsonl}.
 * See {@code src/train/README.md}.
 */
public final class TrainSecondStage {
  /**
   * Chosen by the cross-validation that {@link #main} prints, {@code keep} and {@code introducing}
   * in view of papers that no ranking was fitted on, too.
   */
  private static final Ranking THRESHOLDS =
      new Ranking(
          new double[1 + Ranking.ENTITY_SIGNALS],
          new double[0],
          new double[1 + Coreference.SIGNALS],
          0.46,
          0.3,
          2,
          0.8,
          0.45,
          0.1,
          0.6,
          0.8,
          0.22,
          0.3,
          0.5);

  private static final double SAME_C = 1;
  private static final int DIVISIONS = 4;

  private TrainSecondStage() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    writeBlank(folder);
    try (NeuralModel model = new NeuralModel(ModelFiles.in(folder))) {
      writeLexicons(model, annotated(model, Path.of(args[1])), folder);
    }
    try (NeuralModel model = new NeuralModel(ModelFiles.in(folder))) {
      List<AnnotatedText> heldBack = annotated(model, Path.of(args[2]));
      double[] same = same(model, annotated(model, Path.of(args[1])));
      Ranking thresholds =
          RankingFit.with(THRESHOLDS, THRESHOLDS.entity(), THRESHOLDS.relation(), same);
      RankingFit fit = new RankingFit(model, heldBack, thresholds);
      Files.writeString(folder.resolve(ModelFiles.RANKING), json(fit.fit(0)));
      Gold gold = Gold.withTexts(Path.of(args[2]), null);
      for (int seed = 0; seed < DIVISIONS; seed++) {
        print(fit.crossValidated(seed), gold, System.out);
      }
    }
  }

  /** A ranking of the right length, so that the model loads even where the signals have changed. */
  private static void writeBlank(Path folder) throws IOException {
    byte[] labels = Files.readAllBytes(folder.resolve(ModelFiles.LABELS));
    int signals = Ranking.RELATION_SIGNALS + ModelLabels.parse(labels).relations().size();
    Files.writeString(
        folder.resolve(ModelFiles.RANKING),
        json(
            RankingFit.with(
                THRESHOLDS, THRESHOLDS.entity(), new double[1 + signals], THRESHOLDS.same())));
  }

  /** In order of the file. */
  private static List<AnnotatedText> annotated(NeuralModel model, Path file) {
    Gold gold = Gold.withTexts(file, null);
    Analyzer analyzer = new Analyzer(Depth.SENTENCES);
    return gold.papers().values().parallelStream()
        .map(
            paper -> AnnotatedText.of(paper, analyzer.analyze(gold.texts().get(paper.id())), model))
        .toList();
  }

  static void writeLexicons(NeuralModel model, List<AnnotatedText> papers, Path folder)
      throws IOException {
    LogisticFit.Examples entity = new LogisticFit.Examples();
    LogisticFit.Examples role = new LogisticFit.Examples();
    LogisticFit.Examples type = new LogisticFit.Examples();
    LogisticFit.Examples relation = new LogisticFit.Examples();
    for (AnnotatedText paper : papers) {
      addCandidates(paper, entity, role, type);
      addPairs(paper, relation);
    }
    List<String> roles = model.labels().roles().stream().map(Role::label).toList();
    List<String> types = model.labels().types().stream().map(EntityType::label).toList();
    List<String> relations = new ArrayList<>(List.of(LogisticFit.NO));
    model.labels().relations().stream().map(RelationType::label).forEach(relations::add);
    Files.write(
        folder.resolve(ModelFiles.CANDIDATES),
        LexiconFile.of(
            List.of(
                entity.fit(List.of(LogisticFit.YES, LogisticFit.NO), 0.3, 3),
                role.fit(roles, 0.1, 3),
                type.fit(types, 0.1, 3))));
    Files.write(
        folder.resolve(ModelFiles.RELATIONS),
        LexiconFile.of(List.of(relation.fit(relations, 0.05, 4))));
  }

  /** {@link Ranking#same}, from the candidates that are annotated: as one entity or as two. */
  static double[] same(NeuralModel model, List<AnnotatedText> papers) {
    List<double[]> rows = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (AnnotatedText paper : papers) {
      EntitySelection selection =
          new EntitySelection(
              model.labels(), THRESHOLDS, paper.analysis(), paper.text(), paper.keys());
      Coreference coreference = new Coreference(paper.analysis(), paper.text());
      List<Integer> annotated =
          IntStream.range(0, paper.answers().size())
              .filter(i -> paper.answers().get(i) >= 0)
              .boxed()
              .toList();
      List<Coreference.Thing> things =
          annotated.stream()
              .map(i -> selection.decided(paper.found().candidates().get(i), 1).thing())
              .toList();
      for (int i = 0; i < things.size(); i++) {
        for (int j = i + 1; j < things.size(); j++) {
          rows.add(coreference.signals(things.get(i), things.get(j)));
          right.add(
              paper.answers().get(annotated.get(i)).equals(paper.answers().get(annotated.get(j))));
        }
      }
    }
    return LogisticFit.ofShares(rows, right, SAME_C);
  }

  private static void addCandidates(
      AnnotatedText paper,
      LogisticFit.Examples entity,
      LogisticFit.Examples role,
      LogisticFit.Examples type) {
    FormFeatures features = new FormFeatures(paper.text());
    List<Candidate> candidates = paper.found().candidates();
    for (int i = 0; i < candidates.size(); i++) {
      Map<String, Double> seen = features.of(candidates.get(i).cluster());
      int answer = paper.answers().get(i);
      entity.add(seen, answer < 0 ? LogisticFit.NO : LogisticFit.YES);
      if (answer >= 0) {
        role.add(seen, paper.gold().entities().get(answer).role());
        type.add(seen, paper.gold().entities().get(answer).type());
      }
    }
  }

  /** All ordered pairs of annotated entities, most of which no relation joins. */
  private static void addPairs(AnnotatedText paper, LogisticFit.Examples relation) {
    Map<Integer, Chosen> annotated = paper.annotated();
    List<Integer> answers = List.copyOf(annotated.keySet());
    RelationFeatures features =
        new RelationFeatures(paper.analysis(), paper.text(), List.copyOf(annotated.values()));
    Map<List<String>, String> stated = new HashMap<>();
    for (Annotated.Relation r : paper.gold().relations()) {
      stated.put(List.of(r.subject(), r.object()), r.name());
    }
    for (int s = 0; s < answers.size(); s++) {
      for (int o = 0; o < answers.size(); o++) {
        if (s != o) {
          List<String> names =
              List.of(
                  paper.gold().entities().get(answers.get(s)).name(),
                  paper.gold().entities().get(answers.get(o)).name());
          relation.add(features.of(s, o), stated.getOrDefault(names, LogisticFit.NO));
        }
      }
    }
  }

  static String json(Ranking ranking) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, Object> fields = new LinkedHashMap<>(mapper.convertValue(ranking, Map.class));
    fields.put("entity", rounded(ranking.entity()));
    fields.put("relation", rounded(ranking.relation()));
    fields.put("same", rounded(ranking.same()));
    ObjectWriter writer = mapper.writer(SerializationFeature.INDENT_OUTPUT);
    return writer.writeValueAsString(fields) + "\n";
  }

  private static double[] rounded(double[] weights) {
    return IntStream.range(0, weights.length)
        .mapToDouble(i -> Math.round(weights[i] * 100_000) / 100_000.0)
        .toArray();
  }

  private static void print(Score score, Gold gold, PrintStream out) {
    List<String> headlines = List.of("entity", "type", "role", "both", "relation");
    headlines.forEach(name -> out.print(name + " " + score.figures().get(name).f1() + "  "));
    out.println(Introduced.of(score, gold.texts()));
  }
}
