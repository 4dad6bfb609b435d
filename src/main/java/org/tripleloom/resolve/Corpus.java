package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tripleloom.extract.ExtractedEntity;

/**
 * The units of a corpus in groups of one key: that of the fullest form, or what the corpus takes a
 * short form for. A unit's other forms are labels only, so that two strangers never meet through a
 * form that both share.
 */
final class Corpus {
  private final SurfaceKeys keys;
  private final AcronymTable acronyms = new AcronymTable();
  private final Set<String> distinct;
  private final Map<String, Group> groups = new TreeMap<>();

  /** The key of each extracted entity, by paper and name. */
  private final Map<String, Map<String, String>> keyOf = new HashMap<>();

  /** The own key of forms that someone split from their spelling variants, by form. */
  private final Map<String, String> splitForms = new HashMap<>();

  /** The own key of forms that someone split from another entity, by their key. */
  private final Map<String, String> splitKeys = new HashMap<>();

  /**
   * @param papers each once, in an order that does not depend on how they came
   * @throws IllegalArgumentException when a paper comes twice
   */
  Corpus(List<PaperEntities> papers, Curation curation, Roots roots) {
    keys = new SurfaceKeys(roots);
    List<List<Unit>> units = new ArrayList<>();
    for (PaperEntities paper : papers) {
      if (keyOf.put(paper.paper(), new HashMap<>()) != null) {
        throw new IllegalArgumentException(paper.paper() + " comes twice");
      }
      List<Unit> its = new ArrayList<>();
      for (ExtractedEntity entity : paper.extraction().entities()) {
        its.add(new Unit(paper.paper(), entity));
      }
      units.add(its);
    }
    CaseForms cases = new CaseForms(keys);
    units.forEach(paper -> paper.forEach(cases::add));
    distinct = cases.distinct();
    keys.distinguish(distinct);
    for (Curation.Decision decision : curation.decisions()) {
      if (decision instanceof Curation.Apart apart) {
        String own = keys.key(apart.forms().first()) + "\n" + apart.id();
        for (String form : apart.forms()) {
          String key = keys.key(form);
          if (key.equals(keys.key(apart.label()))) {
            splitForms.put(form, own);
          } else {
            splitKeys.put(key, own);
          }
        }
      }
    }
    units.forEach(this::define);
    acronyms.unite();
    units.forEach(this::group);
  }

  SurfaceKeys keys() {
    return keys;
  }

  /** Keys of words that differ from the key of a name in its capitals alone. */
  Set<String> distinct() {
    return distinct;
  }

  AcronymTable acronyms() {
    return acronyms;
  }

  /** By key. */
  Map<String, Group> groups() {
    return groups;
  }

  /** The key of a paper's entity. */
  String keyOf(String paper, String name) {
    return keyOf.get(paper).get(name);
  }

  Set<String> papers() {
    return keyOf.keySet();
  }

  Map<String, String> keysOf(String paper) {
    return keyOf.get(paper);
  }

  /** The group that a form belongs to: by its key, else the largest that has it; or null. */
  Group find(String form) {
    String split = split(form);
    Group group = groups.get(split == null ? keys.key(form) : split);
    if (group != null) {
      return group;
    }
    for (Group other : groups.values()) {
      if ((group == null || other.papers() > group.papers()) && other.hasForm(form)) {
        group = other;
      }
    }
    return group;
  }

  /**
   * The forms that name an entity: not those that a paper uses for it in passing and that are the
   * name of another.
   *
   * @param members its groups
   */
  SortedSet<String> labels(List<Group> members) {
    Set<String> own = new HashSet<>();
    members.forEach(group -> own.add(group.key()));
    SortedSet<String> labels = new TreeSet<>();
    for (Group group : members) {
      for (String form : group.forms()) {
        String split = split(form);
        if (split != null && !own.contains(split)) {
          continue;
        }
        String key = keys.key(form);
        if (own.contains(key) || !groups.containsKey(key) || acronyms.share(key, group.key()) > 0) {
          labels.add(form);
        }
      }
    }
    return labels;
  }

  private String split(String form) {
    String split = splitForms.get(form);
    return split == null ? splitKeys.get(keys.key(form)) : split;
  }

  private void define(List<Unit> paper) {
    for (Unit unit : paper) {
      String name = unit.name();
      String key = keys.key(name);
      Set<String> company = company(paper, unit);
      String inBrackets = SurfaceKeys.definedShort(name);
      if (inBrackets != null
          && ShortForm.spells(inBrackets, SurfaceKeys.withoutDefinition(name).strip())) {
        acronyms.define(keys.key(inBrackets), key, keys.wordsOf(name), unit.type(), company);
      }
      String spelled = ShortForm.isShort(name) ? spelledOut(unit) : name;
      if (spelled == null) {
        acronyms.use(key);
      } else {
        Set<String> shorts = new HashSet<>();
        for (String form : unit.forms().keySet()) {
          if (ShortForm.isShort(form) && ShortForm.spells(form, spelled)) {
            shorts.add(keys.key(form));
          }
        }
        for (String shortKey : shorts) {
          acronyms.define(shortKey, keys.key(spelled), keys.wordsOf(spelled), unit.type(), company);
        }
      }
    }
  }

  private void group(List<Unit> paper) {
    for (Unit unit : paper) {
      String key = key(paper, unit);
      groups.computeIfAbsent(key, Group::new).add(unit);
      keyOf.get(unit.paper()).put(unit.name(), key);
    }
  }

  private String key(List<Unit> paper, Unit unit) {
    String name = unit.name();
    String split = split(name);
    if (split != null) {
      return split;
    }
    String key = keys.key(name);
    if (!ShortForm.isShort(name)) {
      return key;
    }
    String spelled = spelledOut(unit);
    if (spelled != null) {
      return keys.key(spelled);
    }
    String meaning = acronyms.meaning(key, unit.type(), company(paper, unit));
    return meaning == null ? key : meaning;
  }

  /** The longest of a unit's forms that its short name stands for, or null. */
  private static String spelledOut(Unit unit) {
    String best = null;
    for (String form : unit.forms().keySet()) {
      if (!ShortForm.isShort(form)
          && ShortForm.spells(unit.name(), form)
          && (best == null || form.length() > best.length())) {
        best = form;
      }
    }
    return best;
  }

  private Set<String> company(List<Unit> paper, Unit unit) {
    Set<String> company = new HashSet<>();
    for (Unit other : paper) {
      if (other != unit) {
        company.add(keys.key(other.name()));
      }
    }
    return company;
  }
}
