package org.tripleloom.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.Engine;

/**
 * What a run is made with.
 *
 * @param ontology the user's own ontology as Turtle, or empty
 * @param ontologyHash of all that the extractor reads from the ontology: with another one, papers
 *     are extracted again
 * @param sources as the user gave them
 * @param checksum SHA-256 of the engine's model; empty for an engine without one
 * @param dryRun whether the store stays as it is: {@code add} and {@code missing} tell what would
 *     be
 */
public record BuildStart(
    Engine engine,
    String checksum,
    String ontology,
    String ontologyHash,
    List<String> sources,
    boolean dryRun) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public BuildStart {
    sources = List.copyOf(sources);
  }

  /** With an engine that has no model. */
  public BuildStart(
      Engine engine, String ontology, String ontologyHash, List<String> sources, boolean dryRun) {
    this(engine, "", ontology, ontologyHash, sources, dryRun);
  }

  public String line() {
    ObjectNode node = JSON.createObjectNode();
    node.put("engine", engine.toString());
    node.put("checksum", checksum);
    node.put("ontology", ontology);
    node.put("ontologyHash", ontologyHash);
    ArrayNode array = node.putArray("sources");
    sources.forEach(array::add);
    node.put("dryRun", dryRun);
    return node.toString();
  }

  /** Reads what {@link #line} wrote. */
  public static BuildStart read(JsonNode node) {
    String[] engine = node.get("engine").asText().split("/", 2);
    List<String> sources = new ArrayList<>();
    node.get("sources").forEach(source -> sources.add(source.asText()));
    return new BuildStart(
        new Engine(engine[0], engine[1]),
        node.get("checksum").asText(),
        node.get("ontology").asText(),
        node.get("ontologyHash").asText(),
        sources,
        node.get("dryRun").asBoolean());
  }
}
