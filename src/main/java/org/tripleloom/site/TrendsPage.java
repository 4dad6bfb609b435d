package org.tripleloom.site;

import java.util.List;
import java.util.Locale;

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

  /** Left of the first year, for the numbers. */
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

    /** Of the line through the points. */
    public String line() {
      StringBuilder line = new StringBuilder();
      points.forEach(p -> line.append(p.x()).append(',').append(p.y()).append(' '));
      return line.toString().strip();
    }
  }

  /**
   * @param all papers of the year
   * @param y in the drawing's units, from above
   * @param address of the page with the papers behind it
   */
  public record Point(int x, double y, int papers, int all, String address) {
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

  public int step() {
    return step(years.size());
  }

  public int width() {
    return MARGIN + years.size() * step();
  }
}
