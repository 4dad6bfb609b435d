package org.tripleloom.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tripleloom.extract.Acronyms;
import org.tripleloom.extract.EntityType;

/**
 * A term as it is used: what the pair model compares.
 *
 * @param isShort whether it is an acronym
 * @param type voted
 * @param papers that use it
 * @param definitions compact long forms by lower-case short form, as its contexts state them
 * @param grams word triples of its contexts, to see that two contexts are one text
 * @param vector what the encoder sees of its mentions
 */
record Use(
    Term term,
    boolean isShort,
    EntityType type,
    int papers,
    Map<String, Term> definitions,
    Set<String> grams,
    VectorSum vector) {
  private static final int GRAM = 3;

  /** The steps of {@link #alike}. */
  static final int ALIKE = 20;

  static Use of(String label, EntityType type, int papers, List<String> contexts, Roots roots) {
    Map<String, Term> definitions = new HashMap<>();
    Set<String> grams = new HashSet<>();
    for (String context : contexts) {
      for (org.tripleloom.extract.Acronym found : Acronyms.in(context)) {
        definitions.putIfAbsent(shortKey(found.shortForm()), Term.of(found.longForm(), roots));
      }
      List<String> words = SurfaceKeys.words(context);
      for (int i = 0; i + GRAM <= words.size(); i++) {
        grams.add(String.join(" ", words.subList(i, i + GRAM)));
      }
    }
    return new Use(
        Term.of(label, roots),
        ShortForm.isShort(label),
        type,
        papers,
        definitions,
        grams,
        VectorSum.NONE);
  }

  Use with(VectorSum its) {
    return new Use(term, isShort, type, papers, definitions, grams, its);
  }

  /**
   * The cosine of the vectors in twentieths, so that one more paper rarely changes a judgement; 0
   * without a vector.
   */
  int alike(Use other) {
    return alike(vector, other.vector);
  }

  static int alike(VectorSum a, VectorSum b) {
    return (int) Math.round(a.cosine(b) * ALIKE);
  }

  /** Which of two is much rarer: 1 where so many papers use the second, 2 the first, 0 neither. */
  static int rarer(int papers, int others) {
    return papers > 2 * others ? 1 : others > 2 * papers ? 2 : 0;
  }

  /** A short form without the plural's s, in lower case. */
  static String shortKey(String shortForm) {
    return ShortForm.bare(shortForm).toLowerCase(Locale.ROOT);
  }

  /** What its own contexts say that it stands for, or null. */
  Term meaning() {
    return isShort ? definitions.get(shortKey(term.text())) : null;
  }

  /** The share of the smaller context's triples that both hold, 0 without contexts. */
  double sharedText(Use other) {
    int smaller = Math.min(grams.size(), other.grams.size());
    if (smaller == 0) {
      return 0;
    }
    Set<String> both = new HashSet<>(grams);
    both.retainAll(other.grams);
    return both.size() / (double) smaller;
  }
}
