package org.tripleloom.resolve;

import java.util.SortedMap;
import java.util.TreeMap;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.Mention;

/**
 * One extracted entity of one paper, kept small: what the resolution decides about.
 *
 * @param forms surface forms with how often each occurs
 */
record Unit(
    String paper,
    String name,
    SortedMap<String, Integer> forms,
    EntityType type,
    double confidence) {
  static Unit of(String paper, ExtractedEntity entity) {
    SortedMap<String, Integer> forms = new TreeMap<>();
    for (Mention mention : entity.mentions()) {
      forms.merge(mention.text(), 1, Integer::sum);
    }
    return new Unit(paper, entity.name(), forms, entity.type(), entity.confidence());
  }
}
