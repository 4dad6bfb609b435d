package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Average-link clustering with a floor: two clusters join only when the pairs across them are alike
 * enough in the mean and none of them is unlike, so that A~B~C does not make strangers A and C one,
 * and a single doubt does not keep two names of one thing apart. Best pairs first, ties by key: the
 * result does not depend on the order in which pairs are given.
 */
final class Clusters {
  /** Two members less alike than this are never in one cluster, unless {@link #join} says so. */
  private static final double UNLIKE = 0.3;

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
    double sum = 0;
    for (String a : x) {
      for (String b : y) {
        double alike = likeness.of(a, b);
        if (alike < UNLIKE) {
          return false;
        }
        sum += alike;
      }
    }
    return sum >= from * x.size() * y.size();
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
