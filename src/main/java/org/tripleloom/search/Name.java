package org.tripleloom.search;

import java.util.Comparator;
import java.util.List;

/**
 * A name of an entity beside a {@link Words#key} that was typed.
 *
 * @param at where the typed part begins in the form
 * @param rank 0 when the name is what was typed, 1 when it begins so, 2 when a word of it does, 3
 *     for none of these
 */
record Name(String form, int at, int rank, String key) {

  /** The name that fits best, the first of several. */
  static Name best(List<String> names, String key) {
    return names.stream()
        .map(name -> of(name, key))
        .min(Comparator.comparingInt(Name::rank).thenComparingInt(name -> -name.shared()))
        .orElseThrow();
  }

  private static Name of(String form, String key) {
    String whole = Words.key(form);
    if (whole.startsWith(key)) {
      return new Name(form, 0, whole.equals(key) ? 0 : 1, key);
    }
    for (int at = 1; at < form.length(); at++) {
      if (isWordStart(form, at) && Words.key(form.substring(at)).startsWith(key)) {
        return new Name(form, at, 2, key);
      }
    }
    return new Name(form, 0, 3, key);
  }

  private static boolean isWordStart(String form, int at) {
    return Words.counts(form.charAt(at)) && !Words.counts(form.charAt(at - 1));
  }

  /** How much of the key the name begins with. */
  private int shared() {
    String whole = Words.key(form);
    int shared = 0;
    while (shared < Math.min(whole.length(), key.length())
        && whole.charAt(shared) == key.charAt(shared)) {
      shared++;
    }
    return shared;
  }

  /** What was typed of the form; what a slip hides is left out. */
  List<Match.Highlight> highlights() {
    int wanted = rank == 3 ? shared() : key.length();
    if (wanted == 0) {
      return List.of();
    }
    int end = at + 1;
    while (end < form.length() && Words.key(form.substring(at, end)).length() < wanted) {
      end++;
    }
    return List.of(new Match.Highlight(at, end));
  }
}
