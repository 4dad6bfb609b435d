package org.tripleloom.build;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;
import org.tripleloom.graph.Claim;
import org.tripleloom.graph.Meaning;
import org.tripleloom.resolve.Entity;
import org.tripleloom.resolve.Memory;
import org.tripleloom.resolve.Resolved;

/** How many claims and entities there are of each sort, counted along as papers change. */
final class ClaimCounts {
  private static final String PROPERTY = "claims ";
  private static final String TYPE = "entities ";

  private final Memory memory;

  /** By the path of an entity: how many claims about it more than before. */
  private final Map<String, Long> more = new LinkedHashMap<>();

  ClaimCounts(Memory memory) {
    this.memory = memory;
  }

  void take(Resolved resolved) {
    Set<String> papers = new HashSet<>(resolved.papers());
    resolved.before().forEach((path, names) -> count(path, names, -1));
    papers.forEach(path -> memory.names(path).ifPresent(names -> count(path, names, 1)));
    more.values().removeIf(by -> by == 0);
    more.forEach(memory::count);
    resolved.entities().values().forEach(this::count);
  }

  private void count(Resolved.Change<Entity> change) {
    count(change.before(), -1);
    count(change.after(), 1);
  }

  private void count(Entity entity, long times) {
    if (entity != null) {
      memory.count(TYPE + entity.type().label(), times);
    }
  }

  private void count(String path, Resolved.Names names, long times) {
    Meaning meaning = new PaperMeaning(names, memory);
    Consumer<String> about = entity -> more.merge(entity, times, Long::sum);
    Collection<Claim> claims = Claim.of(path, "", names.brief(), meaning);
    for (Claim claim : claims) {
      memory.count(PROPERTY + claim.property(), times);
      about.accept(claim.object());
      if (!claim.isRole()) {
        about.accept(claim.subject());
      }
    }
  }

  /** Of the claims about an entity, by its path. */
  long about(String entity) {
    return memory.count(entity);
  }

  /** As {@link #about}, before. */
  long aboutBefore(String entity) {
    return about(entity) - more.getOrDefault(entity, 0L);
  }

  /** The paths of entities with other counts than before. */
  Set<String> changed() {
    return more.keySet();
  }

  Map<String, Long> entitiesByType() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (EntityType type : EntityType.values()) {
      counts.put(type.label(), memory.count(TYPE + type.label()));
    }
    return counts;
  }

  Map<String, Long> claimsByProperty() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      counts.put(role.label(), memory.count(PROPERTY + role.label()));
    }
    for (RelationType type : RelationType.values()) {
      counts.put(type.property(), memory.count(PROPERTY + type.property()));
    }
    return counts;
  }
}
