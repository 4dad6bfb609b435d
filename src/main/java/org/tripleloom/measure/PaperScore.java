package org.tripleloom.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tripleloom.measure.Annotated.Entity;
import org.tripleloom.measure.Annotated.Relation;

/**
 * One paper's prediction held against its annotation. A predicted entity matches a gold one when
 * one of its mentions, normalised, equals one of the gold mentions, normalised; gold entities are
 * taken in order, each prediction matches once.
 *
 * @param matches index in the prediction's entities for each gold entity, or -1
 * @param entity hits: matched entities
 * @param type hits: matched with the same type
 * @param role hits: matched with the same role
 * @param both hits: matched with the same type and role
 * @param relation hits: gold relations whose two ends match and whose name agrees
 * @param byType hits: matched with this type on both sides
 * @param byRole likewise
 * @param byRelation likewise
 */
public record PaperScore(
    Annotated gold,
    Annotated predicted,
    List<Integer> matches,
    Counts entity,
    Counts type,
    Counts role,
    Counts both,
    Counts relation,
    SortedMap<String, Counts> byType,
    SortedMap<String, Counts> byRole,
    SortedMap<String, Counts> byRelation) {
  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

  public PaperScore {
    matches = List.copyOf(matches);
    byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
    byRole = Collections.unmodifiableSortedMap(new TreeMap<>(byRole));
    byRelation = Collections.unmodifiableSortedMap(new TreeMap<>(byRelation));
  }

  public static PaperScore of(Annotated gold, Annotated predicted) {
    List<Integer> matches = match(gold.entities(), predicted.entities());
    Tally types = new Tally();
    Tally roles = new Tally();
    int matched = 0;
    int typed = 0;
    int cast = 0;
    int both = 0;
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < matches.size(); i++) {
      Entity g = gold.entities().get(i);
      types.gold(g.type());
      roles.gold(g.role());
      if (matches.get(i) >= 0) {
        Entity p = predicted.entities().get(matches.get(i));
        boolean sameType = g.type().equals(p.type());
        boolean sameRole = g.role().equals(p.role());
        matched++;
        typed += sameType ? 1 : 0;
        cast += sameRole ? 1 : 0;
        both += sameType && sameRole ? 1 : 0;
        types.hit(g.type(), sameType);
        roles.hit(g.role(), sameRole);
        names.put(g.name(), p.name());
      }
    }
    for (Entity p : predicted.entities()) {
      types.predicted(p.type());
      roles.predicted(p.role());
    }
    Tally relations = new Tally();
    Set<List<String>> said = new HashSet<>();
    for (Relation r : predicted.relations()) {
      said.add(r.triple());
      relations.predicted(r.name());
    }
    int held = 0;
    for (Relation r : gold.relations()) {
      String subject = names.get(r.subject());
      String object = names.get(r.object());
      boolean hit =
          subject != null && object != null && said.contains(List.of(subject, r.name(), object));
      held += hit ? 1 : 0;
      relations.gold(r.name());
      relations.hit(r.name(), hit);
    }
    int g = gold.entities().size();
    int p = predicted.entities().size();
    return new PaperScore(
        gold,
        predicted,
        matches,
        new Counts(matched, g, p),
        new Counts(typed, g, p),
        new Counts(cast, g, p),
        new Counts(both, g, p),
        new Counts(held, gold.relations().size(), predicted.relations().size()),
        types.counts(),
        roles.counts(),
        relations.counts());
  }

  /**
   * All counts under the names that pins, intervals and comparisons use; see {@link Score#figures}.
   */
  Map<String, Counts> figures() {
    Map<String, Counts> figures = new LinkedHashMap<>();
    figures.put("entity", entity);
    figures.put("type", type);
    figures.put("role", role);
    figures.put("both", both);
    figures.put("relation", relation);
    byType.forEach((name, counts) -> figures.put("type " + name, counts));
    byRole.forEach((name, counts) -> figures.put("role " + name, counts));
    byRelation.forEach((name, counts) -> figures.put("relation " + name, counts));
    return figures;
  }

  /** The predicted entity's gold partner, or null. */
  Entity partner(int predictedIndex) {
    int i = matches.indexOf(predictedIndex);
    return i < 0 ? null : gold.entities().get(i);
  }

  /** Whether gold states it too, under the names of the matched entities. */
  boolean holds(Relation said) {
    for (Relation r : gold.relations()) {
      if (r.name().equals(said.name())
          && said.subject().equals(nameOfMatch(r.subject()))
          && said.object().equals(nameOfMatch(r.object()))) {
        return true;
      }
    }
    return false;
  }

  /** The predicted name that stands for a gold name; the last when several entities share it. */
  private String nameOfMatch(String goldName) {
    String found = null;
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i) >= 0 && gold.entities().get(i).name().equals(goldName)) {
        found = predicted.entities().get(matches.get(i)).name();
      }
    }
    return found;
  }

  /**
   * The form under which mentions are compared: lower case, every run of other characters than a-z
   * and 0-9 one space, without the final s of a word longer than three letters unless it is ss.
   */
  static String normalise(String text) {
    StringBuilder out = new StringBuilder();
    for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT))) {
      boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
      if (!word.isEmpty()) {
        out.append(out.isEmpty() ? "" : " ")
            .append(plural ? word.substring(0, word.length() - 1) : word);
      }
    }
    return out.toString();
  }

  private static List<Integer> match(List<Entity> gold, List<Entity> predicted) {
    List<Set<String>> theirs = new ArrayList<>();
    predicted.forEach(p -> theirs.add(forms(p)));
    List<Integer> matches = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (Entity g : gold) {
      Set<String> ours = forms(g);
      int found = -1;
      for (int j = 0; j < theirs.size() && found < 0; j++) {
        if (!used.contains(j) && !Collections.disjoint(ours, theirs.get(j))) {
          found = j;
          used.add(j);
        }
      }
      matches.add(found);
    }
    return matches;
  }

  private static Set<String> forms(Entity entity) {
    Set<String> forms = new LinkedHashSet<>();
    entity.mentions().forEach(mention -> forms.add(normalise(mention)));
    forms.remove("");
    return forms;
  }

  /** Counts by name of type, role or relation. */
  private static final class Tally {
    private final SortedMap<String, Counts> counts = new TreeMap<>();

    void hit(String name, boolean hit) {
      add(name, new Counts(hit ? 1 : 0, 0, 0));
    }

    void gold(String name) {
      add(name, new Counts(0, 1, 0));
    }

    void predicted(String name) {
      add(name, new Counts(0, 0, 1));
    }

    private void add(String name, Counts more) {
      counts.merge(name, more, Counts::plus);
    }

    SortedMap<String, Counts> counts() {
      return counts;
    }
  }
}
