package org.tripleloom.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tripleloom.extract.Calibration.Kind;

/** Measurements for programs. {@code figures} has the reference scorer's keys. */
public final class MeasurementJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MeasurementJson() {}

  /** One JSON object over several lines. */
  public static String of(Measurement measurement) {
    ObjectNode node = JSON.createObjectNode();
    if (!measurement.engine().isEmpty()) {
      node.put("engine", measurement.engine());
    }
    node.put("papers", measurement.score().papers().size());
    node.set("figures", ScoreJson.write(measurement.score()));
    ObjectNode intervals = node.putObject("intervals");
    measurement.intervals().forEach((name, i) -> pair(intervals.putArray(name), i));
    ObjectNode calibration = node.putObject("calibration");
    measurement
        .reliability()
        .forEach((kind, r) -> reliability(calibration.putObject(key(kind)), r));
    Introduced introduced = measurement.introduced();
    if (introduced != null) {
      ObjectNode of = node.putObject("introduced");
      share(of.putObject("named"), introduced.named());
      share(of.putObject("described"), introduced.described());
      strings(of.putArray("silent"), introduced.silent());
    }
    ArrayNode worst = node.putArray("worst");
    for (PaperScore paper : measurement.worst()) {
      worst
          .addObject()
          .put("id", paper.gold().id())
          .put("entity", paper.entity().f1())
          .put("role", paper.role().f1())
          .put("relation", paper.relation().f1());
    }
    return node.toPrettyString();
  }

  /** One JSON object over several lines. */
  public static String of(Comparison comparison) {
    ObjectNode node = JSON.createObjectNode();
    ObjectNode figures = node.putObject("figures");
    comparison
        .changes()
        .forEach(
            (name, change) -> {
              ObjectNode figure = figures.putObject(name);
              figure.put("before", change.from()).put("after", change.to());
              pair(figure.putArray("difference"), change.difference());
            });
    ArrayNode papers = node.putArray("papers");
    for (Comparison.PaperChange change : comparison.papers()) {
      ObjectNode paper = papers.addObject();
      paper.put("id", change.id());
      strings(paper.putArray("gained"), change.gained());
      strings(paper.putArray("lost"), change.lost());
      strings(paper.putArray("noise"), change.noise());
      strings(paper.putArray("quieted"), change.quieted());
    }
    return node.toPrettyString();
  }

  /** One JSON object over several lines. */
  public static String of(CalibrationFit fit) {
    ObjectNode node = JSON.createObjectNode();
    for (Map.Entry<String, Map<Kind, Reliability>> part :
        List.of(Map.entry("before", fit.before()), Map.entry("heldOut", fit.held()))) {
      ObjectNode kinds = node.putObject(part.getKey());
      part.getValue().forEach((kind, r) -> reliability(kinds.putObject(key(kind)), r));
    }
    return node.toPrettyString();
  }

  private static void reliability(ObjectNode node, Reliability reliability) {
    node.put("claims", reliability.claims());
    number(node, "expectedCalibrationError", reliability.expectedCalibrationError());
    number(node, "errorByChance", reliability.errorByChance());
    ArrayNode bins = node.putArray("bins");
    for (Reliability.Bin bin : reliability.bins()) {
      ObjectNode row = bins.addObject();
      row.put("low", bin.low()).put("high", bin.high()).put("claims", bin.claims());
      number(row, "confidence", bin.confidence());
      number(row, "right", bin.right());
    }
    ArrayNode precisions = node.putArray("precisionAt");
    for (Reliability.Precision precision : reliability.precisions()) {
      ObjectNode row = precisions.addObject();
      row.put("confidence", precision.at()).put("claims", precision.claims());
      number(row, "right", precision.right());
    }
  }

  private static void share(ObjectNode node, Introduced.Share share) {
    node.put("gold", share.gold())
        .put("found", share.matched())
        .put("foundAsIntroduced", share.introduced());
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  private static void pair(ArrayNode array, Interval interval) {
    array.add(tenth(interval.low())).add(tenth(interval.high()));
  }

  /** With three decimals; null where there is none. */
  private static void number(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      node.putNull(key);
    } else {
      node.put(key, Math.round(value * 1000) / 1000.0);
    }
  }

  private static double tenth(double percent) {
    return Math.round(percent * 10) / 10.0;
  }

  private static String key(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
