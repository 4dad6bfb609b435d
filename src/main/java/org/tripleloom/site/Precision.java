package org.tripleloom.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often statements at or above a confidence were right when they were measured: what {@code
 * data/measure/calibration.yaml} records.
 *
 * @param engine that it was measured for, by name and version without the build: {@code neural/3}
 */
record Precision(String engine, TreeMap<Double, Double> lowest, TreeMap<Double, Double> highest) {
  private static final String FILE = "/data/measure/calibration.yaml";
  private static final String AT = "precision at ";

  /** Empty where none was shipped. */
  static Optional<Precision> measured() {
    try (InputStream in = Precision.class.getResourceAsStream(FILE)) {
      return in == null ? Optional.empty() : Optional.of(read(new YAMLMapper().readTree(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Precision read(JsonNode file) {
    Precision precision =
        new Precision(family(file.path("engine").asText()), new TreeMap<>(), new TreeMap<>());
    for (String kind : List.of("entity", "relation")) {
      file.path(kind)
          .fields()
          .forEachRemaining(
              figure -> {
                if (figure.getKey().startsWith(AT)) {
                  double at = Double.parseDouble(figure.getKey().substring(AT.length()));
                  precision.lowest.merge(at, figure.getValue().asDouble(), Math::min);
                  precision.highest.merge(at, figure.getValue().asDouble(), Math::max);
                }
              });
    }
    return precision;
  }

  /** {@code neural/3} of {@code neural/3-93a3e01f}. */
  static String family(String engine) {
    return engine.replaceFirst("-.*", "");
  }

  /** The choices that a reader has, with what was measured at each. */
  static List<LeastStep> steps(Optional<Precision> precision) {
    List<LeastStep> steps = new ArrayList<>();
    steps.add(new LeastStep(0, "any"));
    for (double least : precision.map(p -> List.copyOf(p.lowest.keySet())).orElse(USUAL)) {
      steps.add(
          new LeastStep(least, "≥ " + least + precision.map(p -> ", " + p.text(least)).orElse("")));
    }
    return List.copyOf(steps);
  }

  private static final List<Double> USUAL = List.of(0.5, 0.7, 0.9);

  private String text(double least) {
    long low = Math.round(lowest.get(least) * 100);
    long high = Math.round(highest.get(least) * 100);
    return (low == high ? low + " %" : low + "–" + high + " %") + " right";
  }
}
