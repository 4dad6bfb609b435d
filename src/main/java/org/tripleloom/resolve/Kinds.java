package org.tripleloom.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The hierarchy of kinds. Edges are taken strongest first and one that would close a circle is left
 * out, so the result is free of cycles and does not depend on the order of the statements.
 */
final class Kinds {
  private record Edge(String narrow, String broad, double weight) {}

  private final Map<String, Map<String, Double>> weights = new HashMap<>();

  /** One more reason that {@code narrow} is a kind of {@code broad}; reasons add up. */
  void add(String narrow, String broad, double weight) {
    if (!narrow.equals(broad)) {
      weights.computeIfAbsent(narrow, k -> new HashMap<>()).merge(broad, weight, Double::sum);
    }
  }

  /** The direct broader ones of each, without edges that follow from others. */
  Map<String, SortedSet<String>> broader() {
    List<Edge> edges = new ArrayList<>();
    weights.forEach(
        (narrow, broads) ->
            broads.forEach((broad, weight) -> edges.add(new Edge(narrow, broad, weight))));
    edges.sort(
        Comparator.comparingDouble((Edge e) -> -e.weight())
            .thenComparing(Edge::narrow)
            .thenComparing(Edge::broad));
    Map<String, SortedSet<String>> kept = new HashMap<>();
    for (Edge edge : edges) {
      if (!reaches(kept, edge.broad(), edge.narrow(), false)) {
        kept.computeIfAbsent(edge.narrow(), k -> new TreeSet<>()).add(edge.broad());
      }
    }
    Map<String, SortedSet<String>> direct = new HashMap<>();
    kept.forEach(
        (narrow, broads) -> {
          SortedSet<String> stay = new TreeSet<>(broads);
          stay.removeIf(broad -> reaches(kept, narrow, broad, true));
          direct.put(narrow, stay);
        });
    return direct;
  }

  /** One that is its own broader one over any way, the first in order; or null. Linear. */
  String inCircle() {
    Map<String, Integer> open = new HashMap<>();
    Map<String, List<String>> narrower = new HashMap<>();
    Deque<String> free = new ArrayDeque<>();
    weights.forEach(
        (narrow, broads) -> {
          open.put(narrow, broads.size());
          for (String broad : broads.keySet()) {
            narrower.computeIfAbsent(broad, k -> new ArrayList<>()).add(narrow);
          }
        });
    for (String broad : narrower.keySet()) {
      if (!open.containsKey(broad)) {
        free.add(broad);
      }
    }
    while (!free.isEmpty()) {
      for (String narrow : narrower.getOrDefault(free.poll(), List.of())) {
        if (open.merge(narrow, -1, Integer::sum) == 0) {
          open.remove(narrow);
          free.add(narrow);
        }
      }
    }
    return circle(open.keySet());
  }

  /** Follows broader ones that never come free: from each of them, a way leads into a circle. */
  private String circle(Set<String> stuck) {
    if (stuck.isEmpty()) {
      return null;
    }
    SortedSet<String> way = new TreeSet<>();
    String at = new TreeSet<>(stuck).first();
    while (way.add(at)) {
      SortedSet<String> next = new TreeSet<>(weights.get(at).keySet());
      next.retainAll(stuck);
      at = next.first();
    }
    return at;
  }

  /** Whether a way leads from one to the other; {@code around} leaves the direct edge out. */
  private static boolean reaches(
      Map<String, SortedSet<String>> edges, String from, String to, boolean around) {
    Deque<String> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    for (String next : edges.getOrDefault(from, new TreeSet<>())) {
      if (!around || !next.equals(to)) {
        open.add(next);
      }
    }
    if (!around && from.equals(to)) {
      return true;
    }
    while (!open.isEmpty()) {
      String at = open.poll();
      if (at.equals(to)) {
        return true;
      }
      if (seen.add(at)) {
        open.addAll(edges.getOrDefault(at, new TreeSet<>()));
      }
    }
    return false;
  }
}
