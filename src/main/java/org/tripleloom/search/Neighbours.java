package org.tripleloom.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** What stands near a paper or an entity because papers speak of both. */
public final class Neighbours {
  /** In more papers than this, an entity says nothing about what two papers share. */
  private static final double COMMON = 0.1;

  private final ClaimIndex index;
  private final double least;
  private final IntUnaryOperator paperCount;

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
    int[] counts = least == 0 ? null : index.paperCounts(least);
    this.paperCount = counts == null ? thing -> index.paperCount(thing, 0) : thing -> counts[thing];
  }

  /** Entities that share papers with one: the more of both their papers, the nearer. */
  public List<Neighbour> ofEntity(int entity, int limit) {
    BitSet papers = index.papersOf(entity, least);
    int[] found = new int[16];
    int size = 0;
    for (int paper = papers.nextSetBit(0); paper >= 0; paper = papers.nextSetBit(paper + 1)) {
      int[] others = entitiesOf(paper);
      if (size + others.length > found.length) {
        found = Arrays.copyOf(found, 2 * (size + others.length));
      }
      System.arraycopy(others, 0, found, size, others.length);
      size += others.length;
    }
    Arrays.sort(found, 0, size);
    double own = papers.cardinality();
    List<Neighbour> near = new ArrayList<>();
    for (int from = 0, to = 0; from < size; from = to) {
      int other = found[from];
      while (to < size && found[to] == other) {
        to++;
      }
      int shared = to - from;
      if (other != entity && (own < 3 || shared > 1)) {
        near.add(
            new Neighbour(other, shared, shared / Math.sqrt(own * paperCount.applyAsInt(other))));
      }
    }
    near.sort(nearest());
    return List.copyOf(near.subList(0, Math.min(limit, near.size())));
  }

  /** Papers that share entities with one: the rarer these are, the nearer. */
  public List<Neighbour> ofPaper(int paper, int limit) {
    double all = Math.max(1, index.papers());
    Map<Integer, double[]> shared = new HashMap<>();
    for (int entity : entitiesOf(paper)) {
      int papers = paperCount.applyAsInt(entity);
      if (papers <= Math.max(20, all * COMMON)) {
        double weight = Math.log(all / papers);
        index.papersOf(entity, least).stream()
            .filter(other -> other != paper)
            .forEach(
                other -> {
                  double[] sum = shared.computeIfAbsent(other, o -> new double[2]);
                  sum[0]++;
                  sum[1] += weight;
                });
      }
    }
    return shared.entrySet().stream()
        .map(e -> new Neighbour(e.getKey(), (int) e.getValue()[0], e.getValue()[1]))
        .sorted(nearest())
        .limit(limit)
        .toList();
  }

  /** The entities with a role in a paper, by number. */
  public BitSet entities(int paper) {
    BitSet found = new BitSet();
    for (int entity : entitiesOf(paper)) {
      found.set(entity);
    }
    return found;
  }

  private int[] entitiesOf(int paper) {
    int[] found = new int[16];
    int size = 0;
    for (int claim = index.firstIn(paper); claim < index.firstIn(paper + 1); claim++) {
      if (index.isRole(claim) && index.confidence(claim) >= least) {
        if (size == found.length) {
          found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = index.object(claim);
      }
    }
    Arrays.sort(found, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        found[kept++] = found[i];
      }
    }
    return Arrays.copyOf(found, kept);
  }

  private Comparator<Neighbour> nearest() {
    return Comparator.comparingDouble(Neighbour::score)
        .reversed()
        .thenComparing(neighbour -> index.path(neighbour.thing()));
  }
}
