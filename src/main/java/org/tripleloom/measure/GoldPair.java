package org.tripleloom.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tripleloom.extract.EntityType;
import org.tripleloom.problem.Problem;
import org.tripleloom.resolve.LabelInContext;
import org.tripleloom.resolve.PairRelation;

/**
 * Two labels in context and how they stand to each other, as one line of a pair file: {@code {"id",
 * "a": {"label", "type", "papers", "context"}, "b": {...}, "relation"}}; {@code papers} and {@code
 * context} may be missing.
 *
 * @param relation what annotators say; empty for a pair that is only to be judged
 */
public record GoldPair(
    String id, LabelInContext a, LabelInContext b, Optional<PairRelation> relation) {
  /**
   * All pairs of a file. Throws {@link Problem#NO_SUCH_SOURCE}, {@link Problem#NOT_A_PAIR} with the
   * line, {@link Problem#NO_PAIRS}.
   */
  public static List<GoldPair> read(Path file) {
    List<GoldPair> pairs = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    JsonLines.read(
        file,
        Problem.NOT_A_PAIR,
        node -> {
          GoldPair pair = of(node);
          if (!ids.add(pair.id())) {
            throw new IllegalArgumentException("the id " + pair.id() + " comes twice");
          }
          pairs.add(pair);
        });
    if (pairs.isEmpty()) {
      throw Problem.NO_PAIRS.at(file);
    }
    return pairs;
  }

  private static GoldPair of(JsonNode node) {
    JsonNode relation = node.path("relation");
    return new GoldPair(
        text(node, "id"),
        side(node, "a"),
        side(node, "b"),
        relation.isTextual() ? Optional.of(PairRelation.of(relation.asText())) : Optional.empty());
  }

  private static LabelInContext side(JsonNode node, String name) {
    JsonNode side = node.path(name);
    return new LabelInContext(
        text(side, "label"),
        EntityType.of(text(side, "type")),
        side.path("papers").asInt(1),
        side.path("context").asText(""));
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new IllegalArgumentException("no " + name);
    }
    return value.asText();
  }
}
