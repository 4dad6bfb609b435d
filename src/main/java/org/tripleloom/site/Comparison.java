package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Property;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Tl;

/** What the claims say of some entities, row by row. */
final class Comparison {
  private static final int ROWS = 8;

  /** Those that come first; the others follow by their labels. */
  private static final List<String> FIRST =
      Stream.of(Tl.USED_FOR, Tl.EVALUATED_ON, Tl.MITIGATES, Tl.EXHIBITS, Tl.CAUSES, Tl.OUTPERFORMS)
          .map(Property::getURI)
          .toList();

  private static final int DISAGREEMENTS = 20;

  /** What cannot both be so of the same two things. */
  static final List<List<Property>> OPPOSITES =
      List.of(List.of(Tl.MITIGATES, Tl.CAUSES), List.of(Tl.MITIGATES, Tl.EXHIBITS));

  /** What is counted of the papers that introduce or use what is compared. */
  static final List<Property> COUNTED =
      List.of(Tl.ADDRESSES, Tl.EVALUATES_ON, Tl.REPORTS, Tl.STUDIES);

  private final Present present;
  private final ClaimIndex index;
  private final Evidence evidence;
  private final List<Integer> compared;
  private final double least;

  /** The claims of one statement, the surest first. */
  private record Stated(int subject, int property, int object, List<Integer> claims) {}

  private final Map<List<Integer>, Stated> statements = new LinkedHashMap<>();

  /**
   * @param compared numbers of entities
   */
  Comparison(Present present, Evidence evidence, List<Integer> compared, double least) {
    this.present = present;
    this.index = present.index();
    this.evidence = evidence;
    this.compared = compared;
    this.least = least;
    for (int entity : compared) {
      index.about(entity, least, claim -> note(entity, claim));
    }
  }

  private void note(int entity, int claim) {
    boolean again = index.subject(claim) != entity && compared.contains(index.subject(claim));
    if (!index.isRole(claim) && !again) {
      int[] key = {index.subject(claim), index.property(claim), index.object(claim)};
      statements
          .computeIfAbsent(
              Arrays.stream(key).boxed().toList(),
              k -> new Stated(key[0], key[1], key[2], new ArrayList<>()))
          .claims
          .add(claim);
    }
  }

  ComparePage page(List<String> unknown) {
    List<EntityLink> links =
        compared.stream().map(e -> present.link(e, index.paperCount(e, least))).toList();
    return new ComparePage(
        links,
        compared.size() < 2 ? List.of() : sections(),
        compared.size() < 2 ? List.of() : counts(),
        between(),
        disagreements(),
        unknown);
  }

  /** By relation, as subject before as object. */
  private List<ComparePage.Section> sections() {
    List<ComparePage.Section> sections = new ArrayList<>();
    for (OntologyProperty property : relations(present.ontology())) {
      for (boolean asSubject : new boolean[] {true, false}) {
        Map<Integer, Stated[]> rows = new TreeMap<>();
        for (Stated stated : statements.values()) {
          int self = asSubject ? stated.subject : stated.object;
          int other = asSubject ? stated.object : stated.subject;
          int column = compared.indexOf(self);
          boolean fits = stated.property == present.number(property);
          if (fits && column >= 0 && !compared.contains(other)) {
            rows.computeIfAbsent(other, o -> new Stated[compared.size()])[column] = stated;
          }
        }
        if (!rows.isEmpty()) {
          sections.add(section(property, asSubject, rows));
        }
      }
    }
    return sections;
  }

  /** In the order of their sections. */
  static List<OntologyProperty> relations(Ontology ontology) {
    List<OntologyProperty> relations =
        new ArrayList<>(ontology.subproperties(Tl.RELATES_TO.getURI()));
    relations.sort(
        Comparator.comparingInt(
            relation -> (FIRST.indexOf(relation.iri()) + FIRST.size() + 1) % (FIRST.size() + 1)));
    return relations;
  }

  private ComparePage.Section section(
      OntologyProperty property, boolean asSubject, Map<Integer, Stated[]> found) {
    String label = asSubject ? property.label() : property.inverseLabel();
    return section(
        label.isEmpty() ? property.label() : label,
        property,
        found,
        stated -> stated == null ? 0 : stated.claims.size(),
        this::cell);
  }

  /**
   * The rows that fill most columns first, then those with most behind them.
   *
   * @param size of what stands in a column; 0 where nothing does
   */
  private <T> ComparePage.Section section(
      String label,
      OntologyProperty property,
      Map<Integer, T[]> found,
      ToIntFunction<T> size,
      Function<T, ComparePage.Cell> cell) {
    List<Map.Entry<Integer, T[]>> order = new ArrayList<>(found.entrySet());
    order.removeIf(row -> compared.contains(row.getKey()));
    order.sort(
        Comparator.comparingLong((Map.Entry<Integer, T[]> row) -> -filled(row.getValue(), size))
            .thenComparingInt(row -> -Arrays.stream(row.getValue()).mapToInt(size).sum())
            .thenComparing(row -> index.path(row.getKey())));
    List<ComparePage.Row> rows =
        order.stream()
            .limit(ROWS)
            .map(
                row ->
                    new ComparePage.Row(
                        present.link(row.getKey()),
                        Arrays.stream(row.getValue()).map(cell).toList()))
            .toList();
    return new ComparePage.Section(
        capital(label), property.definition(), rows, order.size() - rows.size());
  }

  private static <T> long filled(T[] row, ToIntFunction<T> size) {
    return Arrays.stream(row).filter(one -> size.applyAsInt(one) > 0).count();
  }

  private static String capital(String label) {
    return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
  }

  private ComparePage.Cell cell(Stated stated) {
    return stated == null
        ? null
        : new ComparePage.Cell(
            papers(stated), evidence.line(stated.claims.get(0), -1).orElse(null));
  }

  private int papers(Stated stated) {
    return (int) stated.claims.stream().map(index::paper).distinct().count();
  }

  /** What papers that introduce or use one of them address, evaluate on, report and study. */
  private List<ComparePage.Section> counts() {
    List<ComparePage.Section> sections = new ArrayList<>();
    List<BitSet> papers = compared.stream().map(this::papersWith).toList();
    for (Property role : COUNTED) {
      int number = index.properties().indexOf(role.getURI());
      Map<Integer, Integer[]> counts = new TreeMap<>();
      for (int column = 0; column < compared.size(); column++) {
        int at = column;
        papers.get(column).stream()
            .forEach(
                paper ->
                    index.inPaper(
                        paper,
                        least,
                        claim -> {
                          if (index.isRole(claim) && index.property(claim) == number) {
                            counts.computeIfAbsent(index.object(claim), this::zeros)[at]++;
                          }
                        }));
      }
      present
          .ontology()
          .findProperty(role.getURI())
          .filter(property -> !counts.isEmpty())
          .ifPresent(
              property ->
                  sections.add(
                      section(
                          property.label(),
                          property,
                          counts,
                          Integer::intValue,
                          n -> n == 0 ? null : new ComparePage.Cell(n, null))));
    }
    return sections;
  }

  private Integer[] zeros(int of) {
    Integer[] row = new Integer[compared.size()];
    Arrays.fill(row, 0);
    return row;
  }

  private BitSet papersWith(int entity) {
    int introduces = index.properties().indexOf(Tl.INTRODUCES.getURI());
    int uses = index.properties().indexOf(Tl.USES.getURI());
    return index.papersOf(
        entity,
        least,
        claim -> index.property(claim) == introduces || index.property(claim) == uses);
  }

  private List<ComparePage.Between> between() {
    return statements.values().stream()
        .filter(s -> compared.contains(s.subject) && compared.contains(s.object))
        .sorted(Comparator.comparingInt((Stated s) -> s.property))
        .map(this::between)
        .toList();
  }

  private ComparePage.Between between(Stated stated) {
    return new ComparePage.Between(
        present.link(stated.subject),
        present.property(stated.property).label(),
        present.link(stated.object),
        cell(stated));
  }

  /** A relation in both directions, and relations that exclude each other. */
  private List<ComparePage.Disagreement> disagreements() {
    List<ComparePage.Disagreement> found = new ArrayList<>();
    Collection<Stated> all = List.copyOf(statements.values());
    for (Stated stated : all) {
      Stated back = statements.get(List.of(stated.object, stated.property, stated.subject));
      if (back != null && first(stated, back)) {
        found.add(new ComparePage.Disagreement(between(stated), between(back)));
      }
      for (List<Property> pair : OPPOSITES) {
        if (is(stated, pair.get(0))) {
          int opposite = index.properties().indexOf(pair.get(1).getURI());
          Stated other = statements.get(List.of(stated.subject, opposite, stated.object));
          if (other != null) {
            found.add(new ComparePage.Disagreement(between(stated), between(other)));
          }
        }
      }
    }
    return found.stream().limit(DISAGREEMENTS).toList();
  }

  /** Of the two directions of one relation, that of the one that was chosen first. */
  private boolean first(Stated one, Stated other) {
    int a = compared.indexOf(one.subject);
    int b = compared.indexOf(other.subject);
    return a >= 0 && (b < 0 || a < b);
  }

  private boolean is(Stated stated, Property property) {
    return index.properties().get(stated.property).equals(property.getURI());
  }
}
