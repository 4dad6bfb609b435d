package org.tripleloom.resolve;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tripleloom.extract.EntityType;

/**
 * Names in capitals beside words that are spelled the same: {@code CLIP} and {@code clip}, {@code
 * mAP} and {@code map}. They are two things when the word is a common one in the corpus and the
 * name is something else: papers spell it out, or the two have different types. {@code BERT} and
 * {@code bert} are one, since {@code bert} is no word.
 */
final class CaseForms {
  /** A word is common from so many papers on, ... */
  private static final int COMMON = 3;

  /** ... and from this share of the name's papers on. */
  private static final double COMMON_SHARE = 0.1;

  /** What has none is no word, however it is written: {@code fps}. */
  private static final Pattern VOWEL = Pattern.compile("[aeiouy]");

  private static final class Seen {
    private int name;
    private int word;
    private int spelledOut;
    private final Map<EntityType, Double> nameTypes = new EnumMap<>(EntityType.class);
    private final Map<EntityType, Double> wordTypes = new EnumMap<>(EntityType.class);
  }

  private final SurfaceKeys keys;
  private final Map<String, Seen> seen = new HashMap<>();

  CaseForms(SurfaceKeys keys) {
    this.keys = keys;
  }

  /** Whether a form is one word with two capitals at least, the plural's s aside. */
  static boolean isName(String form) {
    int upper = 0;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        return false;
      }
      upper += Character.isUpperCase(c) ? 1 : 0;
    }
    return upper > 1;
  }

  /** Counts the forms of one unit. */
  void add(Unit unit) {
    for (String form : unit.forms().keySet()) {
      if (isName(form)) {
        Seen its = seen(keys.key(form));
        its.name++;
        its.nameTypes.merge(unit.type(), unit.confidence(), Double::sum);
        its.spelledOut += isSpelledOut(form, unit) ? 1 : 0;
      } else if (form.chars().allMatch(Character::isLetter)) {
        Seen its = seen(keys.key(form));
        its.word += isSmall(form) ? 1 : 0;
        its.wordTypes.merge(unit.type(), unit.confidence(), Double::sum);
      } else {
        for (String word : Spelling.pieces(form)) {
          if (isSmall(word)) {
            seen(keys.key(word)).word++;
          }
        }
      }
    }
  }

  private Seen seen(String key) {
    return seen.computeIfAbsent(key, k -> new Seen());
  }

  private static boolean isSmall(String word) {
    return !word.isEmpty() && word.chars().allMatch(Character::isLowerCase);
  }

  private static boolean isSpelledOut(String name, Unit unit) {
    return unit.forms().keySet().stream()
        .anyMatch(form -> form.indexOf(' ') > 0 && ShortForm.spells(name, form));
  }

  /** The keys of words whose name in capitals is something else. */
  Set<String> distinct() {
    Set<String> distinct = new TreeSet<>();
    seen.forEach(
        (key, its) -> {
          boolean common =
              VOWEL.matcher(key).find()
                  && its.word >= COMMON
                  && its.word >= COMMON_SHARE * its.name;
          if (its.name > 0 && common && (its.spelledOut > 0 || typesDiffer(its))) {
            distinct.add(key);
          }
        });
    return distinct;
  }

  private static boolean typesDiffer(Seen its) {
    return !its.wordTypes.isEmpty()
        && Group.likeliest(its.nameTypes) != Group.likeliest(its.wordTypes);
  }
}
