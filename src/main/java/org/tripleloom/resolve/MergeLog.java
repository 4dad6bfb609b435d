package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tripleloom.resolve.Merge.Reason;

/** Says why each form of an entity is one of its forms. */
final class MergeLog {
  private final Corpus corpus;
  private final Linking linking;

  MergeLog(Corpus corpus, Linking linking) {
    this.corpus = corpus;
    this.linking = linking;
  }

  /**
   * @param members the entity's groups, the one that it is named after first
   * @param labels the forms to explain
   */
  List<Merge> merges(String slug, String label, List<Group> members, SortedSet<String> labels) {
    List<Merge> merges = new ArrayList<>();
    Map<Reason, SortedSet<String>> forms = new EnumMap<>(Reason.class);
    Map<Reason, Double> scores = new EnumMap<>(Reason.class);
    Group main = members.get(0);
    for (Unit unit : main.units()) {
      for (String form : unit.forms().keySet()) {
        if (!labels.contains(form)) {
          continue;
        }
        Reason reason = reason(main.key(), unit, form);
        forms.computeIfAbsent(reason, r -> new TreeSet<>()).add(form);
        scores.merge(reason, score(reason, main.key(), unit, form), Math::max);
      }
    }
    forms.forEach((reason, its) -> add(merges, slug, label, its, reason, scores.get(reason)));
    for (Group other : members.subList(1, members.size())) {
      Reason reason = reason(members, other);
      double score =
          reason == Reason.MODEL || reason == Reason.SHORT_FORM
              ? linking.likeness(main.key(), other.key())
              : 1;
      SortedSet<String> its = other.forms();
      its.retainAll(labels);
      add(merges, slug, label, its, reason, score);
    }
    return merges;
  }

  private Reason reason(List<Group> members, Group other) {
    if (members.stream()
        .anyMatch(
            group -> linking.decided().together(Clusters.Pair.of(group.key(), other.key(), 0)))) {
      return Reason.CURATED;
    }
    if (members.stream().anyMatch(group -> linking.known(group.key(), other.key()))) {
      return Reason.VOCABULARY;
    }
    return members.stream().anyMatch(group -> linking.haveOneShortForm(group.key(), other.key()))
        ? Reason.SHORT_FORM
        : Reason.MODEL;
  }

  private Reason reason(String key, Unit unit, String form) {
    if (corpus.keys().key(form).equals(key)) {
      return Reason.SPELLING;
    }
    return corpus.acronyms().share(corpus.keys().key(form), key) > 0
        ? Reason.DEFINED
        : Reason.ONE_PAPER;
  }

  private double score(Reason reason, String key, Unit unit, String form) {
    return switch (reason) {
      case DEFINED -> corpus.acronyms().share(corpus.keys().key(form), key);
      case ONE_PAPER -> unit.confidence();
      default -> 1;
    };
  }

  private static void add(
      List<Merge> merges,
      String slug,
      String label,
      SortedSet<String> forms,
      Reason reason,
      double score) {
    SortedSet<String> all = new TreeSet<>(forms);
    all.add(label);
    if (all.size() > 1) {
      merges.add(new Merge(slug, all, reason, score));
    }
  }
}
