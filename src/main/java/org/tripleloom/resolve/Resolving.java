package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tripleloom.extract.Extraction;
import org.tripleloom.resolve.KindLink.Source;

/** One run of a {@link Resolver}: from what papers changed to what entities did. */
final class Resolving {
  private final Memory memory;
  private final ListedClasses listed;
  private final Corpus corpus;
  private final Linking linking;
  private final Hierarchy hierarchy;
  private final Naming naming;
  private final MergeLog log;

  /** Groups that are or were something else, or whose entities are. */
  private final SortedSet<String> groups = new TreeSet<>();

  private final Map<String, Hierarchy.Seen> seenBefore = new HashMap<>();
  private final Map<String, String> slugBefore = new HashMap<>();
  private final Map<String, PaperMemory> papersBefore = new HashMap<>();

  /** By key, of all that may be another now: what they were. */
  private final SortedMap<String, Entity> entitiesBefore = new TreeMap<>();

  private final Map<String, List<Merge>> mergesBefore = new HashMap<>();
  private final Map<String, List<String>> membersBefore = new HashMap<>();

  /** Keys of entities with other groups, or with groups that look otherwise. */
  private final SortedSet<String> touched = new TreeSet<>();

  /** Keys of entities that have to be put down anew. */
  private final SortedSet<String> written = new TreeSet<>();

  private final SortedSet<String> papers = new TreeSet<>();

  /**
   * Brings the memory to where it is with the papers that changed.
   *
   * @param changed by IRI path; null for one that is gone
   */
  Resolving(
      Memory memory,
      SortedMap<String, Extraction> changed,
      Curation curation,
      Vocabulary vocabulary,
      ListedClasses listed,
      PairJudge judge,
      Judgements judgements,
      Roots roots) {
    this.memory = memory;
    this.listed = listed;
    for (String path : changed.keySet()) {
      if (memory.papers.has(path)) {
        papersBefore.put(path, memory.papers.get(path));
      }
    }
    corpus = new Corpus(memory, curation, roots);
    corpus.update(changed);
    linking = new Linking(memory, corpus, curation, vocabulary, judge, judgements, roots);
    hierarchy = new Hierarchy(memory, linking);
    naming = new Naming(memory);
    log = new MergeLog(corpus, linking);
    remember();
    entities();
    names();
    kinds(vocabulary);
    write();
    papers();
  }

  /** Finds what is touched, and takes down what it was. */
  private void remember() {
    groups.addAll(linking.entityBefore().keySet());
    groups.addAll(memory.groupsBy.owners(Linking.FORM, corpus.appeared()));
    groups.addAll(memory.groupsBy.owners(Linking.FORM, corpus.acronyms().touched()));
    groups.addAll(corpus.besideSplits());
    for (String group : groups) {
      String key = linking.entityBefore().getOrDefault(group, memory.entityOf(group));
      EntityMemory its = memory.entities.get(key);
      Face face = linking.faceBefore(group);
      if (its != null && face != null) {
        seenBefore.put(group, new Hierarchy.Seen(face, key, its.type()));
        slugBefore.put(group, its.slug);
        remember(key);
      }
      if (memory.groups.has(group)) {
        touched.add(memory.entityOf(group));
      }
    }
  }

  private void remember(String key) {
    EntityMemory its = memory.entities.get(key);
    if (its != null && its.entity != null && !entitiesBefore.containsKey(key)) {
      entitiesBefore.put(key, its.entity);
      mergesBefore.put(key, its.merges);
      membersBefore.put(key, its.members);
      its.members.forEach(member -> slugBefore.putIfAbsent(member, its.entity.slug()));
    }
  }

  private void entities() {
    for (String key : entitiesBefore.keySet()) {
      if (!memory.groups.has(key) || !memory.entityOf(key).equals(key)) {
        naming.retire(key);
        memory.kindsBy.set(key, Set.of());
        memory.entities.remove(key);
      }
    }
    Map<String, List<String>> members = new HashMap<>();
    for (String group : linking.entityBefore().keySet()) {
      if (memory.groups.has(group)) {
        members.computeIfAbsent(memory.entityOf(group), k -> new ArrayList<>()).add(group);
      }
    }
    for (String key : touched) {
      EntityMemory its = memory.entities.get(key);
      if (its == null) {
        its = new EntityMemory();
        memory.entities.put(key, its);
      }
      if (members.containsKey(key)) {
        its.members = linking.ranked(members.get(key));
      }
      List<Group> all = groups(its.members);
      Group whole = Group.of(all);
      its.wish = whole.label(corpus::keyOf);
      its.papers = whole.papers();
      its.mentions = whole.mentions();
      its.votes = whole.votes();
      its.labels = corpus.labels(all);
      its.matches = matches(all);
    }
  }

  private List<Group> groups(List<String> members) {
    List<Group> all = new ArrayList<>();
    members.forEach(member -> all.add(memory.groups.get(member)));
    return all;
  }

  private List<Match> matches(List<Group> members) {
    List<Match> exact = linking.known().exact(members);
    return exact.isEmpty()
        ? linking.known().broad(linking.use(members.get(0).key()).term())
        : exact;
  }

  private void names() {
    touched.forEach(key -> naming.wants(key, memory.entities.get(key).wish));
    naming.give();
  }

  private void kinds(Vocabulary vocabulary) {
    Showings showings = new Showings(memory, corpus);
    corpus.moved().forEach(showings::take);
    showings.touched().forEach(hierarchy::open);
    groups.forEach(group -> hierarchy.touch(group, seenBefore.get(group)));
    if (!vocabulary.isEmpty() && !groups.isEmpty()) {
      memory.conceptsBy.all().forEach(hierarchy::open);
    }
    written.addAll(touched);
    written.addAll(naming.named());
    written.addAll(hierarchy.update());
    naming.named().forEach(key -> written.addAll(memory.kindsBy.owners(key)));
  }

  private void write() {
    for (String key : written) {
      remember(key);
      EntityMemory its = memory.entities.get(key);
      List<String> names = new ArrayList<>(List.of(its.label, key));
      its.labels.stream().filter(label -> !label.equals(its.label)).forEach(names::add);
      Optional<ListedClasses.Listed> own = listed.find(names, corpus.keys());
      its.entity =
          its.entity(
              own.map(ListedClasses.Listed::type).orElseGet(its::type),
              own.map(ListedClasses.Listed::classes).orElse(List.of()),
              hierarchy.links(key));
      if (touched.contains(key) || naming.named().contains(key)) {
        its.merges = log.merges(its.slug, its.label, groups(its.members), its.labels);
      }
    }
  }

  /** Which papers speak of something else now, or say otherwise what is a kind of what. */
  private void papers() {
    papers.addAll(corpus.moved());
    Set<String> all = new HashSet<>(groups);
    all.addAll(slugBefore.keySet());
    for (String group : all) {
      if (memory.groups.has(group)) {
        String slug = memory.entities.get(memory.entityOf(group)).slug;
        if (!slug.equals(slugBefore.get(group))) {
          papers.addAll(memory.groups.get(group).paperSet());
        }
      }
    }
    for (String key : written) {
      EntityMemory its = memory.entities.get(key);
      Entity before = entitiesBefore.get(key);
      if (before == null
          || !before.broader().equals(its.entity.broader())
          || !membersBefore.get(key).equals(its.members)) {
        for (String member : its.members) {
          SortedSet<Showing> shown = memory.shown.get(member);
          if (shown != null) {
            shown.stream()
                .filter(showing -> showing.source() == Source.STATED)
                .forEach(showing -> papers.add(showing.paper()));
          }
        }
      }
    }
  }

  /** What came out otherwise than before; the memory takes down what each paper speaks of. */
  Resolved resolved() {
    Map<String, Resolved.Names> before = new HashMap<>();
    for (String path : papers) {
      PaperMemory now = memory.papers.get(path);
      PaperMemory old = papersBefore.getOrDefault(path, now);
      if (old != null && old.slugs().size() == old.brief().entities().size()) {
        before.put(path, Resolved.Names.of(old));
      }
      if (now != null) {
        now.slugs().clear();
        now.keys().forEach(key -> now.slugs().add(memory.entities.get(memory.entityOf(key)).slug));
      }
    }
    Map<String, Entity> entities = new HashMap<>();
    Map<String, Merge> merges = new HashMap<>();
    for (String key : written) {
      EntityMemory its = memory.entities.get(key);
      entities.put(its.slug, its.entity);
      its.merges.forEach(merge -> merges.put(merge.hash(), merge));
    }
    Map<String, Entity> entitiesOnce = new HashMap<>();
    Map<String, Merge> mergesOnce = new HashMap<>();
    entitiesBefore.forEach((key, entity) -> entitiesOnce.put(entity.slug(), entity));
    mergesBefore.values().forEach(all -> all.forEach(m -> mergesOnce.put(m.hash(), m)));
    return new Resolved(
        changes(entitiesOnce, entities),
        changes(mergesOnce, merges),
        papers,
        before,
        linking.decided().warnings(),
        work());
  }

  private static <T> SortedMap<String, Resolved.Change<T>> changes(
      Map<String, T> before, Map<String, T> after) {
    SortedMap<String, Resolved.Change<T>> changes = new TreeMap<>();
    Set<String> all = new HashSet<>(before.keySet());
    all.addAll(after.keySet());
    for (String name : all) {
      T old = before.get(name);
      T now = after.get(name);
      if (old == null || !old.equals(now)) {
        changes.put(name, new Resolved.Change<>(old, now));
      }
    }
    return changes;
  }

  private SortedMap<String, Long> work() {
    SortedMap<String, Long> work = new TreeMap<>();
    work.put("papers looked at", (long) memory.papers.opened());
    work.put("forms given a key", corpus.keys().computed());
    work.put("groups compared", (long) linking.touched().size());
    work.put("entities named", (long) touched.size());
    work.put("entities looked at for kinds", (long) hierarchy.looked());
    return work;
  }

  Linking linking() {
    return linking;
  }
}
