package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.tripleloom.problem.ProblemException;

/** Which entity each paper's mentions mean, and why. */
public final class Resolution {
  private final List<Entity> entities;
  private final Map<String, Map<String, Entity>> byPaper;
  private final List<Merge> merges;
  private final List<Suggestion> suggestions;
  private final List<ProblemException> warnings;

  Resolution(
      List<Entity> entities,
      Map<String, Map<String, Entity>> byPaper,
      List<Merge> merges,
      List<Suggestion> suggestions,
      List<ProblemException> warnings) {
    this.entities = sorted(entities, Comparator.comparing(Entity::slug));
    this.byPaper = byPaper;
    this.merges = sorted(merges, Comparator.comparing(Merge::entity).thenComparing(Merge::hash));
    this.suggestions = List.copyOf(suggestions);
    this.warnings = List.copyOf(warnings);
  }

  private static <T> List<T> sorted(List<T> things, Comparator<T> order) {
    List<T> sorted = new ArrayList<>(things);
    sorted.sort(order);
    return List.copyOf(sorted);
  }

  /** All entities, by slug. */
  public List<Entity> entities() {
    return entities;
  }

  /** Why the forms of entities are one, by entity. */
  public List<Merge> merges() {
    return merges;
  }

  /**
   * Pairs of entities that may be one and were not merged, best first: by the probability times the
   * logarithm of how many papers speak of the rarer one, since that many would move.
   */
  public List<Suggestion> suggestions() {
    return suggestions;
  }

  /** Decisions of people that had no effect: for the user, once each. */
  public List<ProblemException> warnings() {
    return warnings;
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
