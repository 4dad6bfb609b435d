package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words that one term has and another has not, and what they make of it. */
final class Additions {
  /** Modifiers that pick no kind. */
  private static final Set<String> PLAIN =
      Set.of(
          "standard",
          "traditional",
          "conventional",
          "existing",
          "various",
          "different",
          "several",
          "generic",
          "typical",
          "novel",
          "new",
          "proposed",
          "highly",
          "more",
          "very",
          "specific",
          "particular",
          "overall",
          "current",
          "recent",
          "main",
          "popular",
          "modern",
          "such",
          "other",
          "many",
          "some",
          "certain",
          "effective",
          "efficient",
          "challenging",
          "level",
          "based",
          "better",
          "good",
          "actual",
          "underlying",
          "original");

  private static final Set<String> NEGATIVE =
      Set.of(
          "non", "un", "in", "im", "semi", "self", "anti", "de", "dis", "mis", "a", "ir", "pseudo");

  private static final Set<String> COORDINATION = Set.of("and", "or", "vs", "versus");

  /** Features of which there is one for each of the two. */
  private enum What {
    ADDS_MODIFIER,
    ADDS_MODIFIERS_MANY,
    ADDS_INSIDE,
    ADDS_PLAIN,
    ADDS_TAIL,
    ADDS_HEAD,
    ADDS_AFTER,
    ADDS_OF_PHRASE,
    ADDS_NAME,
    ADDS_COORDINATION,
    HAS_OTHER_SENSE;

    private final Feature ofA = Feature.valueOf("A_" + name());
    private final Feature ofB = Feature.valueOf("B_" + name());

    Feature of(boolean b) {
      return b ? ofB : ofA;
    }
  }

  private Additions() {}

  /** A modifier that picks no kind: {@code standard}, {@code existing}. */
  static boolean isPlain(String word) {
    return PLAIN.contains(word);
  }

  /** Indexes of the words of {@code from} whose roots {@code other} does not hold. */
  static List<Integer> extras(Term from, Term other) {
    List<String> rest = new ArrayList<>(other.roots());
    List<Integer> extras = new ArrayList<>();
    for (int i = 0; i < from.roots().size(); i++) {
      if (!rest.remove(from.roots().get(i))) {
        extras.add(i);
      }
    }
    return extras;
  }

  /**
   * Sets what the larger one adds to the smaller.
   *
   * @param extras indexes of its words
   * @param largeIsB whether it is the second of the pair
   */
  static void set(
      FeatureVector out, Term small, Term large, List<Integer> extras, boolean largeIsB) {
    boolean sameHead = small.roots().get(small.head()).equals(large.roots().get(large.head()));
    boolean otherWord = !small.headWord().equals(large.headWord());
    boolean allPlain = true;
    boolean named = false;
    boolean coordinated = false;
    boolean tails = true;
    boolean afterHead = false;
    for (int i : extras) {
      String word = large.words().get(i);
      allPlain &= PLAIN.contains(word);
      tails &= Term.isTail(word);
      coordinated |= COORDINATION.contains(word);
      named |=
          word.chars().anyMatch(Character::isDigit) || Spelling.capitalised(large.text(), word);
      afterHead |= i > large.head();
    }
    if (coordinated) {
      out.set(What.ADDS_COORDINATION.of(largeIsB));
    }
    if (named) {
      out.set(What.ADDS_NAME.of(largeIsB));
    }
    if (allPlain) {
      out.set(What.ADDS_PLAIN.of(largeIsB));
    }
    if (!sameHead && tails) {
      out.set(What.ADDS_TAIL.of(largeIsB));
    } else if (!sameHead && afterHead) {
      out.set(What.ADDS_OF_PHRASE.of(largeIsB));
    } else if (!sameHead) {
      out.set(What.ADDS_HEAD.of(largeIsB));
    } else if (afterHead) {
      out.set(What.ADDS_AFTER.of(largeIsB));
    } else if (!allPlain && !coordinated) {
      out.set((extras.get(0) == 0 ? What.ADDS_MODIFIER : What.ADDS_INSIDE).of(largeIsB));
      if (extras.size() > 1) {
        out.set(What.ADDS_MODIFIERS_MANY.of(largeIsB));
      }
    }
    if (sameHead && otherWord) {
      out.set(What.HAS_OTHER_SENSE.of(largeIsB));
    }
  }

  /**
   * Whether one has a word of which the other has the contrary: {@code linear}, {@code nonlinear}.
   */
  static boolean polarity(Term s, List<Integer> onlyA, Term t, List<Integer> onlyB) {
    for (int i : onlyA) {
      for (int j : onlyB) {
        String x = s.words().get(i);
        String y = t.words().get(j);
        String longer = x.length() > y.length() ? x : y;
        String shorter = x.length() > y.length() ? y : x;
        if (longer.endsWith(shorter)
            && NEGATIVE.contains(longer.substring(0, longer.length() - shorter.length()))) {
          return true;
        }
      }
    }
    return false;
  }
}
