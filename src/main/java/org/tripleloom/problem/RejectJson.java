package org.tripleloom.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A {@link Reject} as one line of {@code rejects.jsonl}: {@code error source line title cause}. */
public final class RejectJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RejectJson() {}

  public static String line(Reject reject) {
    return write(reject).toString();
  }

  public static ObjectNode write(Reject reject) {
    return JSON.createObjectNode()
        .put("error", reject.problem().id())
        .put("source", reject.source())
        .put("line", reject.line())
        .put("title", reject.title())
        .put("cause", reject.cause());
  }

  /** Reads what {@link #line} wrote. */
  public static Reject read(JsonNode node) {
    return new Reject(
        Problem.byId(node.get("error").asText()).orElseThrow(),
        node.get("source").asText(),
        node.get("line").asLong(),
        node.get("title").asText(),
        node.get("cause").asText());
  }
}
