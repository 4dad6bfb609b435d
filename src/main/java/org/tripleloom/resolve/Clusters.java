package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Complete-link clustering: two clusters join only when every pair across them is alike enough, so
 * that A~B~C does not make A and C one. Best pairs first, ties by key: the result does not depend
 * on the order in which pairs are given.
 */
final class Clusters {
  /** How alike two members are, 0 to 1; symmetric. */
  interface Likeness {
    double of(String a, String b);
  }

  /** Two keys, the smaller one first. */
  record Pair(String a, String b, double score) {
    static Pair of(String a, String b, double score) {
      return a.compareTo(b) < 0 ? new Pair(a, b, score) : new Pair(b, a, score);
    }
  }

  private final Map<String, List<String>> clusterOf = new HashMap<>();

  /** Joins without asking: for decisions that stand above scores. */
  void join(String a, String b) {
    List<String> x = cluster(a);
    List<String> y = cluster(b);
    if (x != y) {
      List<String> large = x.size() >= y.size() ? x : y;
      List<String> small = large == x ? y : x;
      large.addAll(small);
      small.forEach(member -> clusterOf.put(member, large));
    }
  }

  void joinAll(List<Pair> pairs, double from, Likeness likeness) {
    List<Pair> sorted = new ArrayList<>(pairs);
    sorted.removeIf(pair -> pair.score() < from);
    sorted.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.score())
            .thenComparing(Pair::a)
            .thenComparing(Pair::b));
    for (Pair pair : sorted) {
      if (alike(cluster(pair.a()), cluster(pair.b()), from, likeness)) {
        join(pair.a(), pair.b());
      }
    }
  }

  private static boolean alike(List<String> x, List<String> y, double from, Likeness likeness) {
    if (x == y) {
      return false;
    }
    for (String a : x) {
      for (String b : y) {
        if (likeness.of(a, b) < from) {
          return false;
        }
      }
    }
    return true;
  }

  /** All members that are one with this one, itself included, sorted. */
  List<String> members(String key) {
    List<String> members = new ArrayList<>(cluster(key));
    members.sort(null);
    return members;
  }

  private List<String> cluster(String key) {
    return clusterOf.computeIfAbsent(key, k -> new ArrayList<>(List.of(k)));
  }
}
