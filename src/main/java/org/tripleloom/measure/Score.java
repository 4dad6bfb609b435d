package org.tripleloom.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of the reference scorer: micro-averaged over papers, in percent with one decimal. A
 * gold paper without a prediction counts as an empty one, extra predictions are ignored.
 *
 * @param papers in order of the gold file
 * @param figures counts by name: {@code entity}, {@code type}, {@code role}, {@code both}, {@code
 *     relation}, then {@code type Method}, {@code role uses}, {@code relation usedFor} and so on,
 *     one for each name that gold or prediction use, sorted within its kind
 */
public record Score(List<PaperScore> papers, Map<String, Counts> figures) {
  public Score {
    papers = List.copyOf(papers);
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  public static Score of(Map<String, Annotated> gold, Map<String, Annotated> predicted) {
    List<PaperScore> papers = new ArrayList<>();
    gold.forEach(
        (id, paper) ->
            papers.add(PaperScore.of(paper, predicted.getOrDefault(id, Annotated.empty(id)))));
    return of(papers);
  }

  private static Score of(List<PaperScore> papers) {
    Map<String, Counts> figures = new LinkedHashMap<>();
    for (String headline : List.of("entity", "type", "role", "both", "relation")) {
      figures.put(headline, Counts.NONE);
    }
    for (String kind : List.of("type ", "role ", "relation ")) {
      SortedMap<String, Counts> rows = new TreeMap<>();
      for (PaperScore paper : papers) {
        paper
            .figures()
            .forEach(
                (name, counts) -> {
                  if (name.startsWith(kind)) {
                    rows.merge(name, counts, Counts::plus);
                  }
                });
      }
      figures.putAll(rows);
    }
    for (PaperScore paper : papers) {
      paper
          .figures()
          .forEach(
              (name, counts) -> {
                if (name.indexOf(' ') < 0) {
                  figures.merge(name, counts, Counts::plus);
                }
              });
    }
    return new Score(papers, figures);
  }

  public Counts entity() {
    return figures.get("entity");
  }

  public Counts role() {
    return figures.get("role");
  }

  public Counts relation() {
    return figures.get("relation");
  }

  /** Of one kind, {@code type}, {@code role} or {@code relation}: by the name without the kind. */
  public SortedMap<String, Counts> by(String kind) {
    SortedMap<String, Counts> rows = new TreeMap<>();
    figures.forEach(
        (name, counts) -> {
          if (name.startsWith(kind + " ")) {
            rows.put(name.substring(kind.length() + 1), counts);
          }
        });
    return rows;
  }
}
