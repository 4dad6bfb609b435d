package org.tripleloom.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How well confidences agree with what is right.
 *
 * @param claims number of claims with a confidence
 * @param expectedCalibrationError the mean distance between confidence and share of right claims
 *     over ten bins of equal width, weighted by their claims; 0 to 1, NaN without claims
 * @param errorByChance what that distance is on average when every confidence is exactly right, so
 *     that only chance parts it from the share: the fewer claims, the more; mean of 1,000 draws
 *     with a fixed seed, NaN without claims
 * @param bins those that hold a claim, rising
 * @param precisions at confidence 0.5, 0.7 and 0.9
 */
public record Reliability(
    int claims,
    double expectedCalibrationError,
    double errorByChance,
    List<Bin> bins,
    List<Precision> precisions) {
  private static final int BINS = 10;
  private static final double[] AT = {0.5, 0.7, 0.9};

  /**
   * @param low the bin's lower border
   * @param confidence mean of its claims
   * @param right share of its claims that are right
   */
  public record Bin(double low, double high, int claims, double confidence, double right) {}

  /**
   * @param at claims of at least this confidence
   * @param right share of them, 0 to 1; NaN without claims
   */
  public record Precision(double at, int claims, double right) {}

  public static Reliability of(List<Claim> claims) {
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int b = 0; b < BINS; b++) {
      int bin = b;
      List<Claim> inside = claims.stream().filter(c -> bin(c) == bin).toList();
      if (!inside.isEmpty()) {
        double confidence = inside.stream().mapToDouble(Claim::confidence).average().orElse(0);
        double right = right(inside);
        bins.add(new Bin((double) b / BINS, (b + 1.0) / BINS, inside.size(), confidence, right));
        error += Math.abs(confidence - right) * inside.size() / claims.size();
      }
    }
    List<Precision> precisions = new ArrayList<>();
    for (double at : AT) {
      List<Claim> above = claims.stream().filter(c -> c.confidence() >= at).toList();
      precisions.add(new Precision(at, above.size(), right(above)));
    }
    return new Reliability(
        claims.size(),
        claims.isEmpty() ? Double.NaN : error,
        errorByChance(claims),
        List.copyOf(bins),
        precisions);
  }

  private static int bin(Claim claim) {
    return Math.min(BINS - 1, (int) (claim.confidence() * BINS));
  }

  private static double errorByChance(List<Claim> claims) {
    Random random = new Random(Bootstrap.SEED);
    double sum = 0;
    for (int draw = 0; draw < Bootstrap.RESAMPLES; draw++) {
      double[] surplus = new double[BINS];
      for (Claim claim : claims) {
        double right = random.nextDouble() < claim.confidence() ? 1 : 0;
        surplus[bin(claim)] += claim.confidence() - right;
      }
      sum += Arrays.stream(surplus).map(Math::abs).sum();
    }
    return sum / Bootstrap.RESAMPLES / claims.size();
  }

  private static double right(List<Claim> claims) {
    return claims.isEmpty()
        ? Double.NaN
        : (double) claims.stream().filter(Claim::right).count() / claims.size();
  }
}
