package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A label taken apart for comparison.
 *
 * @param text as it stands
 * @param words folded, singular, prefixes joined to what they stand before ({@code pre-trained})
 * @param roots of the words
 * @param head index of the head noun: the last word before the first preposition
 * @param core how many words remain without generic tails ({@code model}, {@code method}), at least
 *     one
 */
record Term(String text, List<String> words, List<String> roots, int head, int core) {
  private static final Set<String> PREFIXES =
      Set.of(
          "pre", "re", "non", "un", "multi", "semi", "sub", "co", "anti", "inter", "intra", "auto",
          "over", "under", "post", "hyper", "super", "fine", "bi", "uni", "de", "micro", "macro",
          "pseudo", "quasi", "counter", "back", "hetero", "homo", "mis", "trans");

  private static final Pattern BEFORE_VERSION = Pattern.compile("(?<=\\p{L}\\p{L})(?=\\p{N})");

  private static final Set<String> PREPOSITIONS =
      Set.of(
          "of", "for", "in", "on", "with", "from", "to", "by", "via", "without", "under", "over",
          "between", "across", "through", "among", "against", "using", "at", "as", "towards");

  private static final Set<String> ARTICLES = Set.of("the", "a", "an", "our", "its", "their");

  /** Heads that add nothing to the name of a procedure that they follow. */
  private static final Set<String> WAYS =
      Set.of(
          "method",
          "algorithm",
          "approach",
          "technique",
          "framework",
          "strategy",
          "scheme",
          "procedure",
          "mechanism",
          "principle",
          "paradigm",
          "setting",
          "setup",
          "phase",
          "stage",
          "heuristic",
          "methodology",
          "pipeline");

  private static final Set<String> AIMS =
      Set.of("task", "problem", "scenario", "challenge", "issue", "phenomenon", "effect");

  /** Heads that may add nothing, or make a thing of an idea: {@code language model}. */
  private static final Set<String> MAKES =
      Set.of("model", "system", "architecture", "module", "variant", "tool");

  private static final Set<String> RESOURCES =
      Set.of(
          "dataset", "benchmark", "corpus", "data", "datum", "collection", "suite", "environment");

  private static final Set<String> FIGURES = Set.of("metric", "score", "value", "measure");

  private static final Set<String> NONE = Set.of();

  /** A generic head, or not. */
  static boolean isTail(String word) {
    return tailClass(word) != NONE;
  }

  private static Set<String> tailClass(String word) {
    for (Set<String> tails : List.of(WAYS, AIMS, MAKES, RESOURCES, FIGURES)) {
      if (tails.contains(word)) {
        return tails;
      }
    }
    return NONE;
  }

  /** Whether both end with generic words, of two classes: {@code method} and {@code model}. */
  boolean endsOtherwise(Term other) {
    return core < words.size()
        && other.core < other.words.size()
        && tailClass(words.get(core)) != tailClass(other.words.get(other.core));
  }

  /** Whether the generic words after the core can make a thing of an idea. */
  boolean makes() {
    return words.subList(core, words.size()).stream().anyMatch(MAKES::contains);
  }

  /** Whether it ends with words for data. */
  boolean isResource() {
    return words.subList(core, words.size()).stream().anyMatch(RESOURCES::contains);
  }

  static Term of(String text, Roots roots) {
    List<String> words = new ArrayList<>();
    String prefix = "";
    for (String word : split(SurfaceKeys.words(text))) {
      if (PREFIXES.contains(word)) {
        prefix += word;
      } else if (!ARTICLES.contains(word)) {
        words.add(word.equals("or") ? "and" : roots.singular(prefix + word));
        prefix = "";
      }
    }
    if (!prefix.isEmpty() || words.isEmpty()) {
      words.add(prefix.isEmpty() ? SurfaceKeys.fold(text).strip() : prefix);
    }
    List<String> stems = new ArrayList<>();
    words.forEach(word -> stems.add(roots.root(word)));
    int head = words.size() - 1;
    Set<String> free = freeWords(text);
    for (int i = 1; i < words.size(); i++) {
      if (PREPOSITIONS.contains(words.get(i)) && free.contains(words.get(i))) {
        head = i - 1;
        break;
      }
    }
    int core = words.size();
    while (core > 1 && isTail(words.get(core - 1))) {
      core--;
    }
    return new Term(text, List.copyOf(words), List.copyOf(stems), head, core);
  }

  /** The words that no hyphen joins to others: the "to" of {@code image-to-image} is none. */
  private static Set<String> freeWords(String text) {
    Set<String> free = new HashSet<>();
    for (String part : text.strip().split("\\s+")) {
      List<String> words = SurfaceKeys.words(part);
      if (words.size() == 1) {
        free.add(words.get(0));
      }
    }
    return free;
  }

  /**
   * A name and its version apart, {@code gpt2} as {@code gpt 2}; {@code f1} and {@code 7b} stay.
   */
  private static List<String> split(List<String> words) {
    List<String> out = new ArrayList<>();
    for (String word : words) {
      out.addAll(List.of(BEFORE_VERSION.split(word)));
    }
    return out;
  }

  /** The roots in one string: equal for variants in spaces, hyphens, number and word class. */
  String compact() {
    return join(roots);
  }

  /** As {@link #compact}, without generic tails. */
  String compactCore() {
    return join(roots.subList(0, core));
  }

  /** Joined without spaces, except between digits: {@code 2 7b} is not {@code 27b}. */
  static String join(List<String> words) {
    StringBuilder out = new StringBuilder();
    for (String word : words) {
      if (!out.isEmpty()
          && Character.isDigit(out.charAt(out.length() - 1))
          && Character.isDigit(word.charAt(0))) {
        out.append('-');
      }
      out.append(word);
    }
    return out.toString();
  }

  String headWord() {
    return words.get(head);
  }

  static boolean isPreposition(String word) {
    return PREPOSITIONS.contains(word);
  }
}
