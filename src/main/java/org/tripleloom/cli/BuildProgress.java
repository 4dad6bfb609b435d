package org.tripleloom.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.tripleloom.build.Progress;
import org.tripleloom.problem.Reject;

/**
 * How a build gets on: on a terminal one line that is drawn over, with rate and time left; else one
 * line when a step is over.
 */
final class BuildProgress implements Progress {
  private static final long REDRAW_NANOS = 100_000_000;
  private static final int BAR = 30;
  private static final int REJECTS_SHOWN = 5;

  private final PrintWriter out;
  private final boolean terminal;
  private final int columns;
  private String stage = "";
  private long total;
  private long began;
  private long drawn;
  private int rejected;

  BuildProgress(PrintWriter out, boolean terminal, int columns) {
    this.out = out;
    this.terminal = terminal;
    this.columns = columns;
  }

  @Override
  public void begin(String newStage, long newTotal) {
    stage = newStage;
    total = newTotal;
    began = System.nanoTime();
    drawn = 0;
    done(0);
  }

  @Override
  public void done(long done) {
    long now = System.nanoTime();
    if (terminal && now - drawn > REDRAW_NANOS) {
      drawn = now;
      draw(line(done, (now - began) / 1e9));
    }
  }

  /** The first few; all of them stand in the store's file. */
  @Override
  public void rejected(Reject reject) {
    rejected++;
    if (rejected <= REJECTS_SHOWN) {
      if (terminal) {
        out.print("\r\u001b[K");
      }
      out.println(reject.sentence());
      out.flush();
    }
  }

  @Override
  public void end(String result) {
    double seconds = (System.nanoTime() - began) / 1e9;
    String line = String.format(Locale.ROOT, "%-10s %s in %.1f s", stage, result, seconds);
    if (terminal) {
      draw(line);
      out.println();
    } else {
      out.println(line);
    }
    out.flush();
  }

  private void draw(String line) {
    String shown = line.length() < columns ? line : line.substring(0, columns - 1);
    // back to the start of the line, and what is left of the old one erased
    out.print("\r" + shown + "\u001b[K");
    out.flush();
  }

  private String line(long done, double seconds) {
    if (total == 0) {
      return String.format(Locale.ROOT, "%-10s %d", stage, done);
    }
    int filled = (int) (BAR * done / total);
    double rate = seconds > 0 ? done / seconds : 0;
    String left = done == 0 ? "" : ", " + time((long) ((total - done) / rate)) + " left";
    return String.format(
        Locale.ROOT,
        "%-10s [%s%s] %d/%d, %.1f/s%s",
        stage,
        "#".repeat(filled),
        ".".repeat(BAR - filled),
        done,
        total,
        rate,
        left);
  }

  private static String time(long seconds) {
    Duration d = Duration.ofSeconds(seconds);
    return d.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", d.toMinutes(), d.toSecondsPart());
  }
}
