package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tripleloom.extract.EntityType;

/** An ordered pair of uses as numbers, one for each {@link Feature}, mostly 0 or 1. */
final class PairFeatures {
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

  /** Endings of words that name a thing themselves: {@code transformer}, {@code autoencoder}. */
  private static final Pattern AGENT = Pattern.compile(".*(er|or|net|former)");

  private static final Set<String> NEGATIVE =
      Set.of(
          "non", "un", "in", "im", "semi", "self", "anti", "de", "dis", "mis", "a", "ir", "pseudo");

  private static final Set<String> COORDINATION = Set.of("and", "or", "vs", "versus");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final double SAME_TEXT = 0.2;

  private final double[] values = new double[Feature.values().length];
  private final Use a;
  private final Use b;

  private PairFeatures(Use a, Use b) {
    this.a = a;
    this.b = b;
  }

  static double[] of(Use a, Use b) {
    PairFeatures features = new PairFeatures(a, b);
    features.fill();
    return features.values;
  }

  /** A modifier that picks no kind: {@code standard}, {@code existing}. */
  static boolean isPlain(String word) {
    return PLAIN.contains(word);
  }

  private void set(Feature feature) {
    values[feature.ordinal()] = 1;
  }

  private void set(Feature feature, double value) {
    values[feature.ordinal()] = value;
  }

  private void fill() {
    set(Feature.BIAS);
    boolean sameType = a.type() == b.type();
    if (sameType) {
      set(Feature.SAME_TYPE);
    } else {
      mixed(EntityType.TASK, Feature.TASK_AND_OTHER);
      mixed(EntityType.DATASET, Feature.DATASET_AND_OTHER);
      mixed(EntityType.METRIC, Feature.METRIC_AND_OTHER);
    }
    boolean sameText = a.sharedText(b) > SAME_TEXT;
    if (sameText) {
      set(Feature.SAME_TEXT);
    }
    if (a.papers() > 2 * b.papers()) {
      set(Feature.B_RARER);
    } else if (b.papers() > 2 * a.papers()) {
      set(Feature.A_RARER);
    }
    boolean equal = equality(sameType);
    boolean name = a.isShort() || b.isShort();
    if (name && equal && values[Feature.SAME_KEY.ordinal()] == 0) {
      if (!named(a, b) && !named(b, a)) {
        set(Feature.NAME_AND_WORD);
      }
    }
    if (a.isShort() != b.isShort() && !equal) {
      set(Feature.ONE_SHORT);
      if (!sameType) {
        set(Feature.SHORT_OTHER_TYPE);
      }
      if (sameText) {
        set(Feature.SAME_TEXT_SHORT);
      }
      acronym(a.isShort() ? a : b, a.isShort() ? b : a);
    }
    if (a.isShort() && b.isShort() && !equal) {
      set(Feature.BOTH_SHORT_DIFFER);
    }
    if (!equal) {
      words(sameText);
    }
    if (!numbers(a.term()).equals(numbers(b.term()))) {
      set(Feature.NUMBERS_DIFFER);
    }
    set(Feature.SPELLING, trigramCosine(a.term().compact(), b.term().compact()));
    if (!equal && oneEdit(a.term().compact(), b.term().compact())) {
      set(Feature.ONE_EDIT);
    }
  }

  /** Whether a name in capitals stands as a word in the other. */
  private static boolean named(Use shortOne, Use other) {
    return shortOne.isShort()
        && List.of(BETWEEN_WORDS.split(other.term().text()))
            .contains(ShortForm.bare(shortOne.term().text()));
  }

  private void mixed(EntityType type, Feature feature) {
    if (a.type() == type || b.type() == type) {
      set(feature);
    }
  }

  /** Equal up to spelling, word class, tails or order; sets the strongest that holds. */
  private boolean equality(boolean sameType) {
    Term s = a.term();
    Term t = b.term();
    if (Term.join(s.words()).equals(Term.join(t.words()))) {
      set(Feature.SAME_KEY);
    } else if (s.compact().equals(t.compact())) {
      set(Feature.SAME_ROOTS);
      if (!s.headWord().equals(t.headWord())) {
        set(sameType ? Feature.SAME_ROOTS_OTHER_HEAD : Feature.SAME_ROOTS_OTHER_HEAD_AND_TYPE);
      }
    } else if (s.compactCore().equals(t.compactCore())) {
      set(Feature.SAME_CORE);
      if (sameType) {
        set(Feature.SAME_CORE_SAME_TYPE);
      }
      if (s.makes() != t.makes()) {
        set(made(s));
      }
      if (s.endsOtherwise(t)) {
        boolean shortCore = s.core() < 3;
        set(shortCore ? Feature.SAME_CORE_SHORT_OTHER_TAIL : Feature.SAME_CORE_LONG_OTHER_TAIL);
      }
      if (s.isResource() != t.isResource()) {
        set(Feature.SAME_CORE_RESOURCE);
      }
    } else if (sorted(s.roots()).equals(sorted(t.roots()))) {
      boolean sameHead = s.headWord().equals(t.headWord());
      set(sameHead ? Feature.SAME_BAG_SAME_HEAD : Feature.SAME_BAG_OTHER_HEAD);
    } else {
      return false;
    }
    return true;
  }

  private static Feature made(Term term) {
    String word = term.words().get(0);
    if (term.core() > 1) {
      return Feature.SAME_CORE_MADE;
    }
    boolean name =
        AGENT.matcher(word).matches()
            || word.chars().anyMatch(Character::isDigit)
            || capitalised(term.text(), word);
    return name ? Feature.SAME_CORE_NAME_MADE : Feature.SAME_CORE_WORD_MADE;
  }

  private void acronym(Use shortOne, Use longOne) {
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
        set(Feature.DEFINED_SAME);
      } else if (near(meant, target)) {
        set(Feature.DEFINED_NEAR);
      } else {
        set(Feature.DEFINED_OTHER);
      }
      return;
    }
    String letters = Use.shortKey(shortOne.term().text()).replaceAll("[^\\p{L}\\p{N}]", "");
    String initials = initials(target, false);
    if (letters.equals(initials) || letters.equals(initials(target, true))) {
      set(letters.length() > 2 ? Feature.INITIALS_LONG : Feature.INITIALS_OF_TWO);
      if (a.type() == b.type() && letters.length() > 2) {
        set(Feature.INITIALS_LONG_SAME_TYPE);
      }
    } else if (ShortForm.standsFor(shortOne.term().text(), target.text())) {
      set(Feature.INITIALS_LOOSE);
    } else {
      set(Feature.SHORT_WITHOUT_LETTERS);
    }
  }

  private static boolean near(Term meant, Term target) {
    List<String> rest = new ArrayList<>(target.roots());
    int shared = 0;
    for (String root : meant.roots()) {
      shared += rest.remove(root) ? 1 : 0;
    }
    return shared * 3 >= 2 * Math.max(meant.roots().size(), target.roots().size())
        || trigramCosine(meant.compact(), target.compact()) > 0.7;
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

  private void words(boolean sameText) {
    Term s = a.term();
    Term t = b.term();
    List<Integer> onlyA = extras(s, t);
    List<Integer> onlyB = extras(t, s);
    if (onlyA.size() == s.words().size()) {
      set(Feature.NOTHING_SHARED);
      return;
    }
    if (onlyA.isEmpty() || onlyB.isEmpty()) {
      boolean bLonger = onlyA.isEmpty();
      subset(
          bLonger ? s : t,
          bLonger ? t : s,
          bLonger ? onlyB : onlyA,
          bLonger ? Feature.B_ADDS_MODIFIER.ordinal() : Feature.A_ADDS_MODIFIER.ordinal());
      if (s.words().size() == 1) {
        set(Feature.A_ONE_WORD);
      }
      if (t.words().size() == 1) {
        set(Feature.B_ONE_WORD);
      }
      if (sameText) {
        set(Feature.SAME_TEXT_SUBSET);
      }
      return;
    }
    boolean sameHead = s.roots().get(s.head()).equals(t.roots().get(t.head()));
    set(sameHead ? Feature.OVERLAP_SAME_HEAD : Feature.OVERLAP_OTHER_HEAD);
    int shared = s.words().size() - onlyA.size();
    set(Feature.OVERLAP_SHARE, shared / (double) (shared + onlyA.size() + onlyB.size()));
    if (onlyA.size() == 1
        && onlyB.size() == 1
        && Term.isTail(s.words().get(onlyA.get(0)))
        && Term.isTail(t.words().get(onlyB.get(0)))) {
      set(Feature.ONLY_TAILS_DIFFER);
    }
    if (onlyA.size() < onlyB.size()) {
      set(Feature.A_FEWER_WORDS);
    } else if (onlyB.size() < onlyA.size()) {
      set(Feature.B_FEWER_WORDS);
    }
    if (polarity(s, onlyA, t, onlyB)) {
      set(Feature.POLARITY_DIFFERS);
    }
  }

  /** What the longer one adds to the shorter; {@code base} is where its features begin. */
  private void subset(Term small, Term large, List<Integer> extras, int base) {
    int modifier = base;
    int many = base + 1;
    int inside = base + 2;
    int plain = base + 3;
    int tail = base + 4;
    int head = base + 5;
    int after = base + 6;
    int ofPhrase = base + 7;
    int name = base + 8;
    int coordination = base + 9;
    int otherSense = base + 10;
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
      named |= word.chars().anyMatch(Character::isDigit) || capitalised(large.text(), word);
      afterHead |= i > large.head();
    }
    if (coordinated) {
      values[coordination] = 1;
    }
    if (named) {
      values[name] = 1;
    }
    if (allPlain) {
      values[plain] = 1;
    }
    if (!sameHead && tails) {
      values[tail] = 1;
    } else if (!sameHead && afterHead) {
      values[ofPhrase] = 1;
    } else if (!sameHead) {
      values[head] = 1;
    } else if (afterHead) {
      values[after] = 1;
    } else if (!allPlain && !coordinated) {
      values[extras.get(0) == 0 ? modifier : inside] = 1;
      if (extras.size() > 1) {
        values[many] = 1;
      }
    }
    if (sameHead && otherWord) {
      values[otherSense] = 1;
    }
  }

  /** Indexes of the words of {@code from} whose roots {@code other} does not hold. */
  private static List<Integer> extras(Term from, Term other) {
    List<String> rest = new ArrayList<>(other.roots());
    List<Integer> extras = new ArrayList<>();
    for (int i = 0; i < from.roots().size(); i++) {
      if (!rest.remove(from.roots().get(i))) {
        extras.add(i);
      }
    }
    return extras;
  }

  private static boolean capitalised(String text, String word) {
    for (String piece : BETWEEN_WORDS.split(text)) {
      boolean inner = piece.length() > 1 && piece.chars().skip(1).anyMatch(Character::isUpperCase);
      if (inner && piece.toLowerCase(Locale.ROOT).startsWith(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean polarity(Term s, List<Integer> onlyA, Term t, List<Integer> onlyB) {
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

  static double trigramCosine(String s, String t) {
    Map<String, Integer> x = trigrams(s);
    Map<String, Integer> y = trigrams(t);
    double dot = 0;
    for (Map.Entry<String, Integer> gram : x.entrySet()) {
      dot += gram.getValue() * (double) y.getOrDefault(gram.getKey(), 0);
    }
    return dot / Math.max(1e-9, Math.sqrt(norm(x) * norm(y)));
  }

  private static double norm(Map<String, Integer> grams) {
    return grams.values().stream().mapToDouble(n -> n * (double) n).sum();
  }

  private static Map<String, Integer> trigrams(String text) {
    String padded = "^" + text + "$";
    Map<String, Integer> grams = new HashMap<>();
    for (int i = 0; i + 3 <= padded.length(); i++) {
      grams.merge(padded.substring(i, i + 3), 1, Integer::sum);
    }
    return grams;
  }

  /** Whether one insertion, deletion or replacement of a letter leads from one to the other. */
  private static boolean oneEdit(String s, String t) {
    if (s.length() < 6 || t.length() < 6 || Math.abs(s.length() - t.length()) > 1) {
      return false;
    }
    int from = 0;
    while (from < Math.min(s.length(), t.length()) && s.charAt(from) == t.charAt(from)) {
      from++;
    }
    int back = 0;
    while (back < Math.min(s.length(), t.length()) - from
        && s.charAt(s.length() - 1 - back) == t.charAt(t.length() - 1 - back)) {
      back++;
    }
    String x = s.substring(from, s.length() - back);
    String y = t.substring(from, t.length() - back);
    return x.length() <= 1 && y.length() <= 1 && (x + y).chars().allMatch(Character::isLetter);
  }
}
