package org.tripleloom.search;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many papers there are in each year, and how many of them speak of something.
 *
 * @param points one for each year from the first to the last with a paper; empty where no paper has
 *     a date
 */
public record Years(List<Point> points) {
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
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (int paper = 0; paper < index.papers(); paper++) {
      int year = index.year(paper);
      if (year > 0) {
        first = Math.min(first, year);
        last = Math.max(last, year);
      }
    }
    if (last == 0) {
      return new Years(List.of());
    }
    int from = first;
    int[] all = new int[last - first + 1];
    int[] some = new int[last - first + 1];
    for (int paper = 0; paper < index.papers(); paper++) {
      int year = index.year(paper);
      if (year > 0) {
        all[year - first]++;
        if (papers.get(paper)) {
          some[year - first]++;
        }
      }
    }
    return new Years(
        IntStream.range(0, all.length)
            .mapToObj(i -> new Point(from + i, some[i], all[i]))
            .toList());
  }
}
