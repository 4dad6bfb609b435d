package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.List;

/**
 * The shorter names in a term that it may be a kind of: {@code recurrent neural network} in {@code
 * gated recurrent neural network}. Words that a hyphen joins stay together.
 */
final class HeadNouns {
  /**
   * A shorter name.
   *
   * @param name its words joined, as {@link Term#join} does
   */
  record Shorter(String name, boolean oneWord) {}

  private HeadNouns() {}

  /** The nearest first: without the first words, then without one word inside. */
  static List<Shorter> shorter(Term term) {
    List<Shorter> names = new ArrayList<>();
    List<String> words = term.words();
    for (int from = 1; from <= term.head(); from++) {
      if (term.starts().contains(from)) {
        names.add(shorter(words.subList(from, words.size())));
      }
    }
    for (int without = 1; without < term.head(); without++) {
      if (term.starts().contains(without) && term.starts().contains(without + 1)) {
        List<String> rest = new ArrayList<>(words);
        rest.remove(without);
        names.add(shorter(rest));
      }
    }
    return names;
  }

  private static Shorter shorter(List<String> words) {
    return new Shorter(Term.join(words), words.size() == 1);
  }

  /** The surface keys of what a term ends with, its head word included, the longest first. */
  static List<String> ends(Term term) {
    List<String> ends = new ArrayList<>();
    for (int from = 1; from <= term.head(); from++) {
      if (term.starts().contains(from)) {
        ends.add(Term.join(term.words().subList(from, term.words().size())));
      }
    }
    return ends;
  }

  /** Whether a label is no name in capitals, or stands so in the other: {@code mAP} is no map. */
  static boolean isWordOf(String label, String other) {
    return !CaseForms.isName(label)
        || Spelling.pieces(other).contains(label)
        || Spelling.pieces(other).contains(ShortForm.bare(label));
  }
}
