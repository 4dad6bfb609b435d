package org.tripleloom.resolve;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tripleloom.extract.EntityType;

/** How often the papers of a corpus define each short form as each long one, by type. */
final class AcronymTable {
  /** The share of all definitions that makes a meaning the one that is meant. */
  private static final double DOMINATES = 0.75;

  private static final int CERTAIN_ALONE = 3;

  private final Map<String, SortedMap<String, Map<EntityType, Integer>>> meanings = new HashMap<>();

  /** Counts one paper that gives both forms for one thing. */
  void define(String shortKey, String longKey, EntityType type) {
    meanings
        .computeIfAbsent(shortKey, k -> new TreeMap<>())
        .computeIfAbsent(longKey, k -> new HashMap<>())
        .merge(type, 1, Integer::sum);
  }

  /**
   * The long key that dominates, or null when there is none or several share the field. A short
   * form of two letters needs two papers, since strangers share it easily, as does a type that no
   * definition had.
   */
  String meaning(String shortKey, EntityType type) {
    SortedMap<String, Map<EntityType, Integer>> found = meanings.get(shortKey);
    if (found == null) {
      return null;
    }
    int all = 0;
    int most = 0;
    String best = null;
    for (Map.Entry<String, Map<EntityType, Integer>> meaning : found.entrySet()) {
      int papers = meaning.getValue().values().stream().mapToInt(Integer::intValue).sum();
      all += papers;
      if (papers > most) {
        most = papers;
        best = meaning.getKey();
      }
    }
    if (most < DOMINATES * all) {
      return null;
    }
    boolean certain = shortKey.length() >= CERTAIN_ALONE && found.get(best).containsKey(type);
    return most >= 2 || certain ? best : null;
  }
}
