package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.measure.Annotated;
import org.tripleloom.measure.Gold;
import org.tripleloom.text.Analyzer;
import org.tripleloom.text.Depth;

/** What trains the second stage, on our own annotated papers and on made-up numbers. */
class TrainSecondStageTest {
  private static final List<String> YES_NO = List.of(LogisticFit.YES, LogisticFit.NO);

  @TempDir Path folder;

  @Test
  void a_written_lexicon_gives_the_scores_of_the_models_that_it_holds() {
    LogisticFit one = new LogisticFit(new double[] {0.5}, Map.of("a", row(1), "b", row(-2)));
    LogisticFit two = new LogisticFit(new double[] {-1, 1}, Map.of("b", row(3, 0), "c", row(0, 4)));
    Lexicon lexicon = new Lexicon(LexiconFile.of(List.of(one, two)));
    assertArrayEquals(row(0.5, -1, 1), lexicon.scores(Map.of("unseen", 1.0)), 1e-6);
    assertArrayEquals(row(0.5, 2, 1), lexicon.scores(Map.of("a", 2.0, "b", 1.0)), 4.0 / 127);
    assertArrayEquals(row(0.5, -1, 3), lexicon.scores(Map.of("c", 0.5)), 4.0 / 127);
  }

  @Test
  void what_rounds_to_nothing_is_not_written() {
    LogisticFit model = new LogisticFit(row(0), Map.of("large", row(10), "tiny", row(0.001)));
    int one = LexiconFile.of(List.of(new LogisticFit(row(0), Map.of("large", row(10))))).length;
    assertEquals(one, LexiconFile.of(List.of(model)).length);
  }

  @Test
  void the_fit_finds_the_odds_behind_yes_and_no() {
    Random random = new Random(3);
    List<double[]> rows = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      double[] signals = {random.nextGaussian(), 100 + 10 * random.nextGaussian()};
      double odds = -1 + 2 * signals[0] + 0.1 * (signals[1] - 100);
      rows.add(signals);
      right.add(random.nextDouble() < 1 / (1 + Math.exp(-odds)));
    }
    double[] weights = LogisticFit.ofSignals(rows, right, 1);
    assertEquals(2, weights[1], 0.25);
    assertEquals(0.1, weights[2], 0.02);
    assertEquals(-11, weights[0], 2);
  }

  @Test
  void a_rare_feature_gets_no_weight() {
    LogisticFit.Examples examples = new LogisticFit.Examples();
    for (int i = 0; i < 10; i++) {
      examples.add(Map.of("often", 1.0), LogisticFit.YES);
      examples.add(Map.of("never", 1.0), LogisticFit.NO);
    }
    examples.add(Map.of("rare", 1.0), LogisticFit.YES);
    LogisticFit fit = examples.fit(YES_NO, 1, 2);
    assertEquals(Set.of("often", "never"), fit.weights().keySet());
    assertTrue(fit.weights().get("often")[0] > 0);
    assertTrue(fit.weights().get("never")[0] < 0);
  }

  @Test
  void a_label_without_an_example_is_refused() {
    LogisticFit.Examples examples = new LogisticFit.Examples();
    examples.add(Map.of("a", 1.0), "uses");
    examples.add(Map.of("b", 1.0), "reports");
    List<String> labels = List.of("uses", "reports", "studies");
    assertThrows(IllegalArgumentException.class, () -> examples.fit(labels, 1, 1));
  }

  @Test
  void every_paper_is_held_back_once() {
    List<Integer> papers = IntStream.range(0, 23).boxed().toList();
    List<List<Integer>> folds = RankingFit.folds(papers, 1);
    assertEquals(RankingFit.FOLDS, folds.size());
    List<Integer> held = folds.stream().flatMap(List::stream).sorted().toList();
    assertEquals(papers, held);
    assertTrue(folds.stream().allMatch(fold -> fold.size() == 4 || fold.size() == 5));
    assertEquals(folds, RankingFit.folds(papers, 1));
    assertNotEquals(folds, RankingFit.folds(papers, 2));
  }

  @Test
  void annotated_papers_become_files_that_the_engine_loads() throws Exception {
    Path gold = Path.of("data/gold.jsonl");
    Gold papers = Gold.withTexts(gold, Path.of("data/papers.jsonl"));
    Analyzer analyzer = new Analyzer(Depth.SENTENCES);
    for (String file : List.of("encoder.onnx", "head.onnx", "labels.json", "tokenizer.json")) {
      Files.copy(Path.of("src/main/resources/model", file), folder.resolve(file));
    }
    List<AnnotatedText> lessons = new ArrayList<>();
    try (NeuralModel model = new NeuralModel(ModelFiles.in(folder))) {
      for (Annotated paper : papers.papers().values()) {
        lessons.add(
            AnnotatedText.of(paper, analyzer.analyze(papers.texts().get(paper.id())), model));
      }
      for (AnnotatedText lesson : lessons) {
        assertAnswered(lesson);
      }
      TrainSecondStage.writeLexicons(model, lessons, folder);
    }
    try (NeuralModel model = new NeuralModel(ModelFiles.in(folder))) {
      Ranking fitted = new RankingFit(model, lessons, model.ranking()).fit(0);
      byte[] json = TrainSecondStage.json(fitted).getBytes(StandardCharsets.UTF_8);
      Ranking read = Ranking.parse(json, model.labels().relations().size());
      assertArrayEquals(fitted.entity(), read.entity(), 1e-5);
      assertArrayEquals(fitted.relation(), read.relation(), 1e-5);
      assertEquals(fitted.keep(), read.keep());
      assertTrue(read.entity()[1] > 0, "what the lattice finds likely is likelier an entity");
    }
  }

  /** A candidate's answer shares a form with it; annotated ones stand in order of the text. */
  private static void assertAnswered(AnnotatedText lesson) {
    assertFalse(lesson.annotated().isEmpty());
    WordSpan before = null;
    for (Map.Entry<Integer, EntitySelection.Chosen> entry : lesson.annotated().entrySet()) {
      Annotated.Entity entity = lesson.gold().entities().get(entry.getKey());
      Set<String> forms = new HashSet<>();
      entity.mentions().forEach(form -> forms.add(AcronymKeys.key(form)));
      Cluster cluster = entry.getValue().cluster();
      assertTrue(
          cluster.forms(lesson.text()).keySet().stream()
              .anyMatch(form -> forms.contains(AcronymKeys.key(form))),
          entity.name());
      assertEquals(entity.role(), entry.getValue().role().label());
      WordSpan first = cluster.mentions().get(0);
      assertTrue(before == null || before.compareTo(first) <= 0);
      before = first;
    }
  }

  private static double[] row(double... values) {
    return values;
  }
}
