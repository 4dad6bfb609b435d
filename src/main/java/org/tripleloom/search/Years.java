package org.tripleloom.search;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * How many papers there are in each year, and how many of them speak of something.
 *
 * @param points one for each year from the first to the last with a paper; empty where no paper has
 *     a date
 * @param undated papers that speak of it and have no date: they are in no point
 */
public record Years(List<Point> points, int undated) {
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
  }

  public Years {
    points = List.copyOf(points);
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
