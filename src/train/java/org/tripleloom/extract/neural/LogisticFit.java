package org.tripleloom.extract.neural;

import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.classify.LinearClassifierFactory;
import edu.stanford.nlp.classify.RVFDataset;
import edu.stanford.nlp.ling.RVFDatum;
import edu.stanford.nlp.stats.ClassicCounter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Logistic regression with an L2 penalty, by CoreNLP's quasi-Newton minimiser. Deterministic.
 *
 * @param biases one for each label, of a yes/no model one alone
 * @param weights by feature, as many as biases
 */
record LogisticFit(double[] biases, Map<String, double[]> weights) {
  static final String YES = "yes";
  static final String NO = "no";

  /** A feature of every example; large, so that the penalty hardly binds it. */
  private static final String BIAS = "";

  private static final double BIAS_VALUE = 10;
  private static final double[] NO_WEIGHT = {0};

  /** Examples from which to learn: named values and a label each. */
  static final class Examples {
    private final RVFDataset<String, String> data = new RVFDataset<>();

    void add(Map<String, Double> features, String label) {
      ClassicCounter<String> values = new ClassicCounter<>();
      features.forEach(values::setCount);
      values.setCount(BIAS, BIAS_VALUE);
      data.add(new RVFDatum<>(values, label));
    }

    /**
     * Throws IllegalArgumentException when a label has no example.
     *
     * @param labels in the order wanted; for a yes/no model {@link #YES} and {@link #NO}
     * @param c inverse strength of the penalty: what is minimised is half the squared weights plus
     *     c times the losses
     * @param least examples that a feature must occur in
     */
    LogisticFit fit(List<String> labels, double c, int least) {
      for (String label : labels) {
        if (!data.labelIndex().contains(label)) {
          throw new IllegalArgumentException("no example of " + label);
        }
      }
      data.applyFeatureCountThreshold(least);
      boolean binary = labels.equals(List.of(YES, NO));
      LinearClassifierFactory<String, String> factory = new LinearClassifierFactory<>();
      factory.setSigma(Math.sqrt(binary ? c / 2 : c));
      factory.setVerbose(false);
      LinearClassifier<String, String> model = factory.trainClassifier(data);
      Map<String, double[]> weights = new HashMap<>();
      for (String feature : model.features()) {
        weights.put(feature, row(model, feature, labels, binary));
      }
      double[] biases = weights.remove(BIAS);
      for (int k = 0; k < biases.length; k++) {
        biases[k] *= BIAS_VALUE;
      }
      return new LogisticFit(biases, weights);
    }

    private static double[] row(
        LinearClassifier<String, String> model,
        String feature,
        List<String> labels,
        boolean binary) {
      if (binary) {
        return new double[] {model.weight(feature, YES) - model.weight(feature, NO)};
      }
      return labels.stream().mapToDouble(label -> model.weight(feature, label)).toArray();
    }
  }

  /**
   * Bias and weights of a yes/no model over signals of unlike size: they are brought to mean 0 and
   * deviation 1 for the fit, and the weights are given for the signals as they came.
   */
  static double[] ofSignals(List<double[]> rows, List<Boolean> right, double c) {
    int n = rows.get(0).length;
    double[] mean = new double[n];
    double[] deviation = new double[n];
    for (int i = 0; i < n; i++) {
      int signal = i;
      mean[i] = rows.stream().mapToDouble(row -> row[signal]).average().orElseThrow();
      double variance =
          rows.stream()
              .mapToDouble(row -> Math.pow(row[signal] - mean[signal], 2))
              .average()
              .orElseThrow();
      deviation[i] = variance == 0 ? 1 : Math.sqrt(variance);
    }
    List<double[]> scaled =
        rows.stream()
            .map(
                row ->
                    IntStream.range(0, n)
                        .mapToDouble(i -> (row[i] - mean[i]) / deviation[i])
                        .toArray())
            .toList();
    double[] weights = ofShares(scaled, right, c);
    for (int i = 0; i < n; i++) {
      weights[1 + i] /= deviation[i];
      weights[0] -= weights[1 + i] * mean[i];
    }
    return weights;
  }

  /** Bias and weights of a yes/no model over signals of like size, most of them 0. */
  static double[] ofShares(List<double[]> rows, List<Boolean> right, double c) {
    int n = rows.get(0).length;
    Examples examples = new Examples();
    for (int r = 0; r < rows.size(); r++) {
      Map<String, Double> values = new HashMap<>();
      for (int i = 0; i < n; i++) {
        if (rows.get(r)[i] != 0) {
          values.put("" + i, rows.get(r)[i]);
        }
      }
      examples.add(values, right.get(r) ? YES : NO);
    }
    LogisticFit fit = examples.fit(List.of(YES, NO), c, 1);
    double[] weights = new double[1 + n];
    weights[0] = fit.biases[0];
    for (int i = 0; i < n; i++) {
      weights[1 + i] = fit.weights.getOrDefault("" + i, NO_WEIGHT)[0];
    }
    return weights;
  }
}
