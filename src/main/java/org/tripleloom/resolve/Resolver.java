package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.RelationType;

/**
 * Mentions to entities: one thing, one node. A pure function of all extractions: the order of the
 * papers does not matter, and a corpus grown in steps gives what it gives at once.
 *
 * <p>Every extracted entity gets one key, that of its fullest form, and entities with one key meet.
 * Its other forms are labels only, so that two strangers never meet through a form that both share.
 */
public final class Resolver {
  /** Resolves a whole corpus. Throws IllegalArgumentException when a paper comes twice. */
  public Resolution resolve(Iterable<PaperEntities> papers) {
    List<PaperEntities> sorted = new ArrayList<>();
    papers.forEach(sorted::add);
    sorted.sort(Comparator.comparing(PaperEntities::paper));
    return new Corpus(sorted).resolution();
  }

  /** One run over a corpus whose papers are in order. */
  private static final class Corpus {
    private final List<PaperEntities> papers;
    private final SurfaceKeys keys = new SurfaceKeys();
    private final AcronymTable acronyms = new AcronymTable();

    /** The key of each extracted entity, by paper and name. */
    private final Map<String, Map<String, String>> keyOf = new HashMap<>();

    private final Map<String, Group> groups = new TreeMap<>();

    Corpus(List<PaperEntities> papers) {
      this.papers = papers;
    }

    Resolution resolution() {
      List<Unit> units = units();
      Map<Unit, String> fullKeys = new HashMap<>();
      for (Unit unit : units) {
        fullKeys.put(unit, fullKey(unit));
      }
      for (Unit unit : units) {
        String key = fullKeys.get(unit);
        if (ShortForm.isShort(unit.name()) && key.equals(keys.key(unit.name()))) {
          String meaning = acronyms.meaning(key, unit.type());
          key = meaning == null ? key : meaning;
        }
        groups.computeIfAbsent(key, Group::new).add(unit);
        keyOf.computeIfAbsent(unit.paper(), p -> new HashMap<>()).put(unit.name(), key);
      }
      return entities();
    }

    private List<Unit> units() {
      List<Unit> units = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (PaperEntities paper : papers) {
        if (!seen.add(paper.paper())) {
          throw new IllegalArgumentException(paper.paper() + " comes twice");
        }
        keyOf.put(paper.paper(), new HashMap<>());
        for (ExtractedEntity entity : paper.extraction().entities()) {
          units.add(Unit.of(paper.paper(), entity));
        }
      }
      return units;
    }

    /** The key of the name, or of the form that spells a short name out; counts definitions. */
    private String fullKey(Unit unit) {
      String name = unit.name();
      String key = keys.key(name);
      String inBrackets = SurfaceKeys.definedShort(name);
      if (inBrackets != null && ShortForm.standsFor(inBrackets, name)) {
        acronyms.define(keys.key(inBrackets), key, unit.type());
      }
      if (ShortForm.isShort(name)) {
        String spelled = spelledOut(name, unit.forms().keySet());
        if (spelled == null) {
          return key;
        }
        acronyms.define(key, keys.key(spelled), unit.type());
        return keys.key(spelled);
      }
      for (String form : unit.forms().keySet()) {
        if (ShortForm.isShort(form) && ShortForm.standsFor(form, name)) {
          acronyms.define(keys.key(form), key, unit.type());
        }
      }
      return key;
    }

    private static String spelledOut(String shortForm, Set<String> forms) {
      String best = null;
      for (String form : forms) {
        if (!ShortForm.isShort(form)
            && ShortForm.standsFor(shortForm, form)
            && (best == null || form.length() > best.length())) {
          best = form;
        }
      }
      return best;
    }

    private Resolution entities() {
      List<Group> ranked = new ArrayList<>(groups.values());
      Map<Group, Integer> papersOf = new HashMap<>();
      ranked.forEach(group -> papersOf.put(group, group.papers()));
      ranked.sort(
          Comparator.comparing((Group group) -> -papersOf.get(group)).thenComparing(Group::key));
      Map<String, SortedSet<String>> broader = kinds().broader();
      Slugs slugs = new Slugs();
      Set<String> labels = new HashSet<>();
      Map<String, String> slugOf = new HashMap<>();
      Map<String, String> labelOf = new HashMap<>();
      for (Group group : ranked) {
        String label = distinctLabel(group, labels);
        labelOf.put(group.key(), label);
        slugOf.put(group.key(), slugs.give(label, group.key()));
      }
      Map<String, Entity> byKey = new HashMap<>();
      for (Group group : ranked) {
        byKey.put(
            group.key(), entity(group, labelOf.get(group.key()), slugOf, broader.get(group.key())));
      }
      List<Entity> entities = new ArrayList<>(byKey.values());
      entities.sort(Comparator.comparing(Entity::slug));
      Map<String, Map<String, Entity>> byPaper = new HashMap<>();
      keyOf.forEach(
          (paper, names) -> {
            Map<String, Entity> found = new HashMap<>();
            names.forEach((name, key) -> found.put(name, byKey.get(key)));
            byPaper.put(paper, found);
          });
      return new Resolution(entities, byPaper);
    }

    /**
     * The label; one that is taken says what it stands for, {@code RL (representation learning)}.
     */
    private String distinctLabel(Group group, Set<String> taken) {
      String label = group.label(keys);
      if (taken.add(label)) {
        return label;
      }
      for (String form : group.forms()) {
        if (!ShortForm.isShort(form) && taken.add(label + " (" + form + ")")) {
          return label + " (" + form + ")";
        }
      }
      String last = label + " (" + group.key() + ")";
      taken.add(last);
      return last;
    }

    private Kinds kinds() {
      Kinds kinds = new Kinds();
      for (PaperEntities paper : papers) {
        Map<String, String> names = keyOf.get(paper.paper());
        for (ExtractedRelation relation : paper.extraction().relations()) {
          if (relation.type() == RelationType.SUB_CLASS_OF) {
            kinds.add(
                names.get(relation.subject()), names.get(relation.object()), relation.confidence());
          }
        }
      }
      return kinds;
    }

    private static Entity entity(
        Group group, String label, Map<String, String> slugOf, SortedSet<String> broader) {
      SortedSet<String> alternatives = group.forms();
      alternatives.remove(label);
      TreeMap<EntityType, Double> votes = group.votes();
      EntityType type = votes.firstKey();
      for (EntityType other : votes.keySet()) {
        if (votes.get(other) > votes.get(type)) {
          type = other;
        }
      }
      List<String> slugs = new ArrayList<>();
      if (broader != null) {
        broader.forEach(key -> slugs.add(slugOf.get(key)));
      }
      slugs.sort(Comparator.naturalOrder());
      return new Entity(
          slugOf.get(group.key()),
          label,
          alternatives,
          type,
          votes,
          slugs,
          group.papers(),
          group.mentions());
    }
  }
}
