package org.tripleloom.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How alike two strings are, letter by letter. */
final class Spelling {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Spelling() {}

  /** Character trigrams, cosine: 0 to 1. */
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
  static boolean oneEdit(String s, String t) {
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

  /** The words of a text as they stand, with their capitals. */
  static List<String> pieces(String text) {
    return List.of(BETWEEN_WORDS.split(text));
  }

  /** Whether a piece of the text that begins with this word has capitals inside. */
  static boolean capitalised(String text, String word) {
    for (String piece : pieces(text)) {
      boolean inner = piece.length() > 1 && piece.chars().skip(1).anyMatch(Character::isUpperCase);
      if (inner && piece.toLowerCase(Locale.ROOT).startsWith(word)) {
        return true;
      }
    }
    return false;
  }
}
