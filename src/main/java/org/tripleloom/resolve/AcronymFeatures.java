package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.List;

/** What can be said of a short form beside a long one. */
final class AcronymFeatures {
  private AcronymFeatures() {}

  /** Sets how the letters and the definitions of the texts speak for or against the two. */
  static void set(FeatureVector out, Use shortOne, Use longOne) {
    Term target = longOne.term();
    Term meant = shortOne.meaning();
    if (meant == null) {
      meant = longOne.definitions().get(Use.shortKey(shortOne.term().text()));
      if (meant != null && !near(meant, target)) {
        meant = null;
      }
    }
    if (meant != null) {
      if (meant.compact().equals(target.compact())
          || meant.compactCore().equals(target.compactCore())) {
        out.set(Feature.DEFINED_SAME);
      } else if (near(meant, target)) {
        out.set(Feature.DEFINED_NEAR);
      } else {
        out.set(Feature.DEFINED_OTHER);
      }
      return;
    }
    String letters = Use.shortKey(shortOne.term().text()).replaceAll("[^\\p{L}\\p{N}]", "");
    String initials = initials(target, false);
    if (letters.equals(initials) || letters.equals(initials(target, true))) {
      out.set(letters.length() > 2 ? Feature.INITIALS_LONG : Feature.INITIALS_OF_TWO);
      if (shortOne.type() == longOne.type() && letters.length() > 2) {
        out.set(Feature.INITIALS_LONG_SAME_TYPE);
      }
    } else if (ShortForm.standsFor(shortOne.term().text(), target.text())) {
      out.set(Feature.INITIALS_LOOSE);
    } else {
      out.set(Feature.SHORT_WITHOUT_LETTERS);
    }
  }

  /** Whether most words, or most letters, are the same. */
  private static boolean near(Term meant, Term target) {
    List<String> rest = new ArrayList<>(target.roots());
    int shared = 0;
    for (String root : meant.roots()) {
      shared += rest.remove(root) ? 1 : 0;
    }
    return shared * 3 >= 2 * Math.max(meant.roots().size(), target.roots().size())
        || Spelling.trigramCosine(meant.compact(), target.compact()) > 0.7;
  }

  private static String initials(Term term, boolean withPrepositions) {
    StringBuilder initials = new StringBuilder();
    for (String word : SurfaceKeys.words(term.text())) {
      if (withPrepositions || !Term.isPreposition(word) && !word.equals("and")) {
        initials.append(word.charAt(0));
      }
    }
    return initials.toString();
  }

  /** Whether a name in capitals stands as a word in the other. */
  static boolean named(Use shortOne, Use other) {
    return shortOne.isShort()
        && Spelling.pieces(other.term().text()).contains(ShortForm.bare(shortOne.term().text()));
  }
}
