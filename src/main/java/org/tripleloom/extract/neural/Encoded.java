package org.tripleloom.extract.neural;

/**
 * The encoder's answer for one window.
 *
 * @param states [tokens, hidden], row by row
 * @param logits [tokens, tags], row by row
 */
record Encoded(float[] states, float[] logits, int tokens) {
  int hidden() {
    return states.length / tokens;
  }

  /** Natural logarithms of the token's tag probabilities. */
  double[] logProbabilities(int token) {
    int tags = logits.length / tokens;
    return logSoftmax(logits, token * tags, tags);
  }

  static double[] logSoftmax(float[] values, int from, int length) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < length; i++) {
      max = Math.max(max, values[from + i]);
    }
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += Math.exp(values[from + i] - max);
    }
    double shift = max + Math.log(sum);
    double[] out = new double[length];
    for (int i = 0; i < length; i++) {
      out[i] = values[from + i] - shift;
    }
    return out;
  }

  static double[] logSoftmax(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value - max);
    }
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] - max - Math.log(sum);
    }
    return out;
  }

  static double[] softmax(float[] values, int from, int length) {
    double[] out = logSoftmax(values, from, length);
    for (int i = 0; i < length; i++) {
      out[i] = Math.exp(out[i]);
    }
    return out;
  }
}
