package org.tripleloom.extract.neural;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tripleloom.extract.Acronyms;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.Role;
import org.tripleloom.extract.neural.Abbreviation.Fit;
import org.tripleloom.text.Analysis;

/**
 * What speaks for two entities of a paper being one thing under two names: how their forms are made
 * of one another, and how they stand in the text. {@link Ranking#same} weighs it.
 */
final class Coreference {
  /** Of an entity of the paper: its mentions, and what it is taken for. */
  record Thing(Cluster cluster, EntityType type, Role role) {
    /** Whether the paper introduces both. */
    boolean isIntroducedWith(Thing other) {
      return role == Role.INTRODUCES && other.role == Role.INTRODUCES;
    }
  }

  /**
   * The signals, each once for all pairs and once for pairs of which the paper introduces both;
   * that it does is the last one.
   */
  private enum Signal {
    /** One abbreviates the other, or its beginning. */
    ABBREVIATES,
    BEGINS_ABBREVIATED,
    /** One begins with the other; behind it a preposition, a generic head, one word, or more. */
    THEN_PREPOSITION,
    THEN_GENERIC,
    THEN_WORD,
    THEN_WORDS,
    /** One ends with the other: a proper name, or anything behind one word, or behind more. */
    BEFORE_NAME,
    WORD_BEFORE,
    WORDS_BEFORE,
    /** The same but for hyphens, blanks and Greek letters. */
    SPELLING,
    /** Words that both have, of all words. */
    SHARED,
    SAME_LAST,
    SAME_FIRST,
    ONE_WORD,
    /** All words of one are in the other; each has words of its own; one word each. */
    SUBSET,
    EACH,
    EACH_ONE,
    /** Different digits or plus signs. */
    DIGITS,
    /** Each has a short form, or is a coined name, and none is of both. */
    EACH_SHORT,
    SAME_TYPE,
    SAME_ROLE,
    /** One stands in the title alone. */
    TITLE_ALONE,
    /** Side by side as "X, a Y"; as "X, called Y"; as "X and Y". */
    APPOSITION,
    CALLED,
    JOINED,
    /** In one sentence, no bracket between. */
    SAME_SENTENCE,
    OVERLAP
  }

  static final int SIGNALS = 1 + 2 * Signal.values().length;

  private static final Set<String> PREPOSITIONS =
      Set.of(
          "of", "for", "with", "in", "on", "to", "by", "from", "via", "based", "using", "through",
          "under", "over", "at", "between", "across", "against", "without", "and", "that", "which");

  private static final Pattern BRACKETS = Pattern.compile("\\s*\\([^)]*\\)");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9+]");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]");
  private static final Map<String, String> GREEK =
      Map.of("α", "alpha", "β", "beta", "γ", "gamma", "δ", "delta", "λ", "lambda", "μ", "mu");

  private static final int NEAR = 40;
  private static final Pattern APPOSITION =
      Pattern.compile("\\s*(?:,|\\(|--|:|-)\\s*(?:(?:an?|the|our)\\s+)?(?:\\w+\\s+)?");
  private static final Pattern CALLED =
      Pattern.compile(
          ",?\\s+(?:\\(?(?:which|that) we )?(?:is |are )?(?:called|named|namely|dubbed|termed|denoted"
              + "|coined|referred to as|i\\.e\\.|abbreviated as|or)[, ]+(?:the |as )?");
  private static final Pattern JOINED =
      Pattern.compile(",?\\s*(?:and|or|to|vs\\.?|versus|,|/|&)\\s*(?:the |its )?");

  /** A surface form in the ways in which two are compared, for each is compared with many. */
  private record Form(
      String form,
      String key,
      String bare,
      String bareKey,
      String letters,
      String digits,
      List<String> words) {
    static Form of(String form) {
      String key = AcronymKeys.key(form);
      String bare = Coreference.bare(form);
      return new Form(
          form,
          key,
          bare,
          AcronymKeys.key(bare),
          Coreference.letters(form),
          NO_DIGIT.matcher(form).replaceAll(""),
          List.of(key.split(" ")));
    }

    String last() {
      return words.get(words.size() - 1);
    }
  }

  private final Analysis analysis;
  private final TaggedText text;
  private final Map<Cluster, List<Form>> known = new IdentityHashMap<>();

  Coreference(Analysis analysis, TaggedText text) {
    this.analysis = analysis;
    this.text = text;
  }

  /** What {@link Ranking#same} weighs. */
  double[] signals(Thing one, Thing other) {
    double[] values = new double[Signal.values().length];
    List<Form> forms = forms(one);
    List<Form> theirs = forms(other);
    for (Form a : forms) {
      for (Form b : theirs) {
        addForms(values, a, b);
        addForms(values, b, a);
      }
    }
    Set<String> names = properNames(forms);
    Set<String> others = properNames(theirs);
    set(
        values,
        Signal.EACH_SHORT,
        !names.isEmpty() && !others.isEmpty() && Collections.disjoint(names, others));
    for (WordSpan a : one.cluster().mentions()) {
      for (WordSpan b : other.cluster().mentions()) {
        addPlaces(values, a, b);
      }
    }
    set(values, Signal.SAME_TYPE, one.type() == other.type());
    set(values, Signal.SAME_ROLE, one.role() == other.role());
    set(values, Signal.TITLE_ALONE, inTitleAlone(one) != inTitleAlone(other));
    double[] signals = new double[SIGNALS];
    System.arraycopy(values, 0, signals, 0, values.length);
    if (one.isIntroducedWith(other)) {
      System.arraycopy(values, 0, signals, values.length, values.length);
      signals[SIGNALS - 1] = 1;
    }
    return signals;
  }

  /**
   * Whether a form may stand for the entity of another name wherever it occurs. Others that mean
   * the same in this paper ("pruning" for "structured pruning") mean more elsewhere.
   *
   * @param introduced whether the paper coins these names, so that it needs less
   */
  static boolean isName(String form, String name, boolean introduced) {
    String bareForm = bare(form);
    String bareName = bare(name);
    Fit least = introduced ? Fit.WORDS_LEFT : Fit.WHOLE;
    return !endsWithProperName(form, name)
        && (Abbreviation.of(bareForm, bareName).compareTo(least) >= 0
            || Abbreviation.of(bareName, bareForm).compareTo(least) >= 0
            || AcronymKeys.key(bareForm).equals(AcronymKeys.key(bareName))
            || letters(bareForm).equals(letters(bareName))
            || introduced && isProperName(form));
  }

  private List<Form> forms(Thing thing) {
    return known.computeIfAbsent(
        thing.cluster(), cluster -> cluster.forms(text).keySet().stream().map(Form::of).toList());
  }

  private static void set(double[] values, Signal signal, boolean holds) {
    set(values, signal, holds ? 1 : 0);
  }

  private static void set(double[] values, Signal signal, double value) {
    values[signal.ordinal()] = Math.max(values[signal.ordinal()], value);
  }

  private static void addForms(double[] values, Form a, Form b) {
    if (a.key.isEmpty() || b.key.isEmpty()) {
      return;
    }
    Fit fit = Abbreviation.of(a.form, b.form);
    Fit bareFit = b.bare.equals(b.form) ? fit : Abbreviation.of(a.form, b.bare);
    set(values, Signal.ABBREVIATES, fit == Fit.WHOLE || bareFit == Fit.WHOLE);
    set(values, Signal.BEGINS_ABBREVIATED, fit == Fit.WORDS_LEFT || bareFit == Fit.WORDS_LEFT);
    addEnds(values, a, b.key);
    addEnds(values, a, b.bareKey);
    set(values, Signal.SPELLING, a.letters.equals(b.letters));
    set(values, Signal.DIGITS, !a.digits.equals(b.digits));
    set(values, Signal.SAME_FIRST, a.words.get(0).equals(b.words.get(0)));
    set(values, Signal.SAME_LAST, a.last().equals(b.last()));
    set(values, Signal.ONE_WORD, a.words.size() == 1);
    Set<String> shared = new HashSet<>(a.words);
    int own = shared.size();
    shared.retainAll(b.words);
    own -= shared.size();
    int its = new HashSet<>(b.words).size() - shared.size();
    set(values, Signal.SHARED, (double) shared.size() / (shared.size() + own + its));
    set(values, Signal.SUBSET, own == 0 && its > 0);
    set(values, Signal.EACH, own > 0 && its > 0);
    set(values, Signal.EACH_ONE, own == 1 && its == 1 && !shared.isEmpty());
  }

  private static void addEnds(double[] values, Form form, String longer) {
    String key = form.key;
    if (longer.startsWith(key + " ")) {
      List<String> rest = List.of(longer.substring(key.length() + 1).split(" "));
      Signal signal =
          PREPOSITIONS.contains(rest.get(0))
              ? Signal.THEN_PREPOSITION
              : rest.size() > 1
                  ? Signal.THEN_WORDS
                  : EntitySelection.GENERIC_HEADS.contains(rest.get(0))
                      ? Signal.THEN_GENERIC
                      : Signal.THEN_WORD;
      set(values, signal, true);
    }
    if (longer.endsWith(" " + key)) {
      String before = longer.substring(0, longer.length() - key.length() - 1);
      Signal signal =
          isProperName(form.form)
              ? Signal.BEFORE_NAME
              : before.contains(" ") ? Signal.WORDS_BEFORE : Signal.WORD_BEFORE;
      set(values, signal, true);
    }
  }

  /** "The aligner LOOM-A" of "LOOM-A". */
  static boolean endsWithProperName(String form, String name) {
    return isProperName(name) && form.endsWith(" " + name);
  }

  private static Set<String> properNames(List<Form> forms) {
    return forms.stream()
        .filter(form -> isProperName(form.form) && !form.key.isEmpty())
        .map(Form::key)
        .collect(Collectors.toSet());
  }

  private static boolean isProperName(String form) {
    return !form.contains(" ") && Acronyms.capitals(form) > 1;
  }

  private void addPlaces(double[] values, WordSpan a, WordSpan b) {
    if (a.overlaps(b)) {
      set(values, Signal.OVERLAP, true);
      return;
    }
    WordSpan first = a.first() < b.first() ? a : b;
    WordSpan second = first == a ? b : a;
    int end = first.end(text);
    int begin = second.begin(text);
    if (begin < analysis.sentenceUpTo(end - 1).end()) {
      String between = text.text().substring(end, begin);
      set(values, Signal.SAME_SENTENCE, !between.contains("("));
      if (between.length() <= NEAR) {
        set(values, Signal.APPOSITION, APPOSITION.matcher(between).matches());
        set(values, Signal.CALLED, CALLED.matcher(between).matches());
        set(values, Signal.JOINED, JOINED.matcher(between).matches());
      }
    }
  }

  private boolean inTitleAlone(Thing thing) {
    return thing.cluster().mentions().stream().allMatch(m -> text.inTitle(m.first()));
  }

  /** Without what stands in brackets. */
  private static String bare(String form) {
    return BRACKETS.matcher(form).replaceAll("");
  }

  private static String letters(String form) {
    String lower = form.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> greek : GREEK.entrySet()) {
      lower = lower.replace(greek.getKey(), greek.getValue());
    }
    return NO_LETTER.matcher(lower).replaceAll("");
  }
}
