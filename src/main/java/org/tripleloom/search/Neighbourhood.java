package org.tripleloom.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Some papers and entities, what stands next to each of them, and all that is stated between what
 * is shown.
 *
 * @param vertices those in the middle first, then their neighbours
 * @param edges one for each two things and each property between them, the surest first
 */
public record Neighbourhood(List<Vertex> vertices, List<Edge> edges) {
  /** More cannot be told apart in a drawing. */
  public static final int MOST = 60;

  private static final int AROUND_ONE = 24;

  /**
   * One node of the drawing.
   *
   * @param thing number of a paper or entity
   * @param hidden how many neighbours of one in the middle are not shown; 0 for the others
   */
  public record Vertex(int thing, boolean middle, int hidden) {}

  /**
   * What is stated of two things.
   *
   * @param best number of the surest claim
   * @param claims how many say so
   */
  public record Edge(int best, int claims) {}

  /**
   * What is shown.
   *
   * @param things the neighbours that may be shown, by number
   * @param properties that count, by number
   * @param least confidence
   */
  public record Filter(IntPredicate things, IntPredicate properties, double least) {
    public static final Filter NONE = new Filter(thing -> true, property -> true, 0);
  }

  public Neighbourhood {
    vertices = List.copyOf(vertices);
    edges = List.copyOf(edges);
  }

  /**
   * Draws around some things. Of each, the neighbours that most is stated with come first, two
   * entities to one paper. Costs a pass over the claims about what is shown.
   *
   * @param middle numbers of papers and entities; those for which there is no room are left out
   */
  public static Neighbourhood around(ClaimIndex index, Collection<Integer> middle, Filter filter) {
    return new Drawing(index, filter).around(middle);
  }

  private record Drawing(ClaimIndex index, Filter filter) {
    Neighbourhood around(Collection<Integer> middle) {
      Set<Integer> centres =
          middle.stream()
              .distinct()
              .limit(MOST / 2)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      Set<Integer> shown = new LinkedHashSet<>(centres);
      int room = centres.isEmpty() ? 0 : Math.min(AROUND_ONE, MOST / centres.size() - 1);
      Map<Integer, List<Integer>> around = new LinkedHashMap<>();
      for (int thing : centres) {
        List<Integer> neighbours = neighbours(thing);
        around.put(thing, neighbours);
        neighbours.stream().filter(n -> !shown.contains(n)).limit(room).forEach(shown::add);
      }
      List<Vertex> vertices = new ArrayList<>();
      for (int thing : shown) {
        long hidden =
            around.getOrDefault(thing, List.of()).stream()
                .filter(other -> !shown.contains(other))
                .count();
        vertices.add(new Vertex(thing, centres.contains(thing), (int) hidden));
      }
      return new Neighbourhood(vertices, edges(shown));
    }

    /** Two entities to one paper, those that most is stated with first. */
    private List<Integer> neighbours(int thing) {
      Map<Integer, Double> weights = new HashMap<>();
      claims(
          thing,
          claim -> {
            int other = index.subject(claim) == thing ? index.object(claim) : index.subject(claim);
            if (other != thing && filter.things.test(other)) {
              weights.merge(other, index.confidence(claim), Double::sum);
            }
          });
      Map<Boolean, List<Integer>> ranked =
          weights.keySet().stream()
              .sorted(
                  Comparator.<Integer>comparingDouble(other -> -weights.get(other))
                      .thenComparing(index::path))
              .collect(Collectors.partitioningBy(index::isPaper));
      Iterator<Integer> entities = ranked.get(false).iterator();
      Iterator<Integer> papers = ranked.get(true).iterator();
      List<Integer> all = new ArrayList<>();
      while (entities.hasNext() || papers.hasNext()) {
        boolean paper = !entities.hasNext() || all.size() % 3 == 2 && papers.hasNext();
        all.add(paper ? papers.next() : entities.next());
      }
      return all;
    }

    private List<Edge> edges(Set<Integer> shown) {
      Map<List<Integer>, Edge> edges = new HashMap<>();
      Set<Integer> seen = new HashSet<>();
      for (int thing : shown) {
        claims(
            thing,
            claim -> {
              boolean inside =
                  shown.contains(index.subject(claim)) && shown.contains(index.object(claim));
              if (inside && seen.add(claim)) {
                edges.merge(
                    List.of(index.subject(claim), index.property(claim), index.object(claim)),
                    new Edge(claim, 1),
                    this::both);
              }
            });
      }
      return edges.values().stream().sorted(Comparator.comparing(Edge::best, surest())).toList();
    }

    private Edge both(Edge a, Edge b) {
      int best = surest().compare(a.best, b.best) <= 0 ? a.best : b.best;
      return new Edge(best, a.claims + b.claims);
    }

    private Comparator<Integer> surest() {
      return Comparator.<Integer>comparingDouble(claim -> -index.confidence(claim))
          .thenComparing(index::hash);
    }

    /** The claims about a paper or entity that count; not those that a paper makes of entities. */
    private void claims(int thing, IntConsumer consumer) {
      IntConsumer some =
          claim -> {
            boolean touches = index.subject(claim) == thing || index.object(claim) == thing;
            if (touches && filter.properties.test(index.property(claim))) {
              consumer.accept(claim);
            }
          };
      if (index.isPaper(thing)) {
        index.inPaper(thing, filter.least, some);
      } else {
        index.about(thing, filter.least, some);
      }
    }
  }
}
