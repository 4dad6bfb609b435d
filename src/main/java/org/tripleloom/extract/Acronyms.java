package org.tripleloom.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Sentence;

/**
 * Definitions of acronyms, by the algorithm of Schwartz and Hearst (2003, "A simple algorithm for
 * identifying abbreviation definitions in biomedical text"): the letters of the short form are
 * looked for from right to left in the words before the bracket, and its first letter must begin a
 * word. Beyond it: the long form may stand in the bracket, and a plural s of the short form may
 * have no partner. Linear in the text.
 */
public final class Acronyms {
  private static final Pattern BRACKET = Pattern.compile("[(\\[]([^()\\[\\]]{2,120})[)\\]]");
  private static final int LONGEST_SHORT_FORM = 12;

  private Acronyms() {}

  /** All definitions of the paper, sentence by sentence, in order of the text. */
  public static List<Acronym> in(Analysis analysis) {
    List<Acronym> found = new ArrayList<>();
    for (Sentence sentence : analysis.sentences()) {
      String text = analysis.textOf(sentence);
      for (Acronym a : in(text)) {
        int shift = sentence.begin();
        found.add(
            new Acronym(
                a.shortForm(),
                a.shortBegin() + shift,
                a.shortEnd() + shift,
                a.longForm(),
                a.longBegin() + shift,
                a.longEnd() + shift));
      }
    }
    return found;
  }

  /** All definitions of one sentence. */
  public static List<Acronym> in(String sentence) {
    List<Acronym> found = new ArrayList<>();
    Matcher bracket = BRACKET.matcher(sentence);
    while (bracket.find()) {
      int begin = bracket.start(1);
      int end = bracket.end(1);
      int cut = indexOfAny(sentence, begin, end);
      String inside = sentence.substring(begin, cut).strip();
      int insideBegin = sentence.indexOf(inside, begin);
      int before = endOfText(sentence, bracket.start());
      if (isShortForm(inside)) {
        int longBegin = longFormBegin(sentence, before, inside);
        if (longBegin >= 0) {
          found.add(acronym(sentence, insideBegin, inside.length(), longBegin, before));
          continue;
        }
      }
      int wordBegin = wordBegin(sentence, before);
      String word = sentence.substring(wordBegin, before);
      if (isShortForm(word) && capitals(word) >= 2) {
        int insideEnd = insideBegin + inside.length();
        int longBegin = longFormBegin(sentence.substring(0, insideEnd), insideEnd, word);
        if (longBegin == insideBegin) {
          found.add(acronym(sentence, wordBegin, word.length(), insideBegin, insideEnd));
        }
      }
    }
    return found;
  }

  private static Acronym acronym(String s, int shortBegin, int length, int longBegin, int longEnd) {
    return new Acronym(
        s.substring(shortBegin, shortBegin + length),
        shortBegin,
        shortBegin + length,
        s.substring(longBegin, longEnd),
        longBegin,
        longEnd);
  }

  private static int indexOfAny(String s, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (s.charAt(i) == ',' || s.charAt(i) == ';') {
        return i;
      }
    }
    return end;
  }

  private static int endOfText(String s, int bracket) {
    int end = bracket;
    while (end > 0
        && (Character.isWhitespace(s.charAt(end - 1)) || "\"'”’".indexOf(s.charAt(end - 1)) >= 0)) {
      end--;
    }
    return end;
  }

  private static int wordBegin(String s, int end) {
    int begin = end;
    while (begin > 0 && !Character.isWhitespace(s.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static boolean isShortForm(String s) {
    return s.length() >= 2
        && s.length() <= LONGEST_SHORT_FORM
        && s.indexOf(' ') < 0
        && Character.isLetterOrDigit(s.charAt(0))
        && capitals(s) >= 1
        && !s.chars().allMatch(c -> Character.isDigit(c) || !Character.isLetter(c));
  }

  /** How many capitals there are in a form. */
  public static int capitals(String s) {
    return (int) s.chars().filter(Character::isUpperCase).count();
  }

  /** Where the long form begins that ends at {@code end}, or -1. */
  private static int longFormBegin(String s, int end, String shortForm) {
    int begin = align(s, end, shortForm);
    if (begin < 0 && shortForm.length() > 2 && shortForm.endsWith("s")) {
      begin = align(s, end, shortForm.substring(0, shortForm.length() - 1));
    }
    if (begin < 0) {
      return -1;
    }
    String longForm = s.substring(begin, end);
    int words = longForm.split("[\\s-]+").length;
    int most = Math.min(shortForm.length() + 5, shortForm.length() * 2);
    boolean plausible =
        words <= most
            && longForm.length() > shortForm.length()
            && longForm.indexOf('(') < 0
            && longForm.indexOf(',') < 0;
    return plausible ? begin : -1;
  }

  private static int align(String s, int end, String shortForm) {
    int at = end;
    for (int i = shortForm.length() - 1; i >= 0; i--) {
      char wanted = Character.toLowerCase(shortForm.charAt(i));
      if (!Character.isLetterOrDigit(wanted)) {
        continue;
      }
      at--;
      while (at >= 0
          && (Character.toLowerCase(s.charAt(at)) != wanted
              || i == 0 && at > 0 && Character.isLetterOrDigit(s.charAt(at - 1)))) {
        at--;
      }
      if (at < 0) {
        return -1;
      }
    }
    return at;
  }
}
