package org.tripleloom.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tripleloom.paper.Doi;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperId;

/**
 * The papers of a store in memory: the state of each, and which of them a new record is about.
 * Equal DOIs or arXiv identifiers mean the same paper; an equal title does where no identifiers of
 * the same kind speak against it.
 */
final class PaperIndex {
  /** What a paper is known by, from all its records. */
  private record Keys(
      Set<String> dois, Set<String> preprints, Set<String> arxivs, Set<String> titles) {
    static Keys of(Collection<Paper> records) {
      Keys keys = new Keys(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
      for (Paper paper : records) {
        if (paper.doi() != null) {
          (Doi.ofPreprint(paper.doi()) ? keys.preprints : keys.dois).add(paper.doi());
        }
        if (paper.arxiv() != null) {
          keys.arxivs.add(paper.arxiv());
        }
        keys.titles.add(PaperId.titleKey(paper.title()));
      }
      return keys;
    }

    boolean identified() {
      return !dois.isEmpty() || !preprints.isEmpty() || !arxivs.isEmpty();
    }

    boolean agrees(Keys other) {
      return agree(dois, other.dois)
          && agree(preprints, other.preprints)
          && agree(arxivs, other.arxivs);
    }

    private static boolean agree(Set<String> a, Set<String> b) {
      return a.isEmpty() || b.isEmpty() || !Collections.disjoint(a, b);
    }

    /** All of them, each with its kind. */
    List<String> all() {
      List<String> all = new ArrayList<>();
      dois.forEach(doi -> all.add("doi " + doi));
      preprints.forEach(doi -> all.add("doi " + doi));
      arxivs.forEach(arxiv -> all.add("arxiv " + arxiv));
      titles.forEach(title -> all.add("title " + title));
      return all;
    }
  }

  private final NavigableMap<String, PaperState> states = new TreeMap<>();
  private final Map<String, Keys> keysOf = new HashMap<>();
  private final Map<String, Set<String>> byKey = new HashMap<>();

  PaperState state(String path) {
    return states.get(path);
  }

  /** All papers by IRI path, those to be removed among them. */
  NavigableMap<String, PaperState> states() {
    return Collections.unmodifiableNavigableMap(states);
  }

  /** Where a paper stood before and no other stands now. */
  List<String> former(String path) {
    return states.get(path).former().stream().filter(old -> !states.containsKey(old)).toList();
  }

  /** How many papers are to stay and meet the condition. */
  long count(Predicate<PaperState> condition) {
    return states.values().stream().filter(s -> !s.removed() && condition.test(s)).count();
  }

  void put(String path, PaperState state) {
    states.put(path, state);
  }

  void put(String path, PaperState state, Collection<Paper> records) {
    remove(path);
    Keys keys = Keys.of(records);
    states.put(path, state);
    keysOf.put(path, keys);
    keys.all().forEach(key -> byKey.computeIfAbsent(key, k -> new HashSet<>()).add(path));
  }

  void remove(String path) {
    states.remove(path);
    Keys keys = keysOf.remove(path);
    if (keys != null) {
      keys.all().forEach(key -> byKey.get(key).remove(path));
    }
  }

  /** The papers that a record is about, by IRI path: more than one when it joins them. */
  SortedSet<String> find(Paper record) {
    Keys keys = Keys.of(List.of(record));
    SortedSet<String> same = new TreeSet<>();
    Set<String> namesakes = new HashSet<>();
    for (String key : keys.all()) {
      (key.startsWith("title ") ? namesakes : same).addAll(byKey.getOrDefault(key, Set.of()));
    }
    if (allAgree(keys, namesakes)) {
      same.addAll(namesakes);
    } else if (!keys.identified()) {
      namesakes.stream().filter(path -> !keysOf.get(path).identified()).forEach(same::add);
    }
    return same;
  }

  private boolean allAgree(Keys keys, Set<String> namesakes) {
    List<Keys> all = new ArrayList<>(List.of(keys));
    for (String path : namesakes) {
      Keys other = keysOf.get(path);
      if (all.stream().anyMatch(known -> !known.agrees(other))) {
        return false;
      }
      all.add(other);
    }
    return true;
  }

  /** The papers that a user may mean by a DOI, an arXiv identifier or a title. */
  SortedSet<String> named(String name) {
    SortedSet<String> found = new TreeSet<>();
    for (String key : List.of("doi " + name, "arxiv " + name, "title " + PaperId.titleKey(name))) {
      found.addAll(byKey.getOrDefault(key, Set.of()));
    }
    return found;
  }
}
