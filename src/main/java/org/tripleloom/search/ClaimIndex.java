package org.tripleloom.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.tripleloom.graph.Store;

/**
 * All claims of a store without their sentences, in memory, as of one moment: what pages count,
 * sort and filter by. Papers and entities are numbered from 0, papers first; so are claims, classes
 * and properties. About 100 bytes for each claim and 300 for each entity and paper. Immutable.
 */
public final class ClaimIndex {
  private final List<String> paths;
  private final List<String> labels;
  private final List<String> dates;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> classes;
  private final List<String> properties;
  private final int[][] types;
  private final int[][] broader;
  private final int[][] narrower;
  private final Claims claims;
  private final int[] starts;
  private final int[] touching;
  private final int[] paperCounts;
  private final int[] years;
  private final SortedMap<Integer, Integer> papersByYear;

  /**
   * Columns, one row for each claim, those of a paper next to each other.
   *
   * @param confidences in thousandths
   */
  record Claims(
      int[] papers,
      int[] subjects,
      byte[] properties,
      int[] objects,
      short[] confidences,
      long[] hashes,
      BitSet hedged,
      int[] starts) {
    int size() {
      return papers.length;
    }
  }

  ClaimIndex(
      List<String> paths,
      List<String> labels,
      List<String> dates,
      List<String> classes,
      List<String> properties,
      int[][] types,
      int[][] broader,
      Claims claims) {
    this.paths = paths;
    this.labels = labels;
    this.dates = dates;
    this.classes = List.copyOf(classes);
    this.properties = List.copyOf(properties);
    this.types = types;
    this.broader = broader;
    this.claims = claims;
    for (int i = 0; i < paths.size(); i++) {
      numbers.put(paths.get(i), i);
    }
    this.years = dates.stream().mapToInt(ClaimIndex::year).toArray();
    SortedMap<Integer, Integer> byYear = new TreeMap<>();
    Arrays.stream(years).filter(year -> year > 0).forEach(y -> byYear.merge(y, 1, Integer::sum));
    this.papersByYear = Collections.unmodifiableSortedMap(byYear);
    this.starts = new int[paths.size() + 1];
    this.touching = touching();
    this.paperCounts = countPapers(0);
    this.narrower = inverse(broader);
  }

  /** Reads the whole store once. */
  public static ClaimIndex read(Store store) {
    return store.scan(scan -> new ClaimReader(store.iris()).read(scan));
  }

  /** How many papers there are; their numbers are smaller than this, those of entities not. */
  public int papers() {
    return dates.size();
  }

  /** Papers and entities. */
  public int things() {
    return paths.size();
  }

  public int entities() {
    return things() - papers();
  }

  public int claims() {
    return claims.size();
  }

  /** The number of a paper or entity, or -1. */
  public int find(String path) {
    return numbers.getOrDefault(path, -1);
  }

  public boolean isPaper(int thing) {
    return thing < papers();
  }

  public String path(int thing) {
    return paths.get(thing);
  }

  /** A paper's title, an entity's preferred label. */
  public String label(int thing) {
    return labels.get(thing);
  }

  /** As exact as it is known, {@code 2021-05}; empty where it is not. */
  public String date(int paper) {
    return dates.get(paper);
  }

  /** 0 where it is not known. */
  public int year(int paper) {
    return years[paper];
  }

  /** How many papers there are of each year in which there are any. */
  public SortedMap<Integer, Integer> papersByYear() {
    return papersByYear;
  }

  /** IRIs, by number. */
  public List<String> classes() {
    return classes;
  }

  /** IRIs, by number. */
  public List<String> properties() {
    return properties;
  }

  /** The classes of an entity, without {@code tl:ResearchEntity}. */
  public int[] types(int entity) {
    return types[entity - papers()];
  }

  /** The entities that it is a kind of. */
  public int[] broader(int entity) {
    return broader[entity - papers()];
  }

  /** The entities that are kinds of it, those in most papers first. */
  public int[] narrower(int entity) {
    return narrower[entity - papers()];
  }

  public int paper(int claim) {
    return claims.papers[claim];
  }

  public int subject(int claim) {
    return claims.subjects[claim];
  }

  public int property(int claim) {
    return claims.properties[claim];
  }

  public int object(int claim) {
    return claims.objects[claim];
  }

  /** From 0 to 1, in thousandths. */
  public double confidence(int claim) {
    return claims.confidences[claim] / 1000d;
  }

  public boolean hedged(int claim) {
    return claims.hedged.get(claim);
  }

  /** Whether it says what a paper does with an entity, not what an entity has to do with one. */
  public boolean isRole(int claim) {
    return isPaper(subject(claim));
  }

  /** The last part of its IRI. */
  public String hash(int claim) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(claims.hashes[2 * claim])
        + hex.toHexDigits(claims.hashes[2 * claim + 1]);
  }

  /** The claims of a paper. */
  public void inPaper(int paper, double least, IntConsumer consumer) {
    for (int claim = claims.starts[paper]; claim < claims.starts[paper + 1]; claim++) {
      if (confidence(claim) >= least) {
        consumer.accept(claim);
      }
    }
  }

  /** The claims with an entity at either end, the surest first. */
  public void about(int entity, double least, IntConsumer consumer) {
    for (int i = starts[entity]; i < starts[entity + 1]; i++) {
      int claim = touching[i];
      if (confidence(claim) < least) {
        return;
      }
      consumer.accept(claim);
    }
  }

  /** The papers with a role for the entity, by number. */
  public BitSet papersOf(int entity, double least) {
    return papersOf(entity, least, claim -> true);
  }

  /** The papers with such a role for the entity, by number. */
  public BitSet papersOf(int entity, double least, IntPredicate role) {
    BitSet found = new BitSet();
    about(
        entity,
        least,
        claim -> {
          if (isRole(claim) && role.test(claim)) {
            found.set(paper(claim));
          }
        });
    return found;
  }

  /** In how many papers each thing has a role; 0 for papers. Costs a pass over all claims. */
  public int[] paperCounts(double least) {
    return least == 0 ? paperCounts.clone() : countPapers(least);
  }

  /** In how many papers an entity has a role. */
  public int paperCount(int entity, double least) {
    return least == 0 ? paperCounts[entity] : papersOf(entity, least).cardinality();
  }

  private int[] countPapers(double least) {
    int[] counts = new int[things()];
    int[] last = new int[things()];
    Arrays.fill(last, -1);
    for (int claim = 0; claim < claims(); claim++) {
      int entity = object(claim);
      if (isRole(claim) && last[entity] != paper(claim) && confidence(claim) >= least) {
        last[entity] = paper(claim);
        counts[entity]++;
      }
    }
    return counts;
  }

  private static int year(String date) {
    return date.length() < 4 ? 0 : Integer.parseInt(date.substring(0, 4));
  }

  private int[] touching() {
    int[] counts = new int[things() + 1];
    for (int claim = 0; claim < claims(); claim++) {
      counts[object(claim) + 1]++;
      if (!isRole(claim)) {
        counts[subject(claim) + 1]++;
      }
    }
    for (int i = 0; i < things(); i++) {
      starts[i + 1] = starts[i] + counts[i + 1];
    }
    int[] at = Arrays.copyOf(starts, starts.length);
    int[] all = new int[starts[things()]];
    for (int claim : bySureness()) {
      all[at[object(claim)]++] = claim;
      if (!isRole(claim)) {
        all[at[subject(claim)]++] = claim;
      }
    }
    return all;
  }

  private int[] bySureness() {
    int[] buckets = new int[1002];
    for (int claim = 0; claim < claims(); claim++) {
      buckets[1001 - claims.confidences[claim]]++;
    }
    for (int i = 1; i < buckets.length; i++) {
      buckets[i] += buckets[i - 1];
    }
    int[] sorted = new int[claims()];
    for (int claim = 0; claim < claims(); claim++) {
      sorted[buckets[1000 - claims.confidences[claim]]++] = claim;
    }
    return sorted;
  }

  private int[][] inverse(int[][] wider) {
    List<List<Integer>> inverse = new ArrayList<>();
    for (int i = 0; i < wider.length; i++) {
      inverse.add(new ArrayList<>(0));
    }
    for (int i = 0; i < wider.length; i++) {
      for (int entity : wider[i]) {
        inverse.get(entity - papers()).add(i + papers());
      }
    }
    return inverse.stream()
        .map(
            kinds ->
                kinds.stream()
                    .sorted(
                        Comparator.<Integer>comparingInt(kind -> -paperCounts[kind])
                            .thenComparing(this::path))
                    .mapToInt(kind -> kind)
                    .toArray())
        .toArray(int[][]::new);
  }
}
