package org.tripleloom.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a paper of the store stands.
 *
 * @param content hash of its merged record
 * @param key of the extraction that its graph should show
 * @param written what its graph was made from, or null when it has none yet
 * @param run IRI path of the run that wrote the claims, or null
 * @param runKey the {@code key} at that time, or null
 * @param former IRI paths under which readers may know it
 * @param removed whether it is to go
 */
record PaperState(
    String content,
    String key,
    String written,
    String run,
    String runKey,
    List<String> former,
    boolean removed) {
  private static final ObjectMapper JSON = new ObjectMapper();

  PaperState {
    former = List.copyOf(former);
  }

  static PaperState fresh(String content, String key) {
    return new PaperState(content, key, null, null, null, List.of(), false);
  }

  PaperState withContent(String newContent) {
    return new PaperState(newContent, key, written, run, runKey, former, removed);
  }

  PaperState withKey(String newKey) {
    return new PaperState(content, newKey, written, run, runKey, former, removed);
  }

  PaperState withFormer(List<String> newFormer) {
    return new PaperState(content, key, written, run, runKey, newFormer, removed);
  }

  PaperState withRemoved(boolean newRemoved) {
    return new PaperState(content, key, written, run, runKey, former, newRemoved);
  }

  PaperState writtenBy(String newRun, String signature) {
    return new PaperState(content, key, signature, newRun, key, former, removed);
  }

  /** Whether readers can see it. */
  boolean isWritten() {
    return written != null;
  }

  /** The run of the claims, when {@code current} is to write them now. */
  String runOr(String current) {
    return key.equals(runKey) ? run : current;
  }

  String line() {
    ObjectNode node = JSON.createObjectNode();
    node.put("content", content)
        .put("key", key)
        .put("written", written)
        .put("run", run)
        .put("runKey", runKey);
    ArrayNode array = node.putArray("former");
    former.forEach(array::add);
    node.put("removed", removed);
    return node.toString();
  }

  static PaperState read(JsonNode node) {
    List<String> former = new ArrayList<>();
    node.get("former").forEach(path -> former.add(path.asText()));
    return new PaperState(
        node.get("content").asText(),
        node.get("key").asText(),
        node.get("written").textValue(),
        node.get("run").textValue(),
        node.get("runKey").textValue(),
        former,
        node.get("removed").asBoolean());
  }
}
