package org.tripleloom.measure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;

/** A {@link Score} under the reference scorer's keys. */
final class ScoreJson {
  private ScoreJson() {}

  static ObjectNode write(Score score) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("entity", score.entity().f1());
    node.put("type", score.type().f1());
    node.put("role", score.role().f1());
    node.put("both", score.both().f1());
    node.put("relation", score.relation().f1());
    node.put("entity precision", score.entity().precision());
    node.put("entity recall", score.entity().recall());
    node.set("by type", table(score.byType()));
    node.set("by role", table(score.byRole()));
    node.set("by relation", table(score.byRelation()));
    return node;
  }

  private static ObjectNode table(SortedMap<String, Counts> rows) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    rows.forEach(
        (name, counts) ->
            node.putObject(name)
                .put("f1", counts.f1())
                .put("gold", counts.gold())
                .put("predicted", counts.predicted()));
    return node;
  }
}
