package org.tripleloom.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How far figures would move with other papers of the same kind: percentile bootstrap over papers,
 * 1,000 resamples drawn with a fixed seed, so equal scores give equal intervals.
 */
public final class Bootstrap {
  public static final int RESAMPLES = 1000;
  public static final long SEED = 20_261_120;
  private static final double TAIL = 0.025;

  /** The change of one figure between two predictions on the same papers. */
  public record Change(double from, double to, Interval difference) {}

  private Bootstrap() {}

  /** The 95 % interval of each figure's F1, by the figure's name. */
  public static Map<String, Interval> intervals(Score score) {
    Map<String, double[]> resampled = resample(score);
    Map<String, Interval> intervals = new LinkedHashMap<>();
    resampled.forEach((name, f1) -> intervals.put(name, middle(f1)));
    return intervals;
  }

  /**
   * Each figure's F1 before and after, with the 95 % interval of the difference over resamples in
   * which both are judged on the same papers. The scores must be over the same gold papers.
   */
  public static Map<String, Change> changes(Score before, Score after) {
    Map<String, double[]> first = resample(before);
    Map<String, double[]> second = resample(after);
    Map<String, Change> changes = new LinkedHashMap<>();
    after
        .figures()
        .forEach(
            (name, counts) -> {
              double[] from = first.getOrDefault(name, new double[RESAMPLES]);
              double[] to = second.get(name);
              double[] difference = new double[RESAMPLES];
              Arrays.setAll(difference, i -> to[i] - from[i]);
              Counts old = before.figures().getOrDefault(name, Counts.NONE);
              changes.put(name, new Change(old.f1(), counts.f1(), middle(difference)));
            });
    return changes;
  }

  private static Map<String, double[]> resample(Score score) {
    List<PaperScore> papers = score.papers();
    String[] names = score.figures().keySet().toArray(String[]::new);
    int[][][] counts = new int[papers.size()][names.length][];
    for (int p = 0; p < counts.length; p++) {
      Map<String, Counts> figures = papers.get(p).figures();
      for (int n = 0; n < names.length; n++) {
        Counts c = figures.getOrDefault(names[n], Counts.NONE);
        counts[p][n] = new int[] {c.hits(), c.gold(), c.predicted()};
      }
    }
    Random random = new Random(SEED);
    Map<String, double[]> f1 = new LinkedHashMap<>();
    for (String name : names) {
      f1.put(name, new double[RESAMPLES]);
    }
    for (int sample = 0; sample < RESAMPLES; sample++) {
      int[][] sums = new int[names.length][3];
      for (int draw = 0; draw < counts.length; draw++) {
        int[][] paper = counts[random.nextInt(counts.length)];
        for (int n = 0; n < names.length; n++) {
          for (int k = 0; k < 3; k++) {
            sums[n][k] += paper[n][k];
          }
        }
      }
      for (int n = 0; n < names.length; n++) {
        f1.get(names[n])[sample] = new Counts(sums[n][0], sums[n][1], sums[n][2]).f1();
      }
    }
    return f1;
  }

  private static Interval middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int low = (int) Math.floor(TAIL * (sorted.length - 1));
    int high = (int) Math.ceil((1 - TAIL) * (sorted.length - 1));
    return new Interval(sorted[low], sorted[high]);
  }
}
