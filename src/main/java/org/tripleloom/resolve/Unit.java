package org.tripleloom.resolve;

import java.util.SortedMap;
import java.util.TreeMap;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.Mention;

/** One extracted entity of one paper, kept small: what the resolution decides about. */
final class Unit {
  private final String paper;
  private final String name;
  private final SortedMap<String, Integer> forms = new TreeMap<>();
  private final EntityType type;
  private final double confidence;

  Unit(String paper, ExtractedEntity entity) {
    this.paper = paper;
    this.name = entity.name();
    this.type = entity.type();
    this.confidence = entity.confidence();
    for (Mention mention : entity.mentions()) {
      forms.merge(mention.text(), 1, Integer::sum);
    }
  }

  String paper() {
    return paper;
  }

  String name() {
    return name;
  }

  /** Surface forms with how often each occurs. */
  SortedMap<String, Integer> forms() {
    return forms;
  }

  EntityType type() {
    return type;
  }

  double confidence() {
    return confidence;
  }
}
