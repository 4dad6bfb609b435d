package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tripleloom.extract.neural.WordPieces.Piece;

class SpanLatticeTest {
  private static final ModelLabels LABELS =
      ModelLabels.parse(ModelFiles.bundled().read(ModelFiles.LABELS));

  @Test
  void span_probabilities_are_the_sums_over_all_rows_of_tags() {
    String title = "t";
    String body = "graph neural nets learn";
    List<Piece> words = new ArrayList<>();
    int at = 2;
    for (String word : body.split(" ")) {
      words.add(new Piece(1, at, at + word.length()));
      at += word.length() + 1;
    }
    Window window = new Window(List.of(new Piece(1, 0, 1)), words);
    float[] logits = new float[window.length() * LABELS.tags().size()];
    Random random = new Random(3);
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) random.nextGaussian();
    }
    TaggedText text =
        new TaggedText(
            title + "\n" + body,
            List.of(window),
            List.of(new Encoded(new float[window.length()], logits, window.length())));
    Map<WordSpan, Double> expected = new TreeMap<>();
    double[] total = new double[1];
    enumerate(text, 1, 0, new ArrayList<>(), total, expected);
    Map<WordSpan, Double> found =
        new SpanLattice(LABELS, new MentionSearch(LABELS), 1e-6).spans(text);
    found.keySet().removeIf(span -> span.first() == 0);
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (span, sum) -> assertEquals(sum / total[0], found.get(span), 1e-9, span.toString()));
  }

  /** All rows of tags for the abstract's words, one by one. */
  private static void enumerate(
      TaggedText text,
      int word,
      double log,
      List<Integer> tags,
      double[] total,
      Map<WordSpan, Double> spans) {
    if (word == text.words().size()) {
      double weight = Math.exp(log);
      total[0] += weight;
      for (int i = 0; i < tags.size(); i++) {
        if (tags.get(i) % 2 == 1) {
          int end = i + 1;
          while (end < tags.size() && tags.get(end) > 0 && tags.get(end) % 2 == 0) {
            end++;
          }
          spans.merge(new WordSpan(1 + i, 1 + end), weight, Double::sum);
        }
      }
      return;
    }
    for (int tag = 0; tag < LABELS.tags().size(); tag++) {
      boolean inside = tag > 0 && tag % 2 == 0;
      int before = tags.isEmpty() ? 0 : tags.get(tags.size() - 1);
      if (!inside || before == tag || before == tag - 1) {
        tags.add(tag);
        double cost = tag % 2 == 1 ? LABELS.startPenalty() : 0;
        enumerate(text, word + 1, log + text.wordScores(word)[tag] - cost, tags, total, spans);
        tags.remove(tags.size() - 1);
      }
    }
  }
}
