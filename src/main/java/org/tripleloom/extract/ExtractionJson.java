package org.tripleloom.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.tripleloom.text.Span;

/**
 * An {@link Extraction} as one line of JSON, the contract of {@code tripleloom extract}. Beyond the
 * contract's keys, {@code rules} names what found each span and relation, {@code hedged} is there
 * when true, and {@code dropped} and the entities' {@code vector} only in {@link #full}.
 */
public final class ExtractionJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExtractionJson() {}

  /** The line that {@code extract} writes, without what was dropped. */
  public static String line(Extraction extraction) {
    return write(extraction).toString();
  }

  /** As {@link #line}, with what was dropped and vectors: {@link #read} loses none of it. */
  public static String full(Extraction extraction) {
    ObjectNode node = write(extraction);
    for (int i = 0; i < extraction.entities().size(); i++) {
      ContextVector vector = extraction.entities().get(i).vector();
      if (!vector.isNone()) {
        ((ObjectNode) node.get("entities").get(i)).put("vector", vector.text());
      }
    }
    ArrayNode dropped = node.putArray("dropped");
    for (Dropped d : extraction.dropped()) {
      dropped
          .addObject()
          .put("what", d.what())
          .put("score", rounded(d.score()))
          .put("reason", d.reason());
    }
    return node.toString();
  }

  private static ObjectNode write(Extraction extraction) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", extraction.id());
    node.put("title", extraction.title());
    node.put("engine", extraction.engine().toString());
    ArrayNode entities = node.putArray("entities");
    for (ExtractedEntity entity : extraction.entities()) {
      ObjectNode e = entities.addObject();
      e.put("name", entity.name());
      ArrayNode mentions = e.putArray("mentions");
      entity.forms().forEach(mentions::add);
      e.put("type", entity.type().label());
      e.put("role", entity.role().label());
      e.put("confidence", rounded(entity.confidence()));
      ArrayNode spans = e.putArray("spans");
      ArrayNode rules = JSON.createArrayNode();
      for (Mention mention : entity.mentions()) {
        spans.addArray().add(mention.span().begin()).add(mention.span().end());
        rules.add(mention.rule());
      }
      e.put("evidence", entity.evidence());
      e.set("rules", rules);
      if (entity.hedged()) {
        e.put("hedged", true);
      }
    }
    ArrayNode relations = node.putArray("relations");
    ArrayNode evidence = node.putArray("relationEvidence");
    for (ExtractedRelation relation : extraction.relations()) {
      relations
          .addArray()
          .add(relation.subject())
          .add(relation.type().label())
          .add(relation.object());
      ObjectNode e = evidence.addObject();
      e.put("confidence", rounded(relation.confidence()));
      e.put("sentence", relation.evidence());
      e.put("rule", relation.rule());
      if (relation.hedged()) {
        e.put("hedged", true);
      }
    }
    return node;
  }

  /**
   * Reads what {@link #line} or {@link #full} wrote.
   *
   * @param text title, line feed and abstract of the paper: mentions are cut from it
   */
  public static Extraction read(JsonNode node, String text) {
    String[] engine = node.get("engine").asText().split("/", 2);
    List<ExtractedEntity> entities = new ArrayList<>();
    for (JsonNode e : node.get("entities")) {
      List<Mention> mentions = new ArrayList<>();
      for (int i = 0; i < e.get("spans").size(); i++) {
        JsonNode pair = e.get("spans").get(i);
        Span span = new Span(pair.get(0).asInt(), pair.get(1).asInt());
        mentions.add(new Mention(span.of(text), span, e.get("rules").get(i).asText()));
      }
      entities.add(
          new ExtractedEntity(
              e.get("name").asText(),
              mentions,
              EntityType.of(e.get("type").asText()),
              Role.of(e.get("role").asText()),
              e.get("confidence").asDouble(),
              e.get("evidence").asText(),
              e.path("hedged").asBoolean(),
              ContextVector.parse(e.path("vector").asText())));
    }
    List<ExtractedRelation> relations = new ArrayList<>();
    for (int i = 0; i < node.get("relations").size(); i++) {
      JsonNode triple = node.get("relations").get(i);
      JsonNode e = node.get("relationEvidence").get(i);
      relations.add(
          new ExtractedRelation(
              triple.get(0).asText(),
              RelationType.of(triple.get(1).asText()),
              triple.get(2).asText(),
              e.get("confidence").asDouble(),
              e.get("sentence").asText(),
              e.path("hedged").asBoolean(),
              e.get("rule").asText()));
    }
    List<Dropped> dropped = new ArrayList<>();
    for (JsonNode d : node.path("dropped")) {
      dropped.add(
          new Dropped(d.get("what").asText(), d.get("score").asDouble(), d.get("reason").asText()));
    }
    return new Extraction(
        node.get("id").asText(),
        node.get("title").asText(),
        new Engine(engine[0], engine[1]),
        entities,
        relations,
        dropped);
  }

  private static double rounded(double score) {
    return Math.round(score * 1000) / 1000.0;
  }
}
