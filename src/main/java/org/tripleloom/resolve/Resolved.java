package org.tripleloom.resolve;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.tripleloom.extract.Extraction;
import org.tripleloom.problem.ProblemException;

/**
 * What came out otherwise than the resolution before.
 *
 * @param entities by slug, with what each was and what it is; null for one that was or is not there
 * @param merges by hash, in the same way
 * @param papers that are new or gone, or whose entities have other slugs or other kinds
 * @param before what papers were, those of {@code papers} that were there
 * @param warnings decisions of people that have no effect
 * @param work what had to be done, counted
 */
public record Resolved(
    SortedMap<String, Change<Entity>> entities,
    SortedMap<String, Change<Merge>> merges,
    SortedSet<String> papers,
    Map<String, Names> before,
    List<ProblemException> warnings,
    SortedMap<String, Long> work) {
  /** Before and after, one of them perhaps null. */
  public record Change<T>(T before, T after) {}

  /**
   * A paper's entities resolved.
   *
   * @param slugs by name
   */
  public record Names(Extraction brief, Map<String, String> slugs) {
    static Names of(PaperMemory paper) {
      Map<String, String> slugs = new HashMap<>();
      for (int i = 0; i < paper.slugs().size(); i++) {
        slugs.put(paper.brief().entities().get(i).name(), paper.slugs().get(i));
      }
      return new Names(paper.brief(), slugs);
    }
  }

  public Resolved {
    entities = Collections.unmodifiableSortedMap(entities);
    merges = Collections.unmodifiableSortedMap(merges);
    papers = Collections.unmodifiableSortedSet(papers);
    before = Collections.unmodifiableMap(before);
    warnings = List.copyOf(warnings);
    work = Collections.unmodifiableSortedMap(work);
  }
}
