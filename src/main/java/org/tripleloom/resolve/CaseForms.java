package org.tripleloom.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
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

  /** Confidences add up in billionths, so that their order does not matter. */
  private static final double UNIT = 1e9;

  /** What the papers have of one key, as a name and as a word. */
  static final class Seen {
    static final Kept.Form<Seen> FORM =
        new Kept.Form<>() {
          @Override
          public void write(DataOutputStream out, Seen seen) throws IOException {
            Kept.number(out, seen.name);
            Kept.number(out, seen.word);
            Kept.number(out, seen.spelledOut);
            boolean typed = seen.name > 0 || seen.isWordTyped();
            out.writeBoolean(typed);
            for (int i = 0; typed && i < seen.nameTypes.length; i++) {
              out.writeLong(seen.nameTypes[i]);
              out.writeLong(seen.wordTypes[i]);
            }
          }

          @Override
          public Seen read(DataInputStream in) throws IOException {
            Seen seen = new Seen();
            seen.name = Kept.number(in);
            seen.word = Kept.number(in);
            seen.spelledOut = Kept.number(in);
            boolean typed = in.readBoolean();
            for (int i = 0; typed && i < seen.nameTypes.length; i++) {
              seen.nameTypes[i] = in.readLong();
              seen.wordTypes[i] = in.readLong();
            }
            return seen;
          }
        };

    private int name;
    private int word;
    private int spelledOut;
    private final long[] nameTypes = new long[EntityType.values().length];
    private final long[] wordTypes = new long[EntityType.values().length];

    private boolean isWordTyped() {
      return Arrays.stream(wordTypes).anyMatch(votes -> votes > 0);
    }

    private boolean typesDiffer() {
      return isWordTyped() && likeliest(nameTypes) != likeliest(wordTypes);
    }

    private static int likeliest(long[] votes) {
      int best = 0;
      for (int i = 1; i < votes.length; i++) {
        best = votes[i] > votes[best] ? i : best;
      }
      return best;
    }
  }

  private final SurfaceKeys keys;
  private final Kept<Seen> seen;
  private final Set<String> touched = new HashSet<>();

  CaseForms(Kept<Seen> seen, SurfaceKeys keys) {
    this.seen = seen;
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

  /**
   * Counts the forms of one unit.
   *
   * @param times 1, or -1 to take them back
   */
  void count(Unit unit, int times) {
    long votes = times * Math.round(unit.confidence() * UNIT);
    for (String form : unit.forms().keySet()) {
      if (isName(form)) {
        Seen its = seen(keys.plain(form));
        its.name += times;
        its.nameTypes[unit.type().ordinal()] += votes;
        its.spelledOut += isSpelledOut(form, unit) ? times : 0;
      } else if (form.chars().allMatch(Character::isLetter)) {
        Seen its = seen(keys.plain(form));
        its.word += isSmall(form) ? times : 0;
        its.wordTypes[unit.type().ordinal()] += votes;
      } else {
        for (String word : Spelling.pieces(form)) {
          if (isSmall(word)) {
            seen(keys.plain(word)).word += times;
          }
        }
      }
    }
  }

  private Seen seen(String key) {
    touched.add(key);
    Seen its = seen.get(key);
    if (its == null) {
      its = new Seen();
      seen.put(key, its);
    }
    return its;
  }

  private static boolean isSmall(String word) {
    return !word.isEmpty() && word.chars().allMatch(Character::isLowerCase);
  }

  private static boolean isSpelledOut(String name, Unit unit) {
    return unit.forms().keySet().stream()
        .anyMatch(form -> form.indexOf(' ') > 0 && ShortForm.spells(name, form));
  }

  /** The keys that were counted. */
  Set<String> touched() {
    return touched;
  }

  /** Whether it is the key of a word whose name in capitals is something else. */
  boolean isDistinct(String key) {
    Seen its = seen.get(key);
    return its.name > 0
        && its.word >= COMMON
        && its.word >= COMMON_SHARE * its.name
        && VOWEL.matcher(key).find()
        && (its.spelledOut > 0 || its.typesDiffer());
  }
}
