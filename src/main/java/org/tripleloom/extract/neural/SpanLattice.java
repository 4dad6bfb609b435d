package org.tripleloom.extract.neural;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How likely every span of words is a mention, over all rows of tags: forward and backward sums
 * under the rules of {@link MentionSearch}. Where its best row must choose between two borders,
 * here both have their share.
 */
final class SpanLattice {
  private static final int LONGEST = 14;

  private final ModelLabels labels;
  private final MentionSearch search;
  private final double least;

  /**
   * @param least probability of a span that is worth keeping
   */
  SpanLattice(ModelLabels labels, MentionSearch search, double least) {
    this.labels = labels;
    this.search = search;
    this.least = least;
  }

  /** Trimmed spans with their probability; spans that trim to the same one are added up. */
  Map<WordSpan, Double> spans(TaggedText text) {
    Map<WordSpan, Double> spans = new TreeMap<>();
    for (int s = 0; s < text.starts().size(); s++) {
      int from = text.starts().get(s);
      int to = s + 1 < text.starts().size() ? text.starts().get(s + 1) : text.words().size();
      addSpans(text, from, to, spans);
    }
    return spans;
  }

  private void addSpans(TaggedText text, int from, int to, Map<WordSpan, Double> spans) {
    int n = to - from;
    int types = labels.types().size();
    double[][] scores = new double[n][];
    for (int w = 0; w < n; w++) {
      scores[w] = text.wordScores(from + w).clone();
      for (int t = 0; t < types; t++) {
        scores[w][1 + 2 * t] -= labels.startPenalty();
      }
    }
    double[] before = forward(scores, types);
    double[][] inside = new double[n + 1][types];
    double[] outside = new double[n + 1];
    backward(scores, types, inside, outside);
    double total = before[n];
    double[] path = new double[types];
    double[] ended = new double[types];
    double[] open = new double[types];
    for (int i = 0; i < n; i++) {
      for (int t = 0; t < types; t++) {
        path[t] = before[i] + scores[i][1 + 2 * t] - total;
      }
      for (int j = i + 1; j <= Math.min(n, i + LONGEST); j++) {
        for (int t = 0; t < types; t++) {
          if (j > i + 1) {
            path[t] += scores[j - 1][2 + 2 * t];
          }
          ended[t] = path[t] + outside[j];
          open[t] = path[t] + inside[j][t];
        }
        double probability = Math.exp(logSum(ended));
        WordSpan span =
            probability < least ? null : search.trim(text, new WordSpan(from + i, from + j));
        if (span != null) {
          spans.merge(span, probability, Double::sum);
        }
        if (Math.exp(logSum(open)) < least / 4) {
          break;
        }
      }
    }
  }

  /** Log sums of all rows of tags for the words before each; the last is the total. */
  private static double[] forward(double[][] scores, int types) {
    int n = scores.length;
    double[] before = new double[n + 1];
    double[] within = new double[types];
    Arrays.fill(within, Double.NEGATIVE_INFINITY);
    for (int w = 0; w < n; w++) {
      double[] all = new double[1 + 2 * types];
      all[0] = before[w] + scores[w][0];
      for (int t = 0; t < types; t++) {
        all[1 + 2 * t] = before[w] + scores[w][1 + 2 * t];
        all[2 + 2 * t] = within[t] + scores[w][2 + 2 * t];
        within[t] = logSum(all[1 + 2 * t], all[2 + 2 * t]);
      }
      before[w + 1] = logSum(all);
    }
    return before;
  }

  /**
   * Log sums for the words from each on: {@code outside} when no mention is open before it, {@code
   * inside} when one of that type is and may go on or end.
   */
  private static void backward(double[][] scores, int types, double[][] inside, double[] outside) {
    for (int w = scores.length - 1; w >= 0; w--) {
      double[] out = new double[1 + types];
      out[0] = scores[w][0] + outside[w + 1];
      for (int t = 0; t < types; t++) {
        out[1 + t] = scores[w][1 + 2 * t] + inside[w + 1][t];
      }
      outside[w] = logSum(out);
      for (int t = 0; t < types; t++) {
        inside[w][t] = logSum(outside[w], scores[w][2 + 2 * t] + inside[w + 1][t]);
      }
    }
  }

  private static double logSum(double a, double b) {
    double max = Math.max(a, b);
    return max == Double.NEGATIVE_INFINITY ? max : max + Math.log1p(Math.exp(Math.min(a, b) - max));
  }

  private static double logSum(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    if (max == Double.NEGATIVE_INFINITY) {
      return max;
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value - max);
    }
    return max + Math.log(sum);
  }
}
