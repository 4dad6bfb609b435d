package org.tripleloom.resolve;

import java.util.List;
import java.util.Locale;
import org.tripleloom.extract.Acronyms;

/**
 * Short forms and the long forms that they can stand for, after Schwartz and Hearst, "A simple
 * algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003): the letters of
 * the short form occur in order in the long form, and the first one starts its first word.
 */
final class ShortForm {
  private static final int LONGEST = 10;

  private ShortForm() {}

  /** Whether a form is one word of mostly capitals: {@code LLMs}, {@code kNN}, {@code BERT}. */
  static boolean isShort(String form) {
    String bare = bare(form);
    if (bare.length() < 2 || bare.length() > LONGEST) {
      return false;
    }
    int upper = 0;
    int lower = 0;
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (Character.isUpperCase(c)) {
        upper++;
      } else if (Character.isLowerCase(c)) {
        lower++;
      } else if (c != '-' && c != '/' && c != '&' && c != '.') {
        return false;
      }
    }
    return upper >= 2 && upper > lower;
  }

  /** Without the plural's s: {@code LLM} for {@code LLMs}. */
  static String bare(String form) {
    return form.length() > 2
            && form.endsWith("s")
            && Character.isUpperCase(form.charAt(form.length() - 2))
        ? form.substring(0, form.length() - 1)
        : form;
  }

  /**
   * Whether the short form can stand for a long one that a paper uses for the same thing: as {@link
   * #standsFor}, or with letters inside of words that no letter begins ({@code RRT}, rapidly
   * exploring random tree).
   */
  static boolean spells(String shortForm, String longForm) {
    return standsFor(shortForm, longForm)
        || longForm.indexOf(' ') > 0
            && Acronyms.in(longForm + " (" + shortForm + ")").stream()
                .anyMatch(found -> found.longForm().equals(longForm));
  }

  /** Whether the short form can stand for the long one, word starts preferred to inner letters. */
  static boolean standsFor(String shortForm, String longForm) {
    String letters = letters(bare(shortForm));
    List<String> words = SurfaceKeys.words(longForm);
    if (letters.length() < 2 || words.size() < 2 && longForm.length() < 2 * letters.length()) {
      return false;
    }
    if (words.isEmpty() || words.size() > Math.min(letters.length() + 5, letters.length() * 2)) {
      return false;
    }
    return words.get(0).charAt(0) == letters.charAt(0) && inOrder(letters, 0, words, 0, 0, false);
  }

  /**
   * Letters from {@code at} on match from a character of a word on. A letter may be the start of a
   * later word, or continue inside the word whose start was matched.
   */
  private static boolean inOrder(
      String letters, int at, List<String> words, int word, int from, boolean started) {
    if (at == letters.length()) {
      return lastContentWordUsed(words, word);
    }
    char letter = letters.charAt(at);
    if (started) {
      int inside = words.get(word).indexOf(letter, from);
      if (inside >= 0 && inOrder(letters, at + 1, words, word, inside + 1, true)) {
        return true;
      }
    }
    for (int next = started ? word + 1 : word; next < words.size(); next++) {
      if (words.get(next).charAt(0) == letter && inOrder(letters, at + 1, words, next, 1, true)) {
        return true;
      }
      if (!SKIPPED.contains(words.get(next)) && next > word) {
        break;
      }
    }
    return false;
  }

  private static final List<String> SKIPPED =
      List.of("of", "the", "for", "and", "in", "with", "on", "a", "an", "to", "from", "by", "via");

  private static boolean lastContentWordUsed(List<String> words, int word) {
    for (int next = word + 1; next < words.size(); next++) {
      if (!SKIPPED.contains(words.get(next))) {
        return false;
      }
    }
    return true;
  }

  private static String letters(String form) {
    return form.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }
}
