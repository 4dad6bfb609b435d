package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/** What people decided about the groups of a corpus, as it stands. */
final class Decided {
  private final Corpus corpus;
  private final Set<Clusters.Pair> together = new LinkedHashSet<>();
  private final Map<String, Set<String>> with = new HashMap<>();
  private final Set<Clusters.Pair> apart = new HashSet<>();
  private final Set<String> splitOff = new HashSet<>();
  private final List<ProblemException> warnings = new ArrayList<>();

  Decided(Curation curation, Corpus corpus) {
    this.corpus = corpus;
    curation.decisions().forEach(this::decide);
    for (Clusters.Pair pair : together) {
      with.computeIfAbsent(pair.a(), k -> new TreeSet<>()).add(pair.b());
      with.computeIfAbsent(pair.b(), k -> new TreeSet<>()).add(pair.a());
    }
  }

  /**
   * The groups about which something else is decided than before.
   *
   * @param before what was decided; takes up what is
   */
  Set<String> changed(SortedSet<String> before) {
    SortedSet<String> now = new TreeSet<>();
    together.forEach(pair -> now.add("+\t" + pair.a() + "\t" + pair.b()));
    apart.forEach(pair -> now.add("-\t" + pair.a() + "\t" + pair.b()));
    splitOff.forEach(key -> now.add("/\t" + key));
    Set<String> differing = new TreeSet<>(now);
    differing.addAll(before);
    differing.removeIf(entry -> now.contains(entry) && before.contains(entry));
    before.clear();
    before.addAll(now);
    Set<String> groups = new TreeSet<>();
    for (String entry : differing) {
      List<String> parts = List.of(entry.split("\t", -1));
      groups.addAll(parts.subList(1, parts.size()));
    }
    groups.removeIf(key -> corpus.group(key) == null);
    return groups;
  }

  /** Pairs of groups that someone joined, in the order of the decisions. */
  Set<Clusters.Pair> together() {
    return Collections.unmodifiableSet(together);
  }

  /** Whether a person joined the two. */
  boolean together(Clusters.Pair pair) {
    return together.contains(Clusters.Pair.of(pair.a(), pair.b(), 0));
  }

  /** The groups that someone joined with one. */
  Set<String> with(String key) {
    return with.getOrDefault(key, Set.of());
  }

  /** Whether two are kept apart: by a person, or since one is a word and the other a name. */
  boolean apart(Clusters.Pair pair) {
    return apart.contains(pair)
        || !together.contains(pair) && corpus.differInCapitals(pair.a(), pair.b());
  }

  boolean isSplitOff(String key) {
    return splitOff.contains(key);
  }

  /** Decisions that no form of the corpus answers to any more. */
  List<ProblemException> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  private void decide(Curation.Decision decision) {
    if (decision instanceof Curation.Together joined) {
      List<Group> both = groups(decision, List.of(joined.a(), joined.b()));
      if (both.size() == 2) {
        Clusters.Pair pair = pair(both.get(0), both.get(1));
        apart.remove(pair);
        together.add(pair);
      }
    } else if (decision instanceof Curation.Different kept) {
      List<Group> both = groups(decision, List.of(kept.a(), kept.b()));
      if (both.size() == 2) {
        Clusters.Pair pair = pair(both.get(0), both.get(1));
        together.remove(pair);
        apart.add(pair);
      }
    } else if (decision instanceof Curation.Apart split) {
      split(split);
    }
  }

  /** What is split off leaves all that people joined it with before. */
  private void split(Curation.Apart split) {
    List<String> forms = new ArrayList<>(split.forms());
    forms.add(0, split.label());
    List<Group> all = groups(split, forms);
    Group from = corpus.find(split.label());
    Set<String> own = new HashSet<>();
    all.stream().filter(group -> group != from).forEach(group -> own.add(group.key()));
    together.removeIf(pair -> own.contains(pair.a()) != own.contains(pair.b()));
    if (from != null) {
      own.forEach(key -> apart.add(Clusters.Pair.of(from.key(), key, 0)));
    }
    splitOff.addAll(own);
  }

  private static Clusters.Pair pair(Group a, Group b) {
    return Clusters.Pair.of(a.key(), b.key(), 0);
  }

  /** The groups of the forms, each once; one warning when forms have none. */
  private List<Group> groups(Curation.Decision decision, List<String> forms) {
    List<Group> found = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String form : forms) {
      Group group = corpus.find(form);
      if (group == null) {
        gone.add(form);
      } else if (!found.contains(group)) {
        found.add(group);
      }
    }
    if (!gone.isEmpty()) {
      warnings.add(Problem.DECISION_WITHOUT_ENTITY.at(decision.id(), String.join("\", \"", gone)));
    }
    return found;
  }
}
