package org.tripleloom.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Some entities, and how they divide by what is stated of them.
 *
 * @param entities by number
 * @param least confidence of what counts
 */
public record Members(ClaimIndex index, int[] entities, double least) {
  /**
   * One way to divide: by a property and its direction.
   *
   * @param property by number
   * @param asSubject whether the members are the subjects of it
   * @param values most members first; for what papers do, none but the members themselves count
   * @param members that have any value
   */
  public record Facet(int property, boolean asSubject, List<Value> values, int members) {}

  /**
   * @param entity at the other end
   * @param members that have it
   */
  public record Value(int entity, int members) {}

  /** A choice in a facet: members with this value; any value where the entity is negative. */
  public record Choice(int property, boolean asSubject, int entity) {}

  /**
   * The entities with a class.
   *
   * @param classes by number
   */
  public static Members of(ClaimIndex index, BitSet classes, double least) {
    int[] counts = least > 0 ? index.paperCounts(least) : null;
    int[] found = new int[index.entities()];
    int size = 0;
    for (int entity = index.papers(); entity < index.things(); entity++) {
      boolean shown = counts == null || counts[entity] > 0;
      if (shown && hasOne(index.types(entity), classes)) {
        found[size++] = entity;
      }
    }
    return new Members(index, Arrays.copyOf(found, size), least);
  }

  private static boolean hasOne(int[] types, BitSet classes) {
    for (int type : types) {
      if (classes.get(type)) {
        return true;
      }
    }
    return false;
  }

  /** Those that make a choice true. */
  public Members with(Choice choice) {
    return where(entity -> has(entity, choice));
  }

  public Members where(IntPredicate condition) {
    return new Members(index, Arrays.stream(entities).filter(condition).toArray(), least);
  }

  /**
   * Some of them, those in most papers first.
   *
   * @param counts papers by entity
   */
  public int[] most(int[] counts, int skip, int limit) {
    // entities are numbered by path: equals stay in its order
    long[] keys =
        Arrays.stream(entities)
            .mapToLong(e -> ((long) (Integer.MAX_VALUE - counts[e]) << 32) | e)
            .sorted()
            .skip(skip)
            .limit(limit)
            .toArray();
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  public int size() {
    return entities.length;
  }

  private boolean has(int entity, Choice choice) {
    boolean[] has = new boolean[1];
    index.about(
        entity,
        least,
        claim ->
            has[0] |=
                index.property(claim) == choice.property
                    && (index.subject(claim) == entity) == choice.asSubject
                    && (choice.entity < 0 || other(entity, claim) == choice.entity));
    return has[0];
  }

  private int other(int entity, int claim) {
    return index.subject(claim) == entity ? index.object(claim) : index.subject(claim);
  }

  private static final class Count {
    private int members;
    private int last = -1;

    void see(int member) {
      if (last != member) {
        last = member;
        members++;
      }
    }
  }

  /** All ways in which they divide. Costs a look at every claim about them. */
  public List<Facet> facets() {
    int ways = index.properties().size() * 2;
    Count[] totals = new Count[ways];
    List<Map<Integer, Count>> values = new ArrayList<>();
    for (int way = 0; way < ways; way++) {
      totals[way] = new Count();
      values.add(new HashMap<>());
    }
    for (int entity : entities) {
      index.about(
          entity,
          least,
          claim -> {
            boolean asSubject = index.subject(claim) == entity;
            int way = index.property(claim) * 2 + (asSubject ? 1 : 0);
            totals[way].see(entity);
            if (!index.isRole(claim)) {
              values
                  .get(way)
                  .computeIfAbsent(other(entity, claim), other -> new Count())
                  .see(entity);
            }
          });
    }
    List<Facet> facets = new ArrayList<>();
    for (int way = 0; way < ways; way++) {
      if (totals[way].members > 0) {
        facets.add(new Facet(way / 2, way % 2 == 1, sorted(values.get(way)), totals[way].members));
      }
    }
    return facets;
  }

  private List<Value> sorted(Map<Integer, Count> counts) {
    return counts.entrySet().stream()
        .map(e -> new Value(e.getKey(), e.getValue().members))
        .sorted(
            Comparator.comparingInt((Value value) -> -value.members)
                .thenComparing(value -> index.path(value.entity)))
        .limit(50)
        .toList();
  }
}
