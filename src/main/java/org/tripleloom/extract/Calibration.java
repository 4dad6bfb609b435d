package org.tripleloom.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * From an engine's own score to a confidence that can be read as a probability: of 100 claims with
 * confidence 0.8 about 80 are right. Fitted by {@code tripleloom measure --fit} on annotated papers
 * that the engine was not trained on.
 *
 * @param engine what it was fitted for, {@code name/version}
 * @param fittedOn the annotated papers and the method, for people
 * @param curves one for each kind
 */
public record Calibration(String engine, String fittedOn, Map<Kind, List<Point>> curves) {
  /** What a score is about; the key in the file is the name in lower case. */
  public enum Kind {
    /** That the paper has this role towards this entity. */
    ENTITY,
    /** That the paper states this relation. */
    RELATION
  }

  /** One bend of a curve; between two bends it is straight, outside them it stays level. */
  public record Point(double score, double confidence) {
    public Point {
      ExtractedEntity.checkConfidence(score);
      ExtractedEntity.checkConfidence(confidence);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  public Calibration {
    EnumMap<Kind, List<Point>> copy = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<Point> curve = List.copyOf(curves.get(kind));
      for (int i = 1; i < curve.size(); i++) {
        if (curve.get(i).score() <= curve.get(i - 1).score()
            || curve.get(i).confidence() < curve.get(i - 1).confidence()) {
          throw new IllegalArgumentException(kind + " falls at " + curve.get(i));
        }
      }
      if (curve.isEmpty()) {
        throw new IllegalArgumentException(kind + " has no points");
      }
      copy.put(kind, curve);
    }
    curves = Map.copyOf(copy);
  }

  /** Leaves every score as it is: what an engine is run with while its calibration is fitted. */
  public static Calibration none() {
    List<Point> same = List.of(new Point(0, 0), new Point(1, 1));
    return new Calibration("", "", Map.of(Kind.ENTITY, same, Kind.RELATION, same));
  }

  /** The confidence of a score from 0 to 1; never falls when the score grows. */
  public double apply(Kind kind, double score) {
    List<Point> curve = curves.get(kind);
    Point before = curve.get(0);
    if (score <= before.score()) {
      return before.confidence();
    }
    for (Point point : curve) {
      if (score <= point.score()) {
        double part = (score - before.score()) / (point.score() - before.score());
        return before.confidence() + part * (point.confidence() - before.confidence());
      }
      before = point;
    }
    return before.confidence();
  }

  /**
   * Reads what {@link #json} wrote; throws IllegalArgumentException when it is another file. The
   * stream stays open.
   */
  public static Calibration read(InputStream in) throws IOException {
    JsonNode node = JSON.readTree(in.readAllBytes());
    EnumMap<Kind, List<Point>> curves = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      JsonNode curve = node.path(key(kind));
      if (!curve.isArray()) {
        throw new IllegalArgumentException("no list \"" + key(kind) + "\"");
      }
      curves.put(
          kind,
          StreamSupport.stream(curve.spliterator(), false)
              .map(point -> new Point(point.path(0).asDouble(-1), point.path(1).asDouble(-1)))
              .toList());
    }
    return new Calibration(node.path("engine").asText(), node.path("fittedOn").asText(), curves);
  }

  /**
   * {@code {"engine": "neural/1", "fittedOn": "…", "entity": [[score, confidence], …], "relation":
   * [[score, confidence], …]}}.
   */
  public String json() {
    ObjectNode node = JSON.createObjectNode();
    node.put("engine", engine);
    node.put("fittedOn", fittedOn);
    for (Kind kind : Kind.values()) {
      ArrayNode curve = node.putArray(key(kind));
      curves
          .get(kind)
          .forEach(point -> curve.addArray().add(point.score()).add(point.confidence()));
    }
    return node.toPrettyString() + "\n";
  }

  private static String key(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
