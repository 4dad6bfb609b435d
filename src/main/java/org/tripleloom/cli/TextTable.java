package org.tripleloom.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * Rows for a terminal: columns as wide as their cells where that fits, else the widest give way and
 * their cells wrap between words. Widths come from the first {@value #MEASURED} rows, so any number
 * of rows streams through.
 */
final class TextTable {
  private static final int MEASURED = 1000;
  private static final int NARROWEST = 8;
  private static final int MOST_LINES = 8;
  private static final String GAP = "  ";

  private final List<String> header;
  private final int width;
  private final PrintWriter out;
  private final List<List<String>> waiting = new ArrayList<>();
  private final boolean[] numbers;
  private int[] widths;
  private long rows;

  /**
   * @param width of the terminal in columns
   */
  TextTable(List<String> header, int width, PrintWriter out) {
    this.header = header;
    this.width = width;
    this.out = out;
    this.numbers = new boolean[header.size()];
  }

  /** Cells in the order of the header; the empty string for none. */
  void row(List<String> cells) {
    rows++;
    List<String> clean = cells.stream().map(TextTable::printable).toList();
    if (widths != null) {
      print(clean);
      return;
    }
    waiting.add(clean);
    if (waiting.size() == MEASURED) {
      flush();
    }
  }

  /** Prints what waits; returns the number of rows of the table. */
  long end() {
    if (widths == null) {
      flush();
    }
    return rows;
  }

  private void flush() {
    int[] natural = header.stream().mapToInt(TextTable::width).toArray();
    Arrays.fill(numbers, !waiting.isEmpty());
    for (List<String> row : waiting) {
      for (int i = 0; i < natural.length; i++) {
        natural[i] = Math.max(natural[i], width(row.get(i)));
        numbers[i] &= row.get(i).matches("(-?[0-9][0-9.,eE+-]*)?");
      }
    }
    widths = fit(natural, width - GAP.length() * (natural.length - 1));
    print(header);
    print(Arrays.stream(widths).mapToObj("─"::repeat).toList());
    waiting.forEach(this::print);
    waiting.clear();
  }

  /** Narrows the widest columns to one common width until the sum fits. */
  private static int[] fit(int[] natural, int room) {
    int level = Math.max(NARROWEST, Arrays.stream(natural).max().orElse(0));
    int[] widths = natural.clone();
    while (Arrays.stream(widths).sum() > room && level > NARROWEST) {
      level--;
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.min(natural[i], level);
      }
    }
    // the columns at the common width share what the last step left
    int spare = room - Arrays.stream(widths).sum();
    for (int i = 0; i < widths.length && spare > 0; i++) {
      if (widths[i] < natural[i]) {
        widths[i]++;
        spare--;
      }
    }
    return widths;
  }

  private void print(List<String> row) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      cells.add(wrap(row.get(i), widths[i]));
      height = Math.max(height, cells.get(i).size());
    }
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String part = line < cells.get(i).size() ? cells.get(i).get(line) : "";
        String padding = " ".repeat(Math.max(0, widths[i] - width(part)));
        text.append(i == 0 ? "" : GAP).append(numbers[i] ? padding + part : part + padding);
      }
      out.println(text.toString().stripTrailing());
    }
  }

  /** Breaks at spaces, and inside words that are too long; at most {@value #MOST_LINES} lines. */
  private static List<String> wrap(String cell, int width) {
    List<String> lines = new ArrayList<>();
    String rest = cell;
    while (width(rest) > width) {
      int end = end(rest, width);
      int space = rest.lastIndexOf(' ', end);
      boolean between = space > 0;
      lines.add(rest.substring(0, between ? space : end).stripTrailing());
      rest = rest.substring(between ? space + 1 : end);
      if (lines.size() == MOST_LINES) {
        String last = lines.get(MOST_LINES - 1);
        lines.set(MOST_LINES - 1, last.substring(0, end(last, width - 1)) + "…");
        return lines;
      }
    }
    lines.add(rest);
    return lines;
  }

  /** The index after as many characters as fit, at least one. */
  private static int end(String text, int width) {
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      columns += Math.max(0, WCWidth.wcwidth(c));
      if (columns > width && i > 0) {
        return i;
      }
      i += Character.charCount(c);
    }
    return text.length();
  }

  /** Columns on the terminal: two for wide characters, none for combining ones. */
  static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  /** Data must not move the cursor or recolour the terminal. */
  private static String printable(String cell) {
    return cell.replaceAll("\\s+", " ").replaceAll("\\p{Cc}", "\uFFFD");
  }
}
