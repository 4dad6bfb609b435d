package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.Extraction;

/**
 * The units of a corpus in groups of one key: that of the fullest form, or what the corpus takes a
 * short form for. A unit's other forms are labels only, so that two strangers never meet through a
 * form that both share. Papers that come, change and go touch the groups of their own units, and of
 * those of other papers whose short forms mean something else now.
 */
final class Corpus {
  /** A paper that uses a name in capitals with this key. */
  private static final String NAME = "n:";

  /** A paper that uses this short form and does not say what it means. */
  private static final String UNDEFINED = "u:";

  private final Memory memory;
  private final Curation splits;
  private final SurfaceKeys keys;
  private final AcronymTable acronyms;

  /** The own key of forms that someone split from their spelling variants, by form. */
  private final Map<String, String> splitForms = new HashMap<>();

  /** The own key of forms that someone split from another entity, by their key. */
  private final Map<String, String> splitKeys = new HashMap<>();

  /** The splits by the key of what they split off. */
  private final SortedMap<String, Curation.Apart> splitOff = new TreeMap<>();

  private final SortedSet<String> touched = new TreeSet<>();
  private final SortedSet<String> appeared = new TreeSet<>();
  private final SortedSet<String> moved = new TreeSet<>();
  private final Set<String> flipped = new HashSet<>();

  /**
   * @param curation with the splits that the memory goes by
   */
  Corpus(Memory memory, Curation curation, Roots roots) {
    this.memory = memory;
    keys = new SurfaceKeys(roots);
    keys.distinguish(memory.distinct);
    acronyms = new AcronymTable(memory.acronyms);
    this.splits = curation;
    split();
  }

  private void split() {
    splitForms.clear();
    splitKeys.clear();
    splitOff.clear();
    for (Curation.Decision decision : splits.decisions()) {
      if (decision instanceof Curation.Apart apart) {
        String own = keys.key(apart.forms().first()) + "\n" + apart.id();
        splitOff.put(own, apart);
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
  }

  /**
   * Takes up papers, or forgets them.
   *
   * @param changed by IRI path; null for one that is gone
   */
  void update(SortedMap<String, Extraction> changed) {
    Map<String, List<Unit>> before = new HashMap<>();
    Map<String, List<Unit>> after = new HashMap<>();
    CaseForms cases = new CaseForms(memory.cases, keys);
    changed.forEach(
        (path, extraction) -> {
          before.put(path, units(path));
          after.put(path, units(path, extraction));
          before.get(path).forEach(unit -> cases.count(unit, -1));
          after.get(path).forEach(unit -> cases.count(unit, 1));
        });
    for (String key : cases.touched()) {
      if (cases.isDistinct(key) != memory.distinct.contains(key)) {
        flipped.add(key);
      }
    }
    for (String path : memory.papersBy.owners(NAME, flipped)) {
      before.computeIfAbsent(path, this::units);
      after.putIfAbsent(path, before.get(path));
    }
    before.values().forEach(paper -> define(paper, -1));
    for (String key : flipped) {
      if (!memory.distinct.remove(key)) {
        memory.distinct.add(key);
      }
    }
    keys.distinguish(memory.distinct);
    split();
    after.values().forEach(paper -> define(paper, 1));
    after.forEach((path, paper) -> memory.papersBy.set(path, terms(paper)));
    changed.forEach(
        (path, extraction) -> {
          before.get(path).forEach(unit -> leave(unit, memory.papers.get(path).keys()));
          if (extraction == null) {
            memory.papers.remove(path);
          } else {
            memory.papers.put(path, new PaperMemory(extraction));
          }
          moved.add(path);
        });
    Set<String> regroup = new TreeSet<>(memory.papersBy.owners(UNDEFINED, acronyms.touched()));
    regroup.addAll(after.keySet());
    regroup.forEach(path -> group(path, after.containsKey(path)));
    touched.forEach(this::forgetEmpty);
  }

  private void forgetEmpty(String key) {
    Group group = memory.groups.get(key);
    if (group.isEmpty()) {
      memory.groups.remove(key);
      if (!appeared.remove(key)) {
        appeared.add(key);
      }
    } else {
      group.forget();
    }
  }

  private List<Unit> units(String path) {
    PaperMemory paper = memory.papers.get(path);
    return paper == null ? List.of() : units(path, paper.brief());
  }

  private static List<Unit> units(String path, Extraction extraction) {
    List<Unit> units = new ArrayList<>();
    if (extraction != null) {
      for (ExtractedEntity entity : extraction.entities()) {
        units.add(Unit.of(path, units.size(), entity));
      }
    }
    return units;
  }

  private Set<String> terms(List<Unit> paper) {
    Set<String> terms = new HashSet<>();
    for (Unit unit : paper) {
      List<String> names = new ArrayList<>(unit.forms().keySet());
      names.add(unit.name());
      String inBrackets = SurfaceKeys.definedShort(unit.name());
      if (inBrackets != null) {
        names.add(inBrackets);
      }
      names.removeIf(form -> !CaseForms.isName(form));
      names.forEach(form -> terms.add(NAME + keys.plain(form)));
      if (ShortForm.isShort(unit.name()) && spelledOut(unit) == null) {
        terms.add(UNDEFINED + keys.key(unit.name()));
      }
    }
    return terms;
  }

  /** Groups the units of a paper, all of them or those that mean something else now. */
  private void group(String path, boolean all) {
    PaperMemory paper = memory.papers.get(path);
    if (paper == null) {
      return;
    }
    List<Unit> units = units(path, paper.brief());
    for (Unit unit : units) {
      boolean isNew = unit.place() == paper.keys().size();
      String key = key(units, unit);
      String old = isNew ? null : paper.keys().get(unit.place());
      if (!key.equals(old)) {
        if (isNew) {
          paper.keys().add(key);
        } else {
          leave(unit, paper.keys());
          paper.keys().set(unit.place(), key);
        }
        join(unit, key);
        moved.add(path);
      } else if (all) {
        touched.add(key);
      }
    }
  }

  private void join(Unit unit, String key) {
    Group group = memory.groups.get(key);
    if (group == null) {
      group = new Group(key);
      memory.groups.put(key, group);
      if (!appeared.remove(key)) {
        appeared.add(key);
      }
    }
    group.add(unit);
    touched.add(key);
  }

  private void leave(Unit unit, List<String> keysOfPaper) {
    String key = keysOfPaper.get(unit.place());
    memory.groups.get(key).remove(unit);
    touched.add(key);
  }

  SurfaceKeys keys() {
    return keys;
  }

  AcronymTable acronyms() {
    return acronyms;
  }

  /** The keys of groups with other units than before, or with other keys of their forms. */
  SortedSet<String> touched() {
    return touched;
  }

  /** The keys of groups that were not there before, or are no more. */
  SortedSet<String> appeared() {
    return appeared;
  }

  /** Papers that are new, changed or gone, or whose entities have other keys now. */
  SortedSet<String> moved() {
    return moved;
  }

  /** Keys of words that are told from names now and were not, or the other way round. */
  Set<String> flipped() {
    return flipped;
  }

  /** Whether one is the key of a word, and the other of a name in capitals that is not the word. */
  boolean differInCapitals(String a, String b) {
    return memory.distinct.contains(a) && SurfaceKeys.nameKey(a).equals(b)
        || memory.distinct.contains(b) && SurfaceKeys.nameKey(b).equals(a);
  }

  /** The group of a key, or null. */
  Group group(String key) {
    return memory.groups.get(key);
  }

  /** The keys of a paper's entities by name. */
  Map<String, String> keysOf(String path) {
    PaperMemory paper = memory.papers.get(path);
    Map<String, String> named = new TreeMap<>();
    for (int i = 0; i < paper.keys().size(); i++) {
      named.put(paper.brief().entities().get(i).name(), paper.keys().get(i));
    }
    return named;
  }

  /** The group that a form belongs to: by its key, else the largest that has it; or null. */
  Group find(String form) {
    Group group = memory.groups.get(keyOf(form));
    if (group != null) {
      return group;
    }
    for (String owner : memory.groupsBy.owners(Linking.FORM + keys.key(form))) {
      Group other = memory.groups.get(owner);
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
        if (isLabel(form, group, own)) {
          labels.add(form);
        }
      }
    }
    return labels;
  }

  private boolean isLabel(String form, Group group, Set<String> own) {
    String split = split(form);
    if (split != null && memory.groups.has(split)) {
      return own.contains(split);
    }
    Curation.Apart apart = splitOff.get(group.key());
    if (apart != null && stays(form, apart, own)) {
      return false;
    }
    String key = keys.key(form);
    return own.contains(key) || !memory.groups.has(key) || acronyms.share(key, group.key()) > 0;
  }

  /** Whether a form that the split does not name is one of what was split, too. */
  private boolean stays(String form, Curation.Apart apart, Set<String> own) {
    Group from = find(apart.label());
    if (from == null || own.contains(from.key())) {
      return false;
    }
    String entity = memory.entityOf(from.key());
    return memory.groupsBy.owners(Linking.FORM + keys.key(form)).stream()
        .filter(other -> !own.contains(other) && memory.entityOf(other).equals(entity))
        .anyMatch(other -> memory.groups.get(other).hasForm(form));
  }

  /** The groups whose labels hang on where the forms are that people split off: few. */
  SortedSet<String> besideSplits() {
    SortedSet<String> beside = new TreeSet<>();
    splitOff.forEach(
        (own, apart) -> {
          beside.add(own);
          for (String form : apart.forms()) {
            beside.addAll(memory.groupsBy.owners(Linking.FORM + keys.key(form)));
          }
        });
    beside.removeIf(key -> !memory.groups.has(key));
    return beside;
  }

  /** The key of a form, that of the split where someone split it off. */
  String keyOf(String form) {
    String split = split(form);
    return split == null ? keys.key(form) : split;
  }

  private String split(String form) {
    if (splitForms.isEmpty() && splitKeys.isEmpty()) {
      return null;
    }
    String split = splitForms.get(form);
    return split == null ? splitKeys.get(keys.key(form)) : split;
  }

  private void define(List<Unit> paper, int times) {
    for (Unit unit : paper) {
      String name = unit.name();
      String key = keys.key(name);
      String inBrackets = SurfaceKeys.definedShort(name);
      if (inBrackets != null
          && ShortForm.spells(inBrackets, SurfaceKeys.withoutDefinition(name).strip())) {
        acronyms.define(
            keys.key(inBrackets),
            inBrackets,
            key,
            keys.wordsOf(name),
            unit.type(),
            company(paper, unit),
            times);
      }
      String spelled = ShortForm.isShort(name) ? spelledOut(unit) : name;
      if (spelled == null) {
        acronyms.use(key, times);
      } else {
        Map<String, String> shorts = new TreeMap<>();
        for (String form : unit.forms().keySet()) {
          if (ShortForm.isShort(form) && ShortForm.spells(form, spelled)) {
            shorts.putIfAbsent(keys.key(form), form);
          }
        }
        shorts.forEach(
            (shortKey, form) ->
                acronyms.define(
                    shortKey,
                    form,
                    keys.key(spelled),
                    keys.wordsOf(spelled),
                    unit.type(),
                    company(paper, unit),
                    times));
      }
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
    String meaning = acronyms.meaning(key, name, unit.type(), company(paper, unit));
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
