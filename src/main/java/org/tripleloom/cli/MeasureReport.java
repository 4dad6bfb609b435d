package org.tripleloom.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tripleloom.extract.Calibration.Kind;
import org.tripleloom.measure.Annotated;
import org.tripleloom.measure.Bootstrap;
import org.tripleloom.measure.CalibrationFit;
import org.tripleloom.measure.Comparison;
import org.tripleloom.measure.Counts;
import org.tripleloom.measure.Interval;
import org.tripleloom.measure.Introduced;
import org.tripleloom.measure.Measurement;
import org.tripleloom.measure.PairMeasurement;
import org.tripleloom.measure.PaperScore;
import org.tripleloom.measure.Reliability;

/** Measurements for people. Figures are percent, calibration errors 0 to 1. */
final class MeasureReport {
  private static final int MOST_NAMES = 4;

  private final PrintWriter out;

  MeasureReport(PrintWriter out) {
    this.out = out;
  }

  void print(Measurement measurement) {
    int papers = measurement.score().papers().size();
    String engine = measurement.engine().isEmpty() ? "" : measurement.engine() + " on ";
    line(
        "%s%d papers; 95 %% intervals by %d resamples of papers",
        engine, papers, Bootstrap.RESAMPLES);
    out.println();
    line("%-22s %6s  %-13s %6s %6s %6s %6s", "", "F1", "interval", "P", "R", "gold", "said");
    String kind = "";
    for (Map.Entry<String, Counts> figure : measurement.score().figures().entrySet()) {
      String name = figure.getKey();
      String its = name.contains(" ") ? name.substring(0, name.indexOf(' ')) : "";
      if (!its.equals(kind)) {
        out.println();
        kind = its;
      }
      Counts c = figure.getValue();
      line(
          "%-22s %6.1f  %-13s %6.1f %6.1f %6d %6d",
          name,
          c.f1(),
          between(measurement.intervals().get(name)),
          c.precision(),
          c.recall(),
          c.gold(),
          c.predicted());
    }
    measurement.reliability().forEach(this::print);
    if (measurement.introduced() != null) {
      print(measurement.introduced());
    }
    out.println();
    line("The worst papers%28s %6s %6s %9s  %s", "", "entity", "role", "relation", "missed");
    for (PaperScore paper : measurement.worst()) {
      line(
          "%-43.43s  %6.1f %6.1f %9.1f  %s",
          paper.gold().id(),
          paper.entity().f1(),
          paper.role().f1(),
          paper.relation().f1(),
          missed(paper));
    }
    out.flush();
  }

  void print(PairMeasurement measurement) {
    line("%d pairs, %d of them with a relation", measurement.pairs(), measurement.annotated());
    if (measurement.annotated() > 0) {
      out.println();
      line("%-22s %6s %6s %6s %6s %6s", "", "F1", "P", "R", "gold", "said");
      measurement
          .figures()
          .forEach(
              (name, c) ->
                  line(
                      "%-22s %6.1f %6.1f %6.1f %6d %6d",
                      name, c.f1(), c.precision(), c.recall(), c.gold(), c.predicted()));
    }
    out.flush();
  }

  void print(CalibrationFit fit) {
    line("The engine's own scores:");
    fit.before().forEach(this::print);
    out.println();
    line("Calibrated, each paper by the papers of the other %d folds:", CalibrationFit.FOLDS - 1);
    fit.held().forEach(this::print);
    out.flush();
  }

  void print(Comparison comparison) {
    line("%-22s %6s %6s %7s  %s", "", "before", "after", "change", "95 % interval");
    comparison
        .changes()
        .forEach(
            (name, change) ->
                line(
                    "%-22s %6.1f %6.1f %+7.1f  %+.1f to %+.1f",
                    name,
                    change.from(),
                    change.to(),
                    change.to() - change.from(),
                    change.difference().low(),
                    change.difference().high()));
    for (Comparison.PaperChange paper : comparison.papers()) {
      out.println();
      line("%s", paper.id());
      list("now right", paper.gained());
      list("no longer right", paper.lost());
      list("new and wrong", paper.noise());
      list("wrong and gone", paper.quieted());
    }
    out.flush();
  }

  private void print(Kind kind, Reliability reliability) {
    out.println();
    String name = kind == Kind.ENTITY ? "entities with their role" : "relations";
    if (reliability.claims() == 0) {
      line("Confidence of %s: none given", name);
      return;
    }
    line(
        "Confidence of %s: expected calibration error %.3f over %d claims (%.3f by chance alone)",
        name,
        reliability.expectedCalibrationError(),
        reliability.claims(),
        reliability.errorByChance());
    line("  %-12s %7s %11s %7s", "confidence", "claims", "mean", "right");
    for (Reliability.Bin bin : reliability.bins()) {
      line(
          "  %.1f to %.1f   %7d %11.2f %7.2f",
          bin.low(), bin.high(), bin.claims(), bin.confidence(), bin.right());
    }
    for (Reliability.Precision precision : reliability.precisions()) {
      line(
          "  precision at %.1f: %s of %d claims",
          precision.at(),
          precision.claims() == 0 ? "-" : decimals(precision.right()),
          precision.claims());
    }
  }

  private void print(Introduced introduced) {
    out.println();
    line("What papers introduce   in gold   found   as introduced");
    for (Map.Entry<String, Introduced.Share> row :
        List.of(
            Map.entry("  with a name", introduced.named()),
            Map.entry("  only described", introduced.described()))) {
      Introduced.Share share = row.getValue();
      line("%-22s %9d %7d %15d", row.getKey(), share.gold(), share.matched(), share.introduced());
    }
    line(
        "  papers that say \"we propose\" and were given none: %d%s",
        introduced.silent().size(),
        introduced.silent().isEmpty() ? "" : " (" + String.join(", ", introduced.silent()) + ")");
  }

  private void list(String what, List<String> names) {
    if (!names.isEmpty()) {
      line("  %-16s %s", what, String.join("; ", names));
    }
  }

  private static String missed(PaperScore paper) {
    List<Annotated.Entity> gold = paper.gold().entities();
    Set<String> missed =
        gold.stream()
            .filter(entity -> paper.matches().get(gold.indexOf(entity)) < 0)
            .map(Annotated.Entity::name)
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    String names = missed.stream().limit(MOST_NAMES).collect(Collectors.joining("; "));
    return missed.size() > MOST_NAMES ? names + "; …" : names;
  }

  private static String between(Interval interval) {
    return decimal(interval.low()) + " to " + decimal(interval.high());
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
