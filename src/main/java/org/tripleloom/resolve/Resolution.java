package org.tripleloom.resolve;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Which entity each paper's mentions mean. */
public final class Resolution {
  private final List<Entity> entities;
  private final Map<String, Map<String, Entity>> byPaper;

  Resolution(List<Entity> entities, Map<String, Map<String, Entity>> byPaper) {
    this.entities = List.copyOf(entities);
    this.byPaper = byPaper;
  }

  /** All entities, by slug. */
  public List<Entity> entities() {
    return entities;
  }

  /**
   * The entity that a paper's extracted entity belongs to; two of one paper may share it.
   *
   * @param paper {@link PaperEntities#paper()}
   * @param name {@link org.tripleloom.extract.ExtractedEntity#name()}
   * @throws NoSuchElementException when the paper or the name took no part
   */
  public Entity entity(String paper, String name) {
    Entity entity = byPaper.getOrDefault(paper, Map.of()).get(name);
    if (entity == null) {
      throw new NoSuchElementException(name + " of " + paper + " was not resolved");
    }
    return entity;
  }
}
