package org.tripleloom.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;

/**
 * What people or an engine say of one paper, as the scorer sees it: names of types, roles and
 * relations are taken as they stand, and nothing is checked against the ontology.
 *
 * @param id joins gold and predictions
 */
public record Annotated(String id, List<Entity> entities, List<Relation> relations) {
  /**
   * @param confidence 0 to 1, or NaN where the file states none
   */
  public record Entity(
      String name, List<String> mentions, String type, String role, double confidence) {
    public Entity {
      mentions = List.copyOf(mentions);
    }
  }

  /**
   * @param subject the subject's {@link Entity#name()}
   * @param object the object's
   * @param confidence 0 to 1, or NaN where the file states none
   */
  public record Relation(String subject, String name, String object, double confidence) {
    /** The statement without its confidence, for comparison. */
    public List<String> triple() {
      return List.of(subject, name, object);
    }
  }

  public Annotated {
    entities = List.copyOf(entities);
    relations = List.copyOf(relations);
  }

  static Annotated empty(String id) {
    return new Annotated(id, List.of(), List.of());
  }

  public static Annotated of(Extraction extraction) {
    List<Entity> entities = new ArrayList<>();
    for (ExtractedEntity e : extraction.entities()) {
      entities.add(
          new Entity(
              e.name(),
              List.copyOf(e.forms()),
              e.type().label(),
              e.role().label(),
              e.confidence()));
    }
    List<Relation> relations = new ArrayList<>();
    for (ExtractedRelation r : extraction.relations()) {
      relations.add(new Relation(r.subject(), r.type().label(), r.object(), r.confidence()));
    }
    return new Annotated(extraction.id(), entities, relations);
  }

  /**
   * Reads the shape of the gold files and of {@code extract}; throws IllegalArgumentException with
   * what is wrong.
   */
  static Annotated read(JsonNode node) {
    List<Entity> entities = new ArrayList<>();
    for (JsonNode e : array(node, "entities")) {
      List<String> mentions = new ArrayList<>();
      for (JsonNode mention : array(e, "mentions")) {
        if (!mention.isTextual()) {
          throw new IllegalArgumentException("a mention is not a text: " + mention);
        }
        mentions.add(mention.asText());
      }
      entities.add(
          new Entity(text(e, "name"), mentions, text(e, "type"), text(e, "role"), confidence(e)));
    }
    List<Relation> relations = new ArrayList<>();
    JsonNode evidence = node.path("relationEvidence");
    for (JsonNode triple : array(node, "relations")) {
      if (!triple.isArray()
          || triple.size() != 3
          || !triple.get(0).isTextual()
          || !triple.get(1).isTextual()
          || !triple.get(2).isTextual()) {
        throw new IllegalArgumentException("a relation is not three texts: " + triple);
      }
      relations.add(
          new Relation(
              triple.get(0).asText(),
              triple.get(1).asText(),
              triple.get(2).asText(),
              confidence(evidence.path(relations.size()))));
    }
    return new Annotated(text(node, "id"), entities, relations);
  }

  private static JsonNode array(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isArray()) {
      throw new IllegalArgumentException("no list \"" + key + "\"");
    }
    return value;
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("no text \"" + key + "\"");
    }
    return value.asText();
  }

  private static double confidence(JsonNode node) {
    return node.path("confidence").asDouble(Double.NaN);
  }
}
