package org.tripleloom.search;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands near a paper or an entity because papers speak of both. */
public final class Neighbours {
  /** In more papers than this, an entity says nothing about what two papers share. */
  private static final double COMMON = 0.1;

  private final ClaimIndex index;
  private final double least;
  private final int[] paperCounts;

  /**
   * One that is near.
   *
   * @param thing number of the paper or entity
   * @param shared how many papers, or entities, it has in common
   */
  public record Neighbour(int thing, int shared, double score) {}

  /**
   * @param least confidence of the roles that count
   */
  public Neighbours(ClaimIndex index, double least) {
    this.index = index;
    this.least = least;
    this.paperCounts = index.paperCounts(least);
  }

  /** Entities that share papers with one: the more of both their papers, the nearer. */
  public List<Neighbour> ofEntity(int entity, int limit) {
    Map<Integer, Integer> shared = new HashMap<>();
    BitSet papers = index.papersOf(entity, least);
    papers.stream()
        .forEach(
            paper ->
                entities(paper).stream()
                    .filter(other -> other != entity)
                    .forEach(other -> shared.merge(other, 1, Integer::sum)));
    double own = papers.cardinality();
    return shared.entrySet().stream()
        .filter(e -> own < 3 || e.getValue() > 1)
        .map(
            e ->
                new Neighbour(
                    e.getKey(),
                    e.getValue(),
                    e.getValue() / Math.sqrt(own * paperCounts[e.getKey()])))
        .sorted(nearest())
        .limit(limit)
        .toList();
  }

  /** Papers that share entities with one: the rarer these are, the nearer. */
  public List<Neighbour> ofPaper(int paper, int limit) {
    Map<Integer, double[]> shared = new HashMap<>();
    double all = Math.max(1, index.papers());
    entities(paper).stream()
        .filter(entity -> paperCounts[entity] <= Math.max(20, all * COMMON))
        .forEach(
            entity -> {
              double weight = Math.log(all / paperCounts[entity]);
              index.papersOf(entity, least).stream()
                  .filter(other -> other != paper)
                  .forEach(
                      other -> {
                        double[] sum = shared.computeIfAbsent(other, o -> new double[2]);
                        sum[0]++;
                        sum[1] += weight;
                      });
            });
    return shared.entrySet().stream()
        .map(e -> new Neighbour(e.getKey(), (int) e.getValue()[0], e.getValue()[1]))
        .sorted(nearest())
        .limit(limit)
        .toList();
  }

  /** The entities with a role in a paper. */
  public BitSet entities(int paper) {
    BitSet found = new BitSet();
    index.inPaper(
        paper,
        least,
        claim -> {
          if (index.isRole(claim)) {
            found.set(index.object(claim));
          }
        });
    return found;
  }

  private Comparator<Neighbour> nearest() {
    return Comparator.comparingDouble(Neighbour::score)
        .reversed()
        .thenComparing(neighbour -> index.path(neighbour.thing()));
  }
}
