package org.tripleloom.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that an engine found in one paper. A pure function of the paper: no other paper enters.
 *
 * @param id the input's own identifier, else the paper's IRI path
 * @param title of the paper
 * @param entities names are distinct
 * @param relations both ends are names of {@code entities}
 */
public record Extraction(
    String id,
    String title,
    Engine engine,
    List<ExtractedEntity> entities,
    List<ExtractedRelation> relations,
    List<Dropped> dropped) {
  public Extraction {
    entities = List.copyOf(entities);
    relations = List.copyOf(relations);
    dropped = List.copyOf(dropped);
    Set<String> names = new HashSet<>();
    for (ExtractedEntity entity : entities) {
      if (!names.add(entity.name())) {
        throw new IllegalArgumentException("two entities named " + entity.name());
      }
    }
    for (ExtractedRelation relation : relations) {
      if (!names.contains(relation.subject()) || !names.contains(relation.object())) {
        throw new IllegalArgumentException("a relation between unknown entities: " + relation);
      }
    }
  }
}
