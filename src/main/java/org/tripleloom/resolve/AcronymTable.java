package org.tripleloom.resolve;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tripleloom.extract.EntityType;

/**
 * How the papers of a corpus define short forms, and what an undefined one means: naive Bayes over
 * the type and the other terms of the paper, so that papers like it decide.
 */
final class AcronymTable {
  /** How probable a meaning must be to be taken. */
  private static final double DOMINATES = 0.75;

  /** Two letters are shared by strangers too easily for one paper to speak for all. */
  private static final int CERTAIN_ALONE = 3;

  /** The meaning that no paper has spelled out yet counts as half a paper. */
  private static final double UNKNOWN = 0.5;

  private static final double SMOOTH = 0.1;

  private static final class Meaning {
    private int papers;
    private final Map<EntityType, Integer> types = new EnumMap<>(EntityType.class);
    private final Map<String, Integer> company = new HashMap<>();
  }

  private final Map<String, SortedMap<String, Meaning>> meanings = new HashMap<>();

  /** Counts one paper that gives both forms for one thing, among other terms. */
  void define(String shortKey, String longKey, EntityType type, Set<String> company) {
    Meaning meaning =
        meanings
            .computeIfAbsent(shortKey, k -> new TreeMap<>())
            .computeIfAbsent(longKey, k -> new Meaning());
    meaning.papers++;
    meaning.types.merge(type, 1, Integer::sum);
    company.forEach(key -> meaning.company.merge(key, 1, Integer::sum));
  }

  /** The share of the papers defining a short form that define it so, 0 to 1. */
  double share(String shortKey, String longKey) {
    SortedMap<String, Meaning> found = meanings.getOrDefault(shortKey, new TreeMap<>());
    int all = found.values().stream().mapToInt(meaning -> meaning.papers).sum();
    Meaning meaning = found.get(longKey);
    return meaning == null ? 0 : meaning.papers / (double) all;
  }

  /** The long key that dominates among papers of this type and company, or null. */
  String meaning(String shortKey, EntityType type, Set<String> company) {
    SortedMap<String, Meaning> found = meanings.get(shortKey);
    if (found == null) {
      return null;
    }
    String best = null;
    double most = 0;
    double sum = UNKNOWN / EntityType.values().length * unknownCompany(found, company);
    for (Map.Entry<String, Meaning> entry : found.entrySet()) {
      double likely = likelihood(entry.getValue(), found, type, company);
      sum += likely;
      if (likely > most) {
        most = likely;
        best = entry.getKey();
      }
    }
    if (best == null || most < DOMINATES * sum) {
      return null;
    }
    boolean certain = shortKey.length() >= CERTAIN_ALONE && found.get(best).types.containsKey(type);
    return found.get(best).papers >= 2 || certain ? best : null;
  }

  private static double likelihood(
      Meaning meaning, SortedMap<String, Meaning> all, EntityType type, Set<String> company) {
    double types = EntityType.values().length;
    double likely =
        meaning.papers
            * (meaning.types.getOrDefault(type, 0) + 0.5)
            / (meaning.papers + 0.5 * types);
    for (String key : company) {
      if (told(all, key)) {
        likely *= (meaning.company.getOrDefault(key, 0) + SMOOTH) / (meaning.papers + 2 * SMOOTH);
      }
    }
    return likely;
  }

  private static double unknownCompany(SortedMap<String, Meaning> all, Set<String> company) {
    double likely = 1;
    for (String key : company) {
      if (told(all, key)) {
        likely *= SMOOTH;
      }
    }
    return likely;
  }

  private static boolean told(SortedMap<String, Meaning> all, String key) {
    return all.values().stream().anyMatch(meaning -> meaning.company.containsKey(key));
  }
}
