package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Which terms are worth comparing: those that share a compact form, a core without generic tails, a
 * bag of roots, a form without plain modifiers, or initials. A block that many share tells nothing
 * and is left out. Deterministic, and local: whether two terms meet does not depend on others but
 * for the size of their block.
 */
final class Blocks {
  private static final int LARGEST = 40;

  /** Blocks in which only a short form and a long one are compared. */
  private static final String INITIALS = "!";

  private final Map<String, List<String>> blocks = new HashMap<>();
  private final Set<String> shorts = new HashSet<>();

  void add(String key, Use use) {
    Term term = use.term();
    Set<String> names = new HashSet<>();
    names.add("=" + term.compact());
    names.add("=" + term.compactCore());
    List<String> bag = new ArrayList<>(term.roots());
    bag.removeIf(Term::isPreposition);
    bag.sort(null);
    names.add("#" + String.join(" ", bag));
    List<String> telling = new ArrayList<>(term.roots());
    telling.removeIf(Additions::isPlain);
    names.add("=" + Term.join(telling));
    if (use.isShort()) {
      shorts.add(key);
      names.add(INITIALS + Use.shortKey(term.text()));
    } else if (term.words().size() > 2) {
      StringBuilder initials = new StringBuilder();
      SurfaceKeys.words(term.text()).forEach(word -> initials.append(word.charAt(0)));
      names.add(INITIALS + initials);
    }
    names.forEach(name -> blocks.computeIfAbsent(name, n -> new ArrayList<>()).add(key));
  }

  /** Every pair of keys that share a block, each once. */
  void pairs(BiConsumer<String, String> take) {
    Set<String> seen = new HashSet<>();
    for (Map.Entry<String, List<String>> entry : blocks.entrySet()) {
      List<String> block = entry.getValue();
      boolean initials = entry.getKey().startsWith(INITIALS);
      if (block.size() > LARGEST) {
        continue;
      }
      for (int i = 0; i < block.size(); i++) {
        for (int j = i + 1; j < block.size(); j++) {
          String a = block.get(i);
          String b = block.get(j);
          if (initials && shorts.contains(a) == shorts.contains(b)) {
            continue;
          }
          boolean ordered = a.compareTo(b) < 0;
          if (seen.add(ordered ? a + "\n" + b : b + "\n" + a)) {
            take.accept(a, b);
          }
        }
      }
    }
  }
}
