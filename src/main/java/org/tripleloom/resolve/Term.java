package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A label taken apart for comparison.
 *
 * @param text as it stands
 * @param words folded, singular, prefixes joined to what they stand before ({@code pre-trained})
 * @param roots of the words
 * @param starts indexes of the words that no hyphen joins to the one before
 * @param head index of the head noun: the last word before the first preposition
 * @param core how many words remain without generic tails ({@code model}, {@code method}), at least
 *     one
 */
record Term(
    String text, List<String> words, List<String> roots, Set<Integer> starts, int head, int core) {
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

  private static final Map<String, String> NUMERALS =
      Map.of(
          "zero", "0", "one", "1", "two", "2", "three", "3", "four", "4", "five", "5", "six", "6",
          "seven", "7", "eight", "8", "ten", "10");

  private static final Set<String> RANKS = Set.of("first", "second", "third", "multiple");

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
      Set.of("model", "system", "architecture", "variant", "tool");

  /** As those, of a part of a thing. */
  private static final Set<String> PARTS = Set.of("module");

  private static final Set<String> RESOURCES =
      Set.of("dataset", "benchmark", "corpus", "data", "datum", "collection", "suite");

  private static final Set<String> PLACES = Set.of("environment", "simulator");

  private static final Set<String> FIGURES = Set.of("metric", "score", "value", "measure");

  private static final List<Set<String>> TAILS =
      List.of(WAYS, AIMS, MAKES, PARTS, RESOURCES, PLACES, FIGURES);

  private static final Set<String> NONE = Set.of();

  /** A generic head, or not. */
  static boolean isTail(String word) {
    return tailClass(word) != NONE;
  }

  private static Set<String> tailClass(String word) {
    for (Set<String> tails : TAILS) {
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
    return words.subList(core, words.size()).stream()
        .anyMatch(word -> MAKES.contains(word) || PARTS.contains(word));
  }

  /** Whether it ends with words for data. */
  boolean isResource() {
    return words.subList(core, words.size()).stream().anyMatch(RESOURCES::contains);
  }

  static Term of(String text, Roots roots) {
    List<String> words = new ArrayList<>();
    Set<Integer> starts = new HashSet<>();
    String prefix = "";
    boolean start = true;
    for (String part : SurfaceKeys.parts(text)) {
      List<String> pieces = split(SurfaceKeys.words(part));
      boolean free = pieces.size() == 1;
      start |= prefix.isEmpty();
      for (String piece : pieces) {
        if (PREFIXES.contains(piece)) {
          prefix += piece;
        } else if (!(free && ARTICLES.contains(piece))) {
          if (start) {
            starts.add(words.size());
          }
          words.add(inFull(roots.singular(prefix + piece), start && !words.isEmpty()));
          prefix = "";
          start = false;
        }
      }
    }
    if (!prefix.isEmpty() || words.isEmpty()) {
      starts.add(words.size());
      words.add(prefix.isEmpty() ? SurfaceKeys.fold(text).strip() : prefix);
    }
    List<String> stems = new ArrayList<>();
    words.forEach(word -> stems.add(roots.root(word)));
    int head = words.size() - 1;
    for (int i = 1; i < words.size(); i++) {
      boolean free = starts.contains(i) && (i + 1 == words.size() || starts.contains(i + 1));
      if (free && PREPOSITIONS.contains(words.get(i))) {
        head = i - 1;
        break;
      }
    }
    int core = words.size();
    while (core > 1 && isTail(words.get(core - 1)) && !saysLittle(words.subList(0, core - 1))) {
      core--;
    }
    return new Term(text, List.copyOf(words), List.copyOf(stems), Set.copyOf(starts), head, core);
  }

  /** Without abbreviations that every reader reads in full: the {@code net} of a neural net. */
  private static String inFull(String word, boolean inside) {
    if (inside && word.equals("or")) {
      return "and";
    }
    return inside && word.equals("net") ? "network" : NUMERALS.getOrDefault(word, word);
  }

  /** Whether one word is left that tells too little alone: {@code two}, {@code new}. */
  private static boolean saysLittle(List<String> words) {
    String word = words.get(0);
    return words.size() == 1
        && (NUMERALS.containsValue(word) || RANKS.contains(word) || Additions.isPlain(word));
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

  /** Whether it ends with words for a figure. */
  boolean isFigure() {
    return words.subList(core, words.size()).stream().anyMatch(FIGURES::contains);
  }

  /** Whether it ends with words for a place. */
  boolean isPlace() {
    return words.subList(core, words.size()).stream().anyMatch(PLACES::contains);
  }

  /** Whether it has a preposition, or begins with what is done to the rest. */
  boolean isTurned() {
    return head < words.size() - 1 || words.get(0).endsWith("ing");
  }

  /** The roots of its words in -ed. */
  Set<String> participles() {
    Set<String> participles = new HashSet<>();
    for (int i = 0; i < core; i++) {
      if (words.get(i).endsWith("ed") && !words.get(i).equals(roots.get(i))) {
        participles.add(roots.get(i));
      }
    }
    return participles;
  }

  String headWord() {
    return words.get(head);
  }

  /** Whether it is a part that stands before others, and no plural: {@code multi}. */
  static boolean isPrefix(String word) {
    return PREFIXES.contains(word);
  }

  static boolean isPreposition(String word) {
    return PREPOSITIONS.contains(word);
  }
}
