package org.tripleloom.ingest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.apache.tika.language.detect.LanguageResult;

/**
 * Tells abstracts in another language from English ones. In doubt a text is English: dropping a
 * paper is worse than keeping an odd one.
 */
final class Language {
  /** Words that make up a good third of English prose and are no words of the other languages. */
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "is", "that", "we", "with", "this", "are", "by", "which", "our",
          "from", "it", "be", "can", "have", "these", "has", "been", "their", "paper", "for");

  private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{M}']+");
  private static final Pattern OTHER_SCRIPT =
      Pattern.compile("[\\p{L}&&[^\\p{IsLatin}\\p{IsGreek}]]");
  private static final int SHORT = 12;
  private static final int GLANCE = 400;
  private static final int LOOKED_AT = 2000;
  private static final double ENOUGH = 0.12;

  private static OptimaizeLangDetector detector;

  private Language() {}

  static boolean isEnglish(String text) {
    if (share(text.length() > GLANCE ? text.substring(0, GLANCE) : text) >= ENOUGH) {
      return true;
    }
    String start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    double share = share(start);
    if (share >= ENOUGH) {
      return true;
    }
    long letters = start.codePoints().filter(Character::isLetter).count();
    long other = OTHER_SCRIPT.matcher(start).results().count();
    if (other * 2 > letters) {
      return false;
    }
    if (WORD.split(start.strip()).length < SHORT) {
      return true;
    }
    LanguageResult result = detect(start);
    return result.isUnknown()
        || result.isLanguage("en")
        || !result.isReasonablyCertain()
        || share >= ENOUGH / 2;
  }

  /** The part of the words that only English has. */
  private static double share(String text) {
    String[] words = WORD.split(text.strip());
    long english = 0;
    for (String word : words) {
      english += ENGLISH.contains(word.toLowerCase(Locale.ROOT)) ? 1 : 0;
    }
    return (double) english / words.length;
  }

  /** One text at a time: the detector keeps state. Few texts come here; the first loads models. */
  private static synchronized LanguageResult detect(String text) {
    if (detector == null) {
      detector = new OptimaizeLangDetector();
      detector.loadModels();
    }
    return detector.detect(text);
  }
}
