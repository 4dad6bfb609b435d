package org.tripleloom.site;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tripleloom.search.Years;

/**
 * The shares of papers that speak of entities, by year.
 *
 * @param series one for each entity
 * @param years from the first with a paper to the last
 * @param ticks of the axis of shares, from 0 up
 * @param opened the year whose papers are listed; 0 for none
 * @param of the one entity whose papers of that year are listed; null where all are
 * @param papers of that year, by entity
 * @param unknown what was asked for and is not in the graph
 * @param asked whether the entities were chosen, not offered
 */
public record TrendsPage(
    List<Series> series,
    List<Year> years,
    List<Tick> ticks,
    int opened,
    EntityLink of,
    List<Papers> papers,
    List<String> unknown,
    boolean asked) {
  /** Of the drawing, in its own units. */
  public static final int HEIGHT = 260;

  /** Of the drawing without its margin, unless there are many years. */
  private static final int WIDTH = 1000;

  /** From one year to the next: a year can be hit by a finger. */
  private static final int LEAST_STEP = 30;

  /** Right of the last year, for the numbers. */
  public static final int MARGIN = 58;

  /**
   * @param style class of its line and its points
   * @param points one for each year
   * @param undated papers that speak of it and have no date
   */
  public record Series(EntityLink entity, String style, List<Point> points, int undated) {
    /** How many papers, and how many of them the chart cannot show. */
    public String count() {
      String all = entity.papers() + (entity.papers() == 1 ? " paper" : " papers");
      return undated == 0 ? all : all + ", " + undated + " without a date and in no year";
    }

    /** Of the line through the points; past those of years with few papers, if it can. */
    public String line() {
      return Years.drawn(points, Point::few).stream()
          .map(point -> point.x() + "," + point.y())
          .collect(Collectors.joining(" "));
    }
  }

  /**
   * @param all papers of the year
   * @param y in the drawing's units, from above; never above its top
   * @param few whether the year has so few papers that the share says little
   * @param address of the page with the papers behind it
   */
  public record Point(int x, double y, int papers, int all, boolean few, String address) {
    public String percent() {
      return all == 0 ? "no papers" : Chart.percent((double) papers / all);
    }

    public String count() {
      return String.format(Locale.ROOT, "%,d of %,d", papers, all);
    }
  }

  /**
   * @param address of the page with the papers of this year
   * @param summary the shares in words
   */
  public record Year(int year, int x, String address, String summary) {}

  public record Tick(double y, String label) {}

  /**
   * @param papers titles with their paths
   * @param more how many there are beside these
   */
  public record Papers(EntityLink entity, List<PaperLink> papers, int more) {}

  public record PaperLink(String path, String title, String date) {}

  /** From one year to the next, of so many. */
  static int step(int years) {
    return Math.max(LEAST_STEP, WIDTH / Math.max(1, years));
  }

  /** Whether a year has few papers. */
  public boolean few() {
    return series.stream().flatMap(one -> one.points().stream()).anyMatch(Point::few);
  }

  /** Whether the lines pass years of few papers by. */
  public boolean passes() {
    return series.stream()
        .map(Series::points)
        .anyMatch(points -> Years.drawn(points, Point::few).size() < points.size());
  }

  public int step() {
    return step(years.size());
  }

  public int width() {
    return MARGIN + years.size() * step();
  }
}
