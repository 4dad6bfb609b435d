package org.tripleloom.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tripleloom.build.Added;
import org.tripleloom.build.BuildOutcome;
import org.tripleloom.build.BuildReport;

/** The closing tables of a build. */
final class BuildTable {
  private final PrintWriter out;
  private final int columns;

  BuildTable(PrintWriter out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  void print(BuildOutcome outcome) {
    table("Read", "entries", reading(outcome));
    BuildReport report = outcome.report();
    if (report == null) {
      out.println();
      out.println("Dry run: nothing was written.");
      return;
    }
    table("Entities", "in the store", report.entities());
    table("Claims", "in the store", report.claims());
    if (outcome.read().kept() > 0) {
      times(outcome);
    }
    out.println();
    out.println(
        report.run() == null
            ? "Nothing changed; " + report.papers() + " papers in the store."
            : String.format(
                Locale.ROOT,
                "%d papers in the store: %d added, %d changed, %d removed by %s.",
                report.papers(),
                report.added(),
                report.changed(),
                report.removed(),
                report.run()));
  }

  private void times(BuildOutcome outcome) {
    TextTable times = new TextTable(List.of("Time", "seconds"), columns, out);
    outcome.millis().forEach((stage, millis) -> times.row(List.of(stage, seconds(millis))));
    times.row(
        List.of(
            "total", seconds(outcome.millis().values().stream().mapToLong(Long::longValue).sum())));
    out.println();
    times.end();
  }

  private static Map<String, Long> reading(BuildOutcome outcome) {
    Map<String, Long> rows = new LinkedHashMap<>();
    rows.put("read", outcome.read().read());
    rows.put("- duplicates, merged", outcome.read().duplicates());
    outcome.read().skipped().forEach((reason, n) -> rows.put("- skipped, " + reason, n));
    rows.put("- rejected", outcome.read().rejected());
    rows.put("= papers", outcome.read().kept());
    rows.put("    new to the store", outcome.added().get(Added.NEW));
    rows.put("    changed", outcome.added().get(Added.CHANGED));
    rows.put("    unchanged", outcome.added().get(Added.UNCHANGED));
    if (outcome.report() == null) {
      rows.put("to extract", outcome.toExtract());
    } else {
      rows.put("extracted", outcome.extracted());
      rows.put("not extracted, rejected", outcome.failed());
    }
    if (outcome.read().kept() == 0) {
      rows.values().removeIf(n -> n == 0);
    }
    return rows;
  }

  private void table(String title, String unit, Map<String, Long> rows) {
    Map<String, Long> shown = new LinkedHashMap<>(rows);
    shown.values().removeIf(n -> n == 0 && unit.equals("in the store"));
    if (shown.isEmpty()) {
      return;
    }
    TextTable table = new TextTable(List.of(title, unit), columns, out);
    shown.forEach((name, n) -> table.row(List.of(name, Long.toString(n))));
    out.println();
    table.end();
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
  }
}
