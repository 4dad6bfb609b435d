package org.tripleloom.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Hits out of what gold and prediction hold; adds up over papers (micro average).
 *
 * @param hits found and right
 */
public record Counts(int hits, int gold, int predicted) {
  public static final Counts NONE = new Counts(0, 0, 0);

  public Counts plus(Counts other) {
    return new Counts(hits + other.hits, gold + other.gold, predicted + other.predicted);
  }

  /** In percent, one decimal; 0 when there is nothing to find and nothing was found. */
  public double f1() {
    return percent(200 * hits, gold + predicted);
  }

  /** In percent, one decimal; 0 when nothing was predicted. */
  public double precision() {
    return percent(100 * hits, predicted);
  }

  /** In percent, one decimal; 0 when gold holds nothing. */
  public double recall() {
    return percent(100 * hits, gold);
  }

  /**
   * Rounds as Python does: the binary fraction's exact value to one decimal, an exact tie to the
   * even digit.
   */
  private static double percent(int dividend, int divisor) {
    if (divisor == 0) {
      return 0;
    }
    return new BigDecimal((double) dividend / divisor)
        .setScale(1, RoundingMode.HALF_EVEN)
        .doubleValue();
  }
}
