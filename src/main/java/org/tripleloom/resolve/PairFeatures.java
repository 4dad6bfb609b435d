package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tripleloom.extract.EntityType;

/** An ordered pair of uses as numbers, one for each {@link Feature}, mostly 0 or 1. */
final class PairFeatures {
  /** Endings of words that name a thing themselves: {@code transformer}, {@code autoencoder}. */
  private static final Pattern AGENT = Pattern.compile(".*(er|or|net|former)");

  private static final double SAME_TEXT = 0.2;

  /** The cosine of two things at random, about. */
  private static final double STRANGERS = 0.4;

  /** What vectors count for: with more, cross-validation finds fewer pairs right. */
  private static final double VECTOR = 0.2;

  private final FeatureVector out = new FeatureVector();
  private final Use a;
  private final Use b;

  private PairFeatures(Use a, Use b) {
    this.a = a;
    this.b = b;
  }

  static double[] of(Use a, Use b) {
    PairFeatures features = new PairFeatures(a, b);
    features.fill();
    return features.out.values();
  }

  private void fill() {
    out.set(Feature.BIAS);
    boolean sameType = a.type() == b.type();
    if (sameType) {
      out.set(Feature.SAME_TYPE);
    } else {
      mixed(EntityType.TASK, Feature.TASK_AND_OTHER);
      mixed(EntityType.DATASET, Feature.DATASET_AND_OTHER);
      mixed(EntityType.METRIC, Feature.METRIC_AND_OTHER);
    }
    boolean sameText = a.sharedText(b) > SAME_TEXT;
    if (sameText) {
      out.set(Feature.SAME_TEXT);
    }
    if (a.papers() > 2 * b.papers()) {
      out.set(Feature.B_RARER);
    } else if (b.papers() > 2 * a.papers()) {
      out.set(Feature.A_RARER);
    }
    if (!a.vector().isNone() && !b.vector().isNone()) {
      out.set(Feature.VECTORS, (a.alike(b) / (double) Use.ALIKE - STRANGERS) * VECTOR);
    }
    boolean equal = equality(sameType);
    boolean name = a.isShort() || b.isShort();
    if (name && equal && !out.has(Feature.SAME_KEY)) {
      if (!AcronymFeatures.named(a, b) && !AcronymFeatures.named(b, a)) {
        out.set(Feature.NAME_AND_WORD);
      }
    }
    if (a.isShort() != b.isShort() && !equal) {
      out.set(Feature.ONE_SHORT);
      if (!sameType) {
        out.set(Feature.SHORT_OTHER_TYPE);
      }
      if (sameText) {
        out.set(Feature.SAME_TEXT_SHORT);
      }
      AcronymFeatures.set(out, a.isShort() ? a : b, a.isShort() ? b : a);
    }
    if (a.isShort() && b.isShort() && !equal) {
      out.set(Feature.BOTH_SHORT_DIFFER);
    }
    if (!equal) {
      words(sameText);
    }
    if (!numbers(a.term()).equals(numbers(b.term()))) {
      out.set(Feature.NUMBERS_DIFFER);
    }
    out.set(Feature.SPELLING, Spelling.trigramCosine(a.term().compact(), b.term().compact()));
    if (!equal && Spelling.oneEdit(a.term().compact(), b.term().compact())) {
      out.set(Feature.ONE_EDIT);
    }
  }

  private void mixed(EntityType type, Feature feature) {
    if (a.type() == type || b.type() == type) {
      out.set(feature);
    }
  }

  /** Equal up to spelling, word class, tails or order; sets the strongest that holds. */
  private boolean equality(boolean sameType) {
    Term s = a.term();
    Term t = b.term();
    if (Term.join(s.words()).equals(Term.join(t.words()))) {
      out.set(Feature.SAME_KEY);
    } else if (s.compact().equals(t.compact())) {
      out.set(Feature.SAME_ROOTS);
      if (!s.headWord().equals(t.headWord())) {
        out.set(sameType ? Feature.SAME_ROOTS_OTHER_HEAD : Feature.SAME_ROOTS_OTHER_HEAD_AND_TYPE);
      }
    } else if (s.compactCore().equals(t.compactCore())) {
      out.set(Feature.SAME_CORE);
      if (sameType) {
        out.set(Feature.SAME_CORE_SAME_TYPE);
      }
      if (s.makes() != t.makes()) {
        out.set(made(s));
      }
      if (s.endsOtherwise(t)) {
        boolean shortCore = s.core() < 3;
        out.set(shortCore ? Feature.SAME_CORE_SHORT_OTHER_TAIL : Feature.SAME_CORE_LONG_OTHER_TAIL);
      }
      if (s.isFigure() != t.isFigure()) {
        out.set(Feature.SAME_CORE_FIGURE);
      }
      if (s.isResource() != t.isResource()) {
        out.set(Feature.SAME_CORE_RESOURCE);
      }
      if (s.isPlace() != t.isPlace() && !isName(s)) {
        out.set(Feature.SAME_CORE_PLACE);
      }
    } else if (sorted(s.roots()).equals(sorted(t.roots()))) {
      boolean sameHead = s.headWord().equals(t.headWord());
      out.set(sameHead ? Feature.SAME_BAG_SAME_HEAD : Feature.SAME_BAG_OTHER_HEAD);
      boolean task = sameType && a.type() == EntityType.TASK;
      if (!sameHead && !task && (leads(s, t) || leads(t, s))) {
        out.set(Feature.SAME_BAG_ING);
      } else if (!sameHead && s.isTurned() != t.isTurned()) {
        out.set(Feature.SAME_BAG_TURNED);
      }
    } else {
      return false;
    }
    if (!s.participles().equals(t.participles())) {
      out.set(Feature.ONE_PARTICIPLE);
    }
    return true;
  }

  private static Feature made(Term term) {
    if (term.core() > 1) {
      return Feature.SAME_CORE_MADE;
    }
    return AGENT.matcher(term.words().get(0)).matches() || isName(term)
        ? Feature.SAME_CORE_NAME_MADE
        : Feature.SAME_CORE_WORD_MADE;
  }

  /** Whether its first word is that of a name: with digits or capitals. */
  private static boolean isName(Term term) {
    String word = term.words().get(0);
    return word.chars().anyMatch(Character::isDigit) || Spelling.capitalised(term.text(), word);
  }

  /** Whether the first word of one is a gerund, and the other ends with the same. */
  private static boolean leads(Term one, Term other) {
    return one.words().get(0).endsWith("ing") && one.words().get(0).equals(other.headWord());
  }

  private void words(boolean sameText) {
    Term s = a.term();
    Term t = b.term();
    List<Integer> onlyA = Additions.extras(s, t);
    List<Integer> onlyB = Additions.extras(t, s);
    if (onlyA.size() == s.words().size()) {
      out.set(Feature.NOTHING_SHARED);
      return;
    }
    if (onlyA.isEmpty() || onlyB.isEmpty()) {
      boolean bLonger = onlyA.isEmpty();
      Additions.set(out, bLonger ? s : t, bLonger ? t : s, bLonger ? onlyB : onlyA, bLonger);
      if (s.words().size() == 1) {
        out.set(Feature.A_ONE_WORD);
      }
      if (t.words().size() == 1) {
        out.set(Feature.B_ONE_WORD);
      }
      if (sameText) {
        out.set(Feature.SAME_TEXT_SUBSET);
      }
      return;
    }
    boolean sameHead = s.roots().get(s.head()).equals(t.roots().get(t.head()));
    out.set(sameHead ? Feature.OVERLAP_SAME_HEAD : Feature.OVERLAP_OTHER_HEAD);
    int shared = s.words().size() - onlyA.size();
    out.set(Feature.OVERLAP_SHARE, shared / (double) (shared + onlyA.size() + onlyB.size()));
    if (onlyA.size() == 1
        && onlyB.size() == 1
        && Term.isTail(s.words().get(onlyA.get(0)))
        && Term.isTail(t.words().get(onlyB.get(0)))) {
      out.set(Feature.ONLY_TAILS_DIFFER);
    }
    if (onlyA.size() < onlyB.size()) {
      out.set(Feature.A_FEWER_WORDS);
    } else if (onlyB.size() < onlyA.size()) {
      out.set(Feature.B_FEWER_WORDS);
    }
    if (Additions.polarity(s, onlyA, t, onlyB)) {
      out.set(Feature.POLARITY_DIFFERS);
    }
  }

  private static List<String> numbers(Term term) {
    List<String> numbers = new ArrayList<>();
    for (String word : term.words()) {
      if (word.chars().anyMatch(Character::isDigit)) {
        numbers.add(word);
      }
    }
    return sorted(numbers);
  }

  private static List<String> sorted(List<String> words) {
    List<String> sorted = new ArrayList<>(words);
    sorted.sort(null);
    return sorted;
  }
}
