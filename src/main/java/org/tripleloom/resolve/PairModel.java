package org.tripleloom.resolve;

/**
 * Multinomial logistic regression over {@link Feature}s: how likely each {@link PairRelation} is.
 * Every pair is seen in both orders and the two views averaged, so the answer for (b, a) mirrors
 * the one for (a, b).
 */
final class PairModel {
  private final double[][] weights;

  /** One row for each relation, one column for each feature. */
  PairModel(double[][] weights) {
    this.weights = weights;
  }

  /** Probabilities by the ordinal of {@link PairRelation}; they add up to one. */
  double[] probabilities(Use a, Use b) {
    double[] there = softmax(PairFeatures.of(a, b));
    double[] back = softmax(PairFeatures.of(b, a));
    double[] mean = new double[there.length];
    for (PairRelation relation : PairRelation.values()) {
      mean[relation.ordinal()] =
          (there[relation.ordinal()] + back[relation.swapped().ordinal()]) / 2;
    }
    return mean;
  }

  double weight(PairRelation relation, Feature feature) {
    return weights[relation.ordinal()][feature.ordinal()];
  }

  private double[] softmax(double[] features) {
    double[] scores = new double[weights.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < weights.length; row++) {
      for (int i = 0; i < features.length; i++) {
        scores[row] += weights[row][i] * features[i];
      }
      most = Math.max(most, scores[row]);
    }
    double sum = 0;
    for (int row = 0; row < scores.length; row++) {
      scores[row] = Math.exp(scores[row] - most);
      sum += scores[row];
    }
    for (int row = 0; row < scores.length; row++) {
      scores[row] /= sum;
    }
    return scores;
  }
}
