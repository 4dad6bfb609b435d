package org.tripleloom.extract.neural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;

/**
 * What the model's outputs mean, in the order of its axes, and its own thresholds.
 *
 * @param tags O, then B- and I- for each type, in the order of {@code types}
 * @param roles the last, {@code none}, left out
 * @param relations the first, {@code none}, left out
 * @param startPenalty what every B costs in the search for mentions, in nats
 * @param keep the least 1 - P(role none) of an entity
 * @param relation the least 1 - P(relation none)
 * @param stopWords lower case; a mention neither begins nor ends with one
 * @param maxTokens of one window, special tokens included
 */
record ModelLabels(
    List<String> tags,
    List<EntityType> types,
    List<Role> roles,
    List<RelationType> relations,
    double startPenalty,
    double keep,
    double relation,
    Set<String> stopWords,
    int maxTokens) {

  /** Throws IllegalArgumentException when it is not a label file that this program can follow. */
  static ModelLabels parse(byte[] json) {
    try {
      JsonNode root = new ObjectMapper().readTree(json);
      List<String> roles = strings(root, "roles");
      List<String> relations = strings(root, "relations");
      require(roles.indexOf("none") == roles.size() - 1, "the last role must be none");
      require(relations.indexOf("none") == 0, "the first relation must be none");
      List<EntityType> types = strings(root, "types").stream().map(EntityType::of).toList();
      List<String> tags = strings(root, "tags");
      List<String> wanted = new ArrayList<>(List.of("O"));
      for (EntityType type : types) {
        wanted.add("B-" + type.label());
        wanted.add("I-" + type.label());
      }
      require(tags.equals(wanted), "tags must be " + wanted);
      JsonNode thresholds = root.path("thresholds");
      ModelLabels labels =
          new ModelLabels(
              tags,
              types,
              roles.subList(0, roles.size() - 1).stream().map(Role::of).toList(),
              relations.subList(1, relations.size()).stream().map(RelationType::of).toList(),
              number(thresholds, "start_penalty"),
              number(thresholds, "keep"),
              number(thresholds, "relation"),
              new TreeSet<>(strings(root, "stop_words")),
              (int) number(root, "max_tokens"));
      labels.checkAllowed(root.path("allowed"));
      return labels;
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  int none() {
    return roles.size();
  }

  /** The program's ontology decides which types a role takes; a model must not say otherwise. */
  private void checkAllowed(JsonNode allowed) {
    for (Role role : roles) {
      Set<String> theirs = new TreeSet<>(strings(allowed, role.label()));
      Set<String> ours = new TreeSet<>();
      types.stream().filter(role::allows).forEach(type -> ours.add(type.label()));
      require(theirs.equals(ours), role.label() + " must allow " + ours + ", not " + theirs);
    }
  }

  private static double number(JsonNode node, String key) {
    require(node.path(key).isNumber(), key + " must be a number");
    return node.get(key).asDouble();
  }

  private static List<String> strings(JsonNode node, String key) {
    require(node.path(key).isArray(), key + " must be a list");
    List<String> values = new ArrayList<>();
    node.get(key).forEach(value -> values.add(value.asText()));
    return List.copyOf(values);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
