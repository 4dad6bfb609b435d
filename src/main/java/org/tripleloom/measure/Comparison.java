package org.tripleloom.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What changed from one file of predictions to another on the same gold papers.
 *
 * @param changes figures by name
 * @param papers those in which something was gained or lost, in order of the gold file
 */
public record Comparison(
    Score before, Score after, Map<String, Bootstrap.Change> changes, List<PaperChange> papers) {
  /**
   * Of one paper: gold entities, roles of gold entities ({@code name: role}) and gold relations
   * that only one of the two has right, and wrong entities that only one of the two has.
   *
   * @param gained right after, not before
   * @param lost right before, not after
   * @param noise predicted entities without a partner that only the second has
   * @param quieted likewise, only the first
   */
  public record PaperChange(
      String id, List<String> gained, List<String> lost, List<String> noise, List<String> quieted) {
    boolean isEmpty() {
      return gained.isEmpty() && lost.isEmpty() && noise.isEmpty() && quieted.isEmpty();
    }
  }

  public static Comparison of(
      Map<String, Annotated> gold, Map<String, Annotated> before, Map<String, Annotated> after) {
    Score first = Score.of(gold, before);
    Score second = Score.of(gold, after);
    List<PaperChange> papers = new ArrayList<>();
    for (int i = 0; i < first.papers().size(); i++) {
      PaperChange change = change(first.papers().get(i), second.papers().get(i));
      if (!change.isEmpty()) {
        papers.add(change);
      }
    }
    return new Comparison(first, second, Bootstrap.changes(first, second), List.copyOf(papers));
  }

  private static PaperChange change(PaperScore before, PaperScore after) {
    return new PaperChange(
        before.gold().id(),
        only(after, before, Comparison::right),
        only(before, after, Comparison::right),
        only(after, before, Comparison::wrong),
        only(before, after, Comparison::wrong));
  }

  private static List<String> only(
      PaperScore in, PaperScore notIn, Function<PaperScore, Set<String>> what) {
    Set<String> out = new LinkedHashSet<>(what.apply(in));
    out.removeAll(what.apply(notIn));
    return List.copyOf(out);
  }

  /** All that gold states and the prediction has, in words. */
  private static Set<String> right(PaperScore paper) {
    Set<String> right = new LinkedHashSet<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < paper.matches().size(); i++) {
      int j = paper.matches().get(i);
      if (j >= 0) {
        Annotated.Entity g = paper.gold().entities().get(i);
        Annotated.Entity p = paper.predicted().entities().get(j);
        right.add(g.name());
        if (g.role().equals(p.role())) {
          right.add(g.name() + ": " + g.role());
        }
        names.put(g.name(), p.name());
      }
    }
    Set<List<String>> said = new LinkedHashSet<>();
    paper.predicted().relations().forEach(r -> said.add(r.triple()));
    for (Annotated.Relation r : paper.gold().relations()) {
      String subject = names.get(r.subject());
      String object = names.get(r.object());
      if (subject != null && object != null && said.contains(List.of(subject, r.name(), object))) {
        right.add(String.join(" ", r.triple()));
      }
    }
    return right;
  }

  private static Set<String> wrong(PaperScore paper) {
    Set<String> wrong = new LinkedHashSet<>();
    for (int j = 0; j < paper.predicted().entities().size(); j++) {
      if (!paper.matches().contains(j)) {
        wrong.add(paper.predicted().entities().get(j).name());
      }
    }
    return wrong;
  }
}
