package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Kinds that the words show: {@code gated recurrent neural network} under {@code recurrent neural
 * network}, when the shorter term is there too and the pair model agrees.
 */
final class HeadNouns {
  /** Shorter names to look for: without the first words, then without one word inside. */
  private static List<String> shorter(Term term) {
    List<String> names = new ArrayList<>();
    List<String> roots = term.roots();
    for (int from = 1; from < roots.size(); from++) {
      if (from <= term.head()) {
        names.add(Term.join(roots.subList(from, roots.size())));
      }
    }
    for (int without = 1; without < term.head(); without++) {
      List<String> rest = new ArrayList<>(roots);
      rest.remove(without);
      names.add(Term.join(rest));
    }
    return names;
  }

  private HeadNouns() {}

  /** The surface keys of what a term ends with, its head word included, the longest first. */
  static List<String> ends(Term term) {
    List<String> ends = new ArrayList<>();
    for (int from = 1; from <= term.head(); from++) {
      ends.add(Term.join(term.words().subList(from, term.words().size())));
    }
    return ends;
  }

  /**
   * Adds what one term shows. The nearest broader term that stands is enough: what is broader still
   * follows from its own name.
   *
   * @param byCompact the keys of all terms by compact form
   * @param weight of an edge, times its probability
   */
  static void add(
      String key,
      Map<String, String> byCompact,
      Function<String, Use> useOf,
      BiFunction<Use, Use, PairJudgement> judge,
      double weight,
      Kinds kinds) {
    Use narrow = useOf.apply(key);
    for (String name : shorter(narrow.term())) {
      String broad = byCompact.get(name);
      if (broad != null && !broad.equals(key)) {
        PairJudgement judgement = judge.apply(narrow, useOf.apply(broad));
        if (judgement.relation() == PairRelation.A_KIND_OF_B) {
          kinds.add(key, broad, weight * judgement.aKindOfB());
          return;
        }
      }
    }
  }
}
