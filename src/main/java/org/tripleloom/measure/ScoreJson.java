package org.tripleloom.measure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A {@link Score} under the reference scorer's keys. */
final class ScoreJson {
  private ScoreJson() {}

  static ObjectNode write(Score score) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (String headline : List.of("entity", "type", "role", "both", "relation")) {
      node.put(headline, score.figures().get(headline).f1());
    }
    node.put("entity precision", score.entity().precision());
    node.put("entity recall", score.entity().recall());
    for (String kind : List.of("type", "role", "relation")) {
      ObjectNode table = node.putObject("by " + kind);
      score
          .by(kind)
          .forEach(
              (name, counts) ->
                  table
                      .putObject(name)
                      .put("f1", counts.f1())
                      .put("gold", counts.gold())
                      .put("predicted", counts.predicted()));
    }
    return node;
  }
}
