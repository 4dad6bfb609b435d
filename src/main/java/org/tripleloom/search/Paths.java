package org.tripleloom.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.graph.Iris;

/**
 * Short ways from one paper or entity to another over what papers state, with the sentence of every
 * step. Searched from both ends at once, the nearer half of the way from each. What so many papers
 * speak of that it leads everywhere is not passed through.
 */
public final class Paths {
  /** As many as are given. */
  public static final int MOST = 5;

  /** Least confidence of a step unless another is asked for. */
  public static final double USUAL_LEAST = 0.5;

  /** Steps of the longest. */
  private static final int LONGEST = 4;

  /** Ways of one length that are compared. */
  private static final int MOST_COMPARED = 400;

  /** Things whose claims are looked at, from both ends together. */
  private static final int MOST_LOOKED_AT = 5000;

  /** An entity between the ends is in no more papers than this, or than a share of all. */
  private static final int HUB = 50;

  private static final double SHARE_OF_HUB = 0.02;

  /** Of the ways given, those that say no more than that papers speak of both. */
  private static final int MOST_BY_PAPERS_ALONE = 2;

  /** What two things have to do with each other that one paper speaks of may be little. */
  private static final int WEIGHT_OF_A_PAPER = 30;

  /**
   * A way from one thing to another.
   *
   * @param stops from the first thing to the last
   * @param steps one less: the surest statement between a stop and the next, in either direction
   */
  public record Way(List<Thing> stops, List<Statement> steps) {
    public Way {
      stops = List.copyOf(stops);
      steps = List.copyOf(steps);
      if (stops.size() != steps.size() + 1) {
        throw new IllegalArgumentException(stops.size() + " stops, " + steps.size() + " steps");
      }
    }
  }

  /** The same by number: of things, and of claims, one less. */
  private record Trace(List<Integer> stops, List<Integer> claims) {}

  private final ClaimIndex index;
  private final double least;
  private final Map<Integer, Map<Integer, Integer>> known = new HashMap<>();
  private int lookedAt;

  private Paths(ClaimIndex index, double least) {
    this.index = index;
    this.least = least;
  }

  /**
   * Up to {@link #MOST} ways, the shortest first, and of one length those that are surest and lead
   * through what is special. Looks at a bounded part of the claims, so between two things that are
   * far from each other it may find none.
   *
   * @param view of about the same moment as the index, for what is shown
   * @param from IRI path of an entity or a paper, as {@code to}
   * @param least confidence of a step
   */
  public static List<Way> between(
      DatasetGraph view, Iris iris, ClaimIndex index, String from, String to, double least) {
    int start = index.find(from);
    int end = index.find(to);
    if (start < 0 || end < 0 || start == end) {
      return List.of();
    }
    Paths paths = new Paths(index, least);
    List<Way> ways = new ArrayList<>();
    for (Trace trace : paths.search(start, end)) {
      paths.way(view, iris, trace).ifPresent(ways::add);
    }
    return ways;
  }

  /** One end's half of the search: of each thing reached, the claims that lead back to the end. */
  private static final class Half {
    private final Map<Integer, Map<Integer, Integer>> back = new LinkedHashMap<>();
    private List<Integer> rim;

    Half(int end) {
      back.put(end, Map.of());
      rim = List.of(end);
    }
  }

  private List<Trace> search(int start, int end) {
    Half left = new Half(start);
    Half right = new Half(end);
    Map<List<Integer>, Trace> found = new LinkedHashMap<>();
    Integer direct = neighbours(start).get(end);
    if (direct != null) {
      found.put(List.of(start, end), new Trace(List.of(start, end), List.of(direct)));
    }
    widen(left, end);
    for (int length = 2; length <= LONGEST && found.size() < MOST; length++) {
      widen(length % 2 == 0 ? right : left, length % 2 == 0 ? start : end);
      meetings(left, right).forEach(trace -> found.putIfAbsent(trace.stops(), trace));
    }
    return best(found.values());
  }

  /** One step further from a half's end, without arriving at the other. */
  private void widen(Half half, int otherEnd) {
    Map<Integer, Map<Integer, Integer>> reached = new LinkedHashMap<>();
    for (int thing : half.rim) {
      if (lookedAt++ < MOST_LOOKED_AT) {
        neighbours(thing)
            .forEach(
                (neighbour, claim) -> {
                  if (neighbour != otherEnd && !half.back.containsKey(neighbour)) {
                    reached
                        .computeIfAbsent(neighbour, n -> new LinkedHashMap<>())
                        .put(thing, claim);
                  }
                });
      }
    }
    half.back.putAll(reached);
    half.rim = reached.keySet().stream().filter(thing -> !isHub(thing)).toList();
  }

  /** What some paper states something of together with this, and the surest such claim. */
  private Map<Integer, Integer> neighbours(int thing) {
    return known.computeIfAbsent(thing, this::read);
  }

  private Map<Integer, Integer> read(int thing) {
    Map<Integer, Integer> neighbours = new LinkedHashMap<>();
    if (index.isPaper(thing)) {
      index.inPaper(
          thing,
          least,
          claim -> {
            if (index.isRole(claim)) {
              neighbours.merge(index.object(claim), claim, this::surer);
            }
          });
    } else {
      index.about(
          thing,
          least,
          claim -> {
            boolean from = index.subject(claim) == thing;
            neighbours.putIfAbsent(from ? index.object(claim) : index.subject(claim), claim);
          });
    }
    neighbours.remove(thing);
    return neighbours;
  }

  private int surer(int a, int b) {
    return index.confidence(b) > index.confidence(a) ? b : a;
  }

  private boolean isHub(int thing) {
    return !index.isPaper(thing)
        && index.paperCount(thing, 0) > Math.max(HUB, SHARE_OF_HUB * index.papers());
  }

  /** The ways over what both halves have reached, the special first. */
  private List<Trace> meetings(Half left, Half right) {
    List<Integer> middles = new ArrayList<>(left.back.keySet());
    middles.retainAll(right.back.keySet());
    middles.sort(
        Comparator.<Integer>comparingInt(thing -> weight(thing)).thenComparing(index::path));
    List<Trace> traces = new ArrayList<>();
    for (int middle : middles) {
      for (Trace head : ways(left, middle)) {
        for (Trace tail : ways(right, middle)) {
          Trace trace = joined(head, tail);
          if (traces.size() < MOST_COMPARED && isPassable(trace.stops())) {
            traces.add(trace);
          }
        }
      }
    }
    return traces;
  }

  private boolean isPassable(List<Integer> stops) {
    return new HashSet<>(stops).size() == stops.size()
        && between(stops).noneMatch(this::isHub)
        && !isDetour(stops);
  }

  /** Whether a step from one stop to a later one than the next would do. */
  private boolean isDetour(List<Integer> stops) {
    for (int i = 0; i + 2 < stops.size(); i++) {
      // the two ends may be joined: other ways than the direct one are wanted too
      int last = i == 0 ? stops.size() - 1 : stops.size();
      if (stops.subList(i + 2, last).stream().anyMatch(neighbours(stops.get(i))::containsKey)) {
        return true;
      }
    }
    return false;
  }

  private static Stream<Integer> between(List<Integer> stops) {
    return stops.subList(1, stops.size() - 1).stream();
  }

  /** From a half's end to what it has reached. */
  private static List<Trace> ways(Half half, int reached) {
    Map<Integer, Integer> back = half.back.get(reached);
    if (back.isEmpty()) {
      return List.of(new Trace(List.of(reached), List.of()));
    }
    List<Trace> ways = new ArrayList<>();
    back.forEach(
        (before, claim) -> {
          if (ways.size() < MOST_COMPARED) {
            for (Trace way : ways(half, before)) {
              ways.add(new Trace(followed(way.stops(), reached), followed(way.claims(), claim)));
            }
          }
        });
    return ways;
  }

  private static List<Integer> followed(List<Integer> list, int next) {
    List<Integer> longer = new ArrayList<>(list);
    longer.add(next);
    return longer;
  }

  /** Of two ways to the same middle. */
  private static Trace joined(Trace head, Trace tail) {
    List<Integer> stops = new ArrayList<>(head.stops());
    List<Integer> claims = new ArrayList<>(head.claims());
    for (int i = tail.claims().size() - 1; i >= 0; i--) {
      claims.add(tail.claims().get(i));
      stops.add(tail.stops().get(i));
    }
    return new Trace(stops, claims);
  }

  private List<Trace> best(Collection<Trace> traces) {
    List<Trace> ordered = new ArrayList<>(traces);
    ordered.sort(
        Comparator.comparingInt((Trace trace) -> trace.claims().size())
            .thenComparingDouble(trace -> -worth(trace))
            .thenComparing(trace -> trace.stops().stream().map(index::path).toList().toString()));
    Set<Trace> chosen = new HashSet<>();
    int byPapers = 0;
    for (Trace trace : ordered) {
      boolean plain = trace.stops().size() > 2 && between(trace.stops()).allMatch(index::isPaper);
      if (chosen.size() < MOST && (!plain || byPapers++ < MOST_BY_PAPERS_ALONE)) {
        chosen.add(trace);
      }
    }
    for (Trace trace : ordered) {
      if (chosen.size() < MOST) {
        chosen.add(trace);
      }
    }
    return ordered.stream().filter(chosen::contains).toList();
  }

  private double worth(Trace trace) {
    double worth = 1;
    for (int claim : trace.claims()) {
      worth *= index.confidence(claim);
    }
    for (int stop : between(trace.stops()).toList()) {
      worth /= Math.log(2.0 + weight(stop));
    }
    return worth;
  }

  private int weight(int thing) {
    return index.isPaper(thing) ? WEIGHT_OF_A_PAPER : index.paperCount(thing, 0);
  }

  /** With names and sentences; empty when the graphs have changed since the index was read. */
  private Optional<Way> way(DatasetGraph view, Iris iris, Trace trace) {
    List<Thing> stops = new ArrayList<>();
    for (int stop : trace.stops()) {
      Thing.read(view, iris, iris.of(index.path(stop))).ifPresent(stops::add);
    }
    List<Statement> steps = new ArrayList<>();
    for (int claim : trace.claims()) {
      Statement.read(view, iris, iris.claim(index.hash(claim))).ifPresent(steps::add);
    }
    boolean whole = stops.size() == trace.stops().size() && steps.size() == trace.claims().size();
    return whole ? Optional.of(new Way(stops, steps)) : Optional.empty();
  }
}
