package org.tripleloom.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
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
  private final ClaimTable table;
  private final ClaimColumns claims;
  private final Touching touching;
  private final int[] paperCounts;
  private final int[] years;
  private final SortedMap<Integer, Integer> papersByYear;
  private final int[][] narrower;

  ClaimIndex(ClaimTable table) {
    this.table = table;
    this.claims = table.claims();
    this.years = new int[papers()];
    SortedMap<Integer, Integer> byYear = new TreeMap<>();
    for (int paper = 0; paper < years.length; paper++) {
      years[paper] = year(table.dates()[paper]);
      if (years[paper] > 0) {
        byYear.merge(years[paper], 1, Integer::sum);
      }
    }
    this.papersByYear = Collections.unmodifiableSortedMap(byYear);
    this.touching = Touching.of(claims, things());
    this.paperCounts = paperCounts(0, claim -> true);
    this.narrower = inverse(table.broader());
  }

  /** What it is made from. */
  ClaimTable table() {
    return table;
  }

  /** Reads the whole store once. */
  public static ClaimIndex read(Store store) {
    return new ClaimIndex(store.scan(scan -> new ClaimReader(store.iris()).read(scan)));
  }

  /** How many papers there are; their numbers are smaller than this, those of entities not. */
  public int papers() {
    return table.dates().length;
  }

  /** Papers and entities. */
  public int things() {
    return table.paths().length;
  }

  public int entities() {
    return things() - papers();
  }

  public int claims() {
    return claims.size();
  }

  /** The number of a paper or entity, or -1. */
  public int find(String path) {
    int paper = Arrays.binarySearch(table.paths(), 0, papers(), path);
    int found = paper >= 0 ? paper : Arrays.binarySearch(table.paths(), papers(), things(), path);
    return Math.max(found, -1);
  }

  public boolean isPaper(int thing) {
    return thing < papers();
  }

  public String path(int thing) {
    return table.paths()[thing];
  }

  /** A paper's title, an entity's preferred label. */
  public String label(int thing) {
    return table.labels()[thing];
  }

  /** As exact as it is known, {@code 2021-05}; empty where it is not. */
  public String date(int paper) {
    return table.dates()[paper];
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
    return table.classes();
  }

  /** IRIs, by number. */
  public List<String> properties() {
    return table.properties();
  }

  /** The classes of an entity, without {@code tl:ResearchEntity}. */
  public int[] types(int entity) {
    return table.types()[entity - papers()];
  }

  /** The entities that it is a kind of. */
  public int[] broader(int entity) {
    return table.broader()[entity - papers()];
  }

  /** The entities that are kinds of it, those in most papers first. */
  public int[] narrower(int entity) {
    return narrower[entity - papers()];
  }

  public int paper(int claim) {
    return claims.papers()[claim];
  }

  public int subject(int claim) {
    return claims.subjects()[claim];
  }

  public int property(int claim) {
    return claims.properties()[claim];
  }

  public int object(int claim) {
    return claims.objects()[claim];
  }

  /** From 0 to 1, in thousandths. */
  public double confidence(int claim) {
    return claims.confidences()[claim] / 1000d;
  }

  public boolean hedged(int claim) {
    return claims.hedged().get(claim);
  }

  /** Whether it says what a paper does with an entity, not what an entity has to do with one. */
  public boolean isRole(int claim) {
    return claims.isRole(claim);
  }

  /** The last part of its IRI. */
  public String hash(int claim) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(claims.hashes()[2 * claim])
        + hex.toHexDigits(claims.hashes()[2 * claim + 1]);
  }

  /** The first of a paper's claims, or of all behind them; those of a paper follow each other. */
  int firstIn(int paper) {
    return claims.starts()[paper];
  }

  /** The claims of a paper. */
  public void inPaper(int paper, double least, IntConsumer consumer) {
    for (int claim = firstIn(paper); claim < firstIn(paper + 1); claim++) {
      if (confidence(claim) >= least) {
        consumer.accept(claim);
      }
    }
  }

  /** The claims with an entity at either end, the surest first. */
  public void about(int entity, double least, IntConsumer consumer) {
    for (int i = touching.starts()[entity]; i < touching.starts()[entity + 1]; i++) {
      int claim = touching.claims()[i];
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
    return least == 0 ? paperCounts.clone() : paperCounts(least, claim -> true);
  }

  /** In how many papers each thing has such a role; 0 for papers. Costs a pass over all claims. */
  public int[] paperCounts(double least, IntPredicate role) {
    int[] counts = new int[things()];
    int[] last = new int[things()];
    Arrays.fill(last, -1);
    for (int claim = 0; claim < claims(); claim++) {
      int entity = object(claim);
      if (isRole(claim)
          && last[entity] != paper(claim)
          && confidence(claim) >= least
          && role.test(claim)) {
        last[entity] = paper(claim);
        counts[entity]++;
      }
    }
    return counts;
  }

  /** In how many papers an entity has a role. */
  public int paperCount(int entity, double least) {
    return least == 0 ? paperCounts[entity] : papersOf(entity, least).cardinality();
  }

  private static int year(String date) {
    return date.length() < 4 ? 0 : Integer.parseInt(date.substring(0, 4));
  }

  private int[][] inverse(int[][] wider) {
    int[] none = {};
    int[] sizes = new int[wider.length];
    for (int[] some : wider) {
      for (int entity : some) {
        sizes[entity - papers()]++;
      }
    }
    int[][] inverse = new int[wider.length][];
    for (int i = 0; i < wider.length; i++) {
      inverse[i] = sizes[i] == 0 ? none : new int[sizes[i]];
    }
    for (int i = wider.length - 1; i >= 0; i--) {
      for (int entity : wider[i]) {
        int[] kinds = inverse[entity - papers()];
        kinds[--sizes[entity - papers()]] = i + papers();
      }
    }
    for (int i = 0; i < inverse.length; i++) {
      if (inverse[i].length > 1) {
        inverse[i] = mostPapersFirst(inverse[i]);
      }
    }
    return inverse;
  }

  /** Equals stay in the order of their paths, which is that of their numbers. */
  private int[] mostPapersFirst(int[] entities) {
    return Arrays.stream(entities)
        .mapToLong(e -> ((long) (Integer.MAX_VALUE - paperCounts[e]) << 32) | e)
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }
}
