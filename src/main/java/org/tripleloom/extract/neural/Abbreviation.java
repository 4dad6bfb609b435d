package org.tripleloom.extract.neural;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tripleloom.extract.Acronyms;

/**
 * Whether one form abbreviates another, without the brackets that {@link AcronymKeys} asks for:
 * "TREGEN" and "Tree-based Entailment GENeration framework". Every letter must be found in order,
 * each word giving its first letter and any further ones, and only small words may give none.
 */
final class Abbreviation {
  /** WORDS_LEFT: the long form goes on behind what is abbreviated. */
  enum Fit {
    NONE,
    WORDS_LEFT,
    WHOLE
  }

  private static final Set<String> SMALL =
      Set.of(
          "of", "for", "and", "the", "with", "in", "on", "to", "a", "an", "by", "from", "via",
          "based", "using", "as");

  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

  /** Longer ones are names of their own. */
  private static final int LONGEST = 16;

  private final String letters;
  private final List<String> words;
  private final Fit[][] known;

  private Abbreviation(String letters, List<String> words) {
    this.letters = letters;
    this.words = words;
    this.known = new Fit[letters.length()][words.size()];
  }

  /**
   * @param shortForm at most two words, one of them with two capitals; else it abbreviates nothing
   * @param longForm at least two words
   */
  static Fit of(String shortForm, String longForm) {
    String[] shortWords = shortForm.split("\\s+");
    if (shortWords.length > 2
        || Arrays.stream(shortWords).allMatch(w -> Acronyms.capitals(w) < 2)) {
      return Fit.NONE;
    }
    String singular =
        shortForm.endsWith("s") ? shortForm.substring(0, shortForm.length() - 1) : shortForm;
    String letters = OTHER.matcher(singular.toLowerCase(Locale.ROOT)).replaceAll("");
    List<String> words =
        OTHER
            .splitAsStream(longForm.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
    if (letters.length() < 2 || letters.length() > LONGEST || words.size() < 2) {
      return Fit.NONE;
    }
    return new Abbreviation(letters, words).fit(0, 0);
  }

  /** The best way to find the letters from {@code letter} on in the words from {@code word} on. */
  private Fit fit(int letter, int word) {
    if (letter == letters.length()) {
      return word == words.size() ? Fit.WHOLE : Fit.WORDS_LEFT;
    }
    if (word == words.size()) {
      return Fit.NONE;
    }
    if (known[letter][word] == null) {
      known[letter][word] = search(letter, word);
    }
    return known[letter][word];
  }

  private Fit search(int letter, int word) {
    String from = words.get(word);
    Fit best = word > 0 && SMALL.contains(from) ? fit(letter, word + 1) : Fit.NONE;
    int next = letter;
    for (int i = 0; i < from.length() && next < letters.length(); i++) {
      if (from.charAt(i) == letters.charAt(next)) {
        next++;
        Fit fit = fit(next, word + 1);
        best = fit.compareTo(best) > 0 ? fit : best;
      } else if (i == 0) {
        break;
      }
    }
    return best;
  }
}
