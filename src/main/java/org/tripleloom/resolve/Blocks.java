package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which terms are worth comparing: those that share a compact form, a core without generic tails, a
 * bag of roots, a form without plain modifiers, or initials; and those that share a rare word and
 * whose vectors are near. A block that many share tells nothing and is left out. Deterministic, and
 * local: whether two terms meet does not depend on others but for the size of their block.
 */
final class Blocks {
  /** What every name of a block begins with. */
  static final String BLOCK = "b:";

  private static final int LARGEST = 40;

  /** Blocks in which only a short form and a long one are compared. */
  private static final String INITIALS = BLOCK + "!";

  /** Blocks of a word, in which only those are compared that the encoder sees alike. */
  private static final String WORD = BLOCK + "~";

  /** From which cosine on two vectors are near. */
  private static final double NEAR = 0.8;

  private final Terms groups;

  /**
   * @param groups by the names of their blocks, among others
   */
  Blocks(Terms groups) {
    this.groups = groups;
  }

  /** The names of the blocks that a term stands in. */
  static Set<String> names(Use use) {
    Term term = use.term();
    Set<String> names = new HashSet<>();
    names.add(BLOCK + "=" + term.compact());
    names.add(BLOCK + "=" + term.compactCore());
    List<String> bag = new ArrayList<>(term.roots());
    bag.removeIf(Term::isPreposition);
    bag.sort(null);
    names.add(BLOCK + "#" + String.join(" ", bag));
    List<String> telling = new ArrayList<>(term.roots());
    telling.removeIf(Additions::isPlain);
    names.add(BLOCK + "=" + Term.join(telling));
    if (use.isShort()) {
      names.add(INITIALS + Use.shortKey(term.text()));
    } else if (term.words().size() > 2) {
      StringBuilder initials = new StringBuilder();
      SurfaceKeys.words(term.text()).forEach(word -> initials.append(word.charAt(0)));
      names.add(INITIALS + initials);
    }
    if (!use.vector().isNone()) {
      term.roots().forEach(root -> names.add(WORD + root));
    }
    return names;
  }

  /**
   * The others that share a block with a group.
   *
   * @param uses how a group's term is used
   */
  SortedSet<String> beside(String key, Function<String, Use> uses) {
    SortedSet<String> beside = new TreeSet<>();
    for (String name : groups.of(key)) {
      if (name.startsWith(BLOCK)) {
        SortedSet<String> block = groups.owners(name);
        if (block.size() <= LARGEST) {
          block.stream()
              .filter(other -> meet(name, uses.apply(key), uses.apply(other)))
              .forEach(beside::add);
        }
      }
    }
    beside.remove(key);
    return beside;
  }

  private static boolean meet(String block, Use one, Use other) {
    if (block.startsWith(INITIALS)) {
      return one.isShort() != other.isShort();
    }
    return !block.startsWith(WORD) || one.vector().cosine(other.vector()) >= NEAR;
  }

  /** Whether a block that had so many and has so many now is left out only before, or only now. */
  static boolean crosses(int before, int now) {
    return before > LARGEST != now > LARGEST;
  }
}
