package org.tripleloom.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.Reject;

/** A {@link Reject} between two processes. */
final class RejectJson {
  private RejectJson() {}

  static ObjectNode write(Reject reject) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("problem", reject.problem().name())
        .put("source", reject.source())
        .put("line", reject.line())
        .put("title", reject.title())
        .put("cause", reject.cause());
  }

  static Reject read(JsonNode node) {
    return new Reject(
        Problem.valueOf(node.get("problem").asText()),
        node.get("source").asText(),
        node.get("line").asLong(),
        node.get("title").asText(),
        node.get("cause").asText());
  }
}
