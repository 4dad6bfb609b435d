package org.tripleloom.search;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How many papers there are in each year, and how many of them speak of something.
 *
 * @param points one for each year from the first to the last with a paper; empty where no paper has
 *     a date
 * @param undated papers that speak of it and have no date: they are in no point
 */
public record Years(List<Point> points, int undated) {
  /** A year with fewer papers has {@link Point#few}. */
  public static final int FEW = 10;

  /**
   * One year.
   *
   * @param papers of these that speak of it
   * @param all papers of the year
   */
  public record Point(int year, int papers, int all) {
    /** From 0 to 1. */
    public double share() {
      return all == 0 ? 0 : (double) papers / all;
    }

    /** Whether the year has so few papers that one of them makes a large share. */
    public boolean few() {
      return all < FEW;
    }
  }

  public Years {
    points = List.copyOf(points);
  }

  /** What a line goes through: past years of few papers, if two others are left for it. */
  public static <T> List<T> drawn(List<T> years, Predicate<T> few) {
    List<T> others = years.stream().filter(few.negate()).toList();
    return others.size() > 1 ? others : years;
  }

  /**
   * The largest share of years that have enough papers to speak of one; of all years, where none
   * has or these have no share.
   *
   * @param points of any number of things
   */
  public static double top(List<Point> points) {
    double top =
        points.stream().filter(point -> !point.few()).mapToDouble(Point::share).max().orElse(0);
    return top > 0 ? top : points.stream().mapToDouble(Point::share).max().orElse(0);
  }

  /**
   * @param papers by number
   */
  public static Years of(ClaimIndex index, BitSet papers) {
    SortedMap<Integer, Integer> all = index.papersByYear();
    int undated = (int) papers.stream().filter(paper -> index.year(paper) == 0).count();
    if (all.isEmpty()) {
      return new Years(List.of(), undated);
    }
    int first = all.firstKey();
    int[] some = new int[all.lastKey() - first + 1];
    papers.stream().map(index::year).filter(year -> year > 0).forEach(year -> some[year - first]++);
    return new Years(
        IntStream.range(0, some.length)
            .mapToObj(i -> new Point(first + i, some[i], all.getOrDefault(first + i, 0)))
            .toList(),
        undated);
  }
}
