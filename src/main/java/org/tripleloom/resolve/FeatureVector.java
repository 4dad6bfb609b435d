package org.tripleloom.resolve;

/** Numbers by {@link Feature}, 0 until set. */
final class FeatureVector {
  private final double[] values = new double[Feature.values().length];

  void set(Feature feature) {
    set(feature, 1);
  }

  void set(Feature feature, double value) {
    values[feature.ordinal()] = value;
  }

  boolean has(Feature feature) {
    return values[feature.ordinal()] != 0;
  }

  double[] values() {
    return values;
  }
}
