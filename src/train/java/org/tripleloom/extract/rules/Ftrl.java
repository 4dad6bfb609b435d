package org.tripleloom.extract.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains a {@link LinearModel} by FTRL-proximal (McMahan et al. 2013): one pass at a time over the
 * examples in the order given, most weights exactly zero. One label trains a yes/no model.
 * Deterministic.
 */
final class Ftrl {
  private static final double BETA = 1;

  private final List<String> labels;
  private final double alpha;
  private final double l1;
  private final double l2;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<int[]> examples = new ArrayList<>();
  private final List<Integer> answers = new ArrayList<>();
  private double[] z;
  private double[] n;

  Ftrl(List<String> labels, double alpha, double l1, double l2) {
    this.labels = labels;
    this.alpha = alpha;
    this.l1 = l1;
    this.l2 = l2;
  }

  /**
   * @param answer index of the label; for a yes/no model 0 for yes, -1 for no
   */
  void add(Collection<String> features, int answer) {
    examples.add(
        features.stream().mapToInt(f -> ids.computeIfAbsent(f, k -> ids.size())).toArray());
    answers.add(answer);
  }

  LinearModel train(int passes) {
    int k = labels.size();
    z = new double[ids.size() * k];
    n = new double[ids.size() * k];
    double[] p = new double[k];
    for (int pass = 0; pass < passes; pass++) {
      for (int i = 0; i < examples.size(); i++) {
        step(examples.get(i), answers.get(i), p);
      }
    }
    Map<String, float[]> weights = new TreeMap<>();
    ids.forEach(
        (feature, id) -> {
          float[] row = new float[k];
          boolean any = false;
          for (int c = 0; c < k; c++) {
            row[c] = Math.round(weight(id * k + c) * 1000) / 1000f;
            any |= row[c] != 0;
          }
          if (any) {
            weights.put(feature, row);
          }
        });
    return new LinearModel(labels, weights);
  }

  private void step(int[] features, int answer, double[] p) {
    int k = p.length;
    java.util.Arrays.fill(p, 0);
    for (int f : features) {
      for (int c = 0; c < k; c++) {
        p[c] += weight(f * k + c);
      }
    }
    if (k == 1) {
      p[0] = 1 / (1 + Math.exp(-p[0]));
    } else {
      double max = java.util.Arrays.stream(p).max().orElse(0);
      double sum = 0;
      for (int c = 0; c < k; c++) {
        p[c] = Math.exp(p[c] - max);
        sum += p[c];
      }
      for (int c = 0; c < k; c++) {
        p[c] /= sum;
      }
    }
    for (int f : features) {
      for (int c = 0; c < k; c++) {
        int at = f * k + c;
        double g = p[c] - (c == answer ? 1 : 0);
        double w = weight(at);
        double root = Math.sqrt(n[at]);
        n[at] += g * g;
        z[at] += g - (Math.sqrt(n[at]) - root) / alpha * w;
      }
    }
  }

  private double weight(int at) {
    double v = z[at];
    if (Math.abs(v) <= l1) {
      return 0;
    }
    return -(v - Math.signum(v) * l1) / ((BETA + Math.sqrt(n[at])) / alpha + l2);
  }
}
