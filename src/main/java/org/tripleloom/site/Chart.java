package org.tripleloom.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tripleloom.search.Years;

/**
 * Shares of papers by year, drawn with bars.
 *
 * @param bars one for each year
 * @param summary the same in words
 * @param top the share that fills the height, as text: bars of years with few papers may stand for
 *     more
 * @param undated papers that have no date and so are in no bar
 */
public record Chart(List<Bar> bars, String summary, String top, int undated) {
  /** Of the drawing, in its own units. */
  public static final int HEIGHT = 100;

  /** From one bar to the next, in the drawing's own units. */
  public static final int STEP = 10;

  /**
   * @param height of {@link #HEIGHT}
   * @param text what it stands for
   * @param few whether the year has so few papers that its share says little
   */
  public record Bar(int year, double height, String text, boolean few) {
    public double top() {
      return HEIGHT - height;
    }
  }

  public Chart {
    bars = List.copyOf(bars);
  }

  static Chart of(Years years) {
    double top = Years.top(years.points());
    List<Bar> bars = new ArrayList<>();
    StringBuilder summary = new StringBuilder();
    for (Years.Point point : years.points()) {
      String text =
          String.format(
              Locale.ROOT,
              "%d: %s of the papers, %,d of %,d",
              point.year(),
              percent(point.share()),
              point.papers(),
              point.all());
      double share = top == 0 ? 0 : Math.min(1, point.share() / top);
      bars.add(new Bar(point.year(), Math.round(1000 * HEIGHT * share) / 1000d, text, point.few()));
      if (point.papers() > 0) {
        summary.append(summary.isEmpty() ? "" : "; ").append(text);
      }
    }
    return new Chart(
        top == 0 ? List.of() : bars, summary.toString(), percent(top), years.undated());
  }

  /** Of a line through the shares, for a small drawing; past years of few papers, if it can. */
  public String line() {
    return Years.drawn(bars, Bar::few).stream()
        .map(bar -> x(bar) + "," + bar.top())
        .collect(Collectors.joining(" "));
  }

  private int x(Bar bar) {
    return (bar.year() - bars.get(0).year()) * STEP;
  }

  /** Where the line begins. */
  public int lineStart() {
    return Years.drawn(bars, Bar::few).stream().findFirst().map(this::x).orElse(0);
  }

  /** Whether a bar is of a year with few papers. */
  public boolean few() {
    return bars.stream().anyMatch(bar -> bar.few() && bar.height() > 0);
  }

  public int width() {
    return bars.size() * STEP;
  }

  static String percent(double share) {
    return points(share) + " %";
  }

  /** A difference of shares in percentage points. */
  static String points(double share) {
    double percent = share * 100;
    return percent >= 10 || percent == 0
        ? String.valueOf(Math.round(percent))
        : String.format(Locale.ROOT, percent >= 1 ? "%.1f" : "%.2f", percent);
  }
}
