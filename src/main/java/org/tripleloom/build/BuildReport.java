package org.tripleloom.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tripleloom.problem.ProblemException;

/**
 * What a run did, and what the store holds after it.
 *
 * @param run the IRI path of the run, or null when nothing changed
 * @param added papers that are new to the store
 * @param changed papers that stood there and have another graph now
 * @param removed papers that are gone
 * @param papers in the store
 * @param entities in the store, by type
 * @param claims in the store, by the property of the ontology
 * @param work what the run had to do anew: how many extractions it read, how many pairs of terms it
 *     judged of those that it compared, how many entities and merges it wrote, how often it counted
 *     the store
 * @param millis time in each stage of the store's side
 * @param warnings decisions of people that had no effect, one message each
 */
public record BuildReport(
    String run,
    long added,
    long changed,
    long removed,
    long papers,
    Map<String, Long> entities,
    Map<String, Long> claims,
    Map<String, Long> work,
    Map<String, Long> millis,
    List<String> warnings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public BuildReport {
    entities = copy(entities);
    claims = copy(claims);
    work = copy(work);
    millis = copy(millis);
    warnings = List.copyOf(warnings);
  }

  /** Of a run after this one that found nothing to do. */
  BuildReport unchanged() {
    Map<String, Long> none = new LinkedHashMap<>();
    work.keySet().forEach(kind -> none.put(kind, 0L));
    return new BuildReport(null, 0, 0, 0, papers, entities, claims, none, Map.of(), warnings);
  }

  /** With more warnings. */
  BuildReport warning(List<ProblemException> more) {
    List<String> all = new ArrayList<>(warnings);
    more.forEach(problem -> all.add(problem.getMessage()));
    return new BuildReport(
        run, added, changed, removed, papers, entities, claims, work, millis, all);
  }

  private static Map<String, Long> copy(Map<String, Long> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  public String line() {
    ObjectNode node = JSON.createObjectNode();
    node.put("run", run);
    node.put("added", added).put("changed", changed).put("removed", removed);
    node.put("papers", papers);
    entities.forEach(node.putObject("entities")::put);
    claims.forEach(node.putObject("claims")::put);
    work.forEach(node.putObject("work")::put);
    millis.forEach(node.putObject("millis")::put);
    warnings.forEach(node.putArray("warnings")::add);
    return node.toString();
  }

  /** Reads what {@link #line} wrote. */
  public static BuildReport read(JsonNode node) {
    List<String> warnings = new ArrayList<>();
    node.get("warnings").forEach(warning -> warnings.add(warning.asText()));
    return new BuildReport(
        node.get("run").isNull() ? null : node.get("run").asText(),
        node.get("added").asLong(),
        node.get("changed").asLong(),
        node.get("removed").asLong(),
        node.get("papers").asLong(),
        map(node.get("entities")),
        map(node.get("claims")),
        map(node.get("work")),
        map(node.get("millis")),
        warnings);
  }

  private static Map<String, Long> map(JsonNode node) {
    Map<String, Long> map = new LinkedHashMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> field = i.next();
      map.put(field.getKey(), field.getValue().asLong());
    }
    return map;
  }
}
