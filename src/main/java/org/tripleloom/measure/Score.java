package org.tripleloom.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of the reference scorer: micro-averaged over papers, in percent with one decimal. A
 * gold paper without a prediction counts as an empty one, extra predictions are ignored.
 *
 * @param papers in order of the gold file
 */
public record Score(
    List<PaperScore> papers,
    Counts entity,
    Counts type,
    Counts role,
    Counts both,
    Counts relation,
    SortedMap<String, Counts> byType,
    SortedMap<String, Counts> byRole,
    SortedMap<String, Counts> byRelation) {
  public Score {
    papers = List.copyOf(papers);
    byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
    byRole = Collections.unmodifiableSortedMap(new TreeMap<>(byRole));
    byRelation = Collections.unmodifiableSortedMap(new TreeMap<>(byRelation));
  }

  public static Score of(Map<String, Annotated> gold, Map<String, Annotated> predicted) {
    List<PaperScore> papers = new ArrayList<>();
    gold.forEach(
        (id, paper) ->
            papers.add(PaperScore.of(paper, predicted.getOrDefault(id, Annotated.empty(id)))));
    return of(papers);
  }

  /** The sum over these papers; a paper may come more than once (resampling). */
  static Score of(List<PaperScore> papers) {
    Counts entity = Counts.NONE;
    Counts type = Counts.NONE;
    Counts role = Counts.NONE;
    Counts both = Counts.NONE;
    Counts relation = Counts.NONE;
    SortedMap<String, Counts> byType = new TreeMap<>();
    SortedMap<String, Counts> byRole = new TreeMap<>();
    SortedMap<String, Counts> byRelation = new TreeMap<>();
    for (PaperScore paper : papers) {
      entity = entity.plus(paper.entity());
      type = type.plus(paper.type());
      role = role.plus(paper.role());
      both = both.plus(paper.both());
      relation = relation.plus(paper.relation());
      paper.byType().forEach((name, counts) -> byType.merge(name, counts, Counts::plus));
      paper.byRole().forEach((name, counts) -> byRole.merge(name, counts, Counts::plus));
      paper.byRelation().forEach((name, counts) -> byRelation.merge(name, counts, Counts::plus));
    }
    return new Score(papers, entity, type, role, both, relation, byType, byRole, byRelation);
  }
}
