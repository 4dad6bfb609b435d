package org.tripleloom.resolve;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.tripleloom.paper.PaperId;

/** Labels to slugs. */
final class Slugs {
  private static final int LONGEST = 80;
  private static final int SUFFIX = 8;

  private Slugs() {}

  /**
   * Letters and digits of any script, lower case, joined by hyphens, cut to length: what a label's
   * slug begins with, and is where nobody has it already.
   */
  static String base(String label) {
    String slug = slug(label);
    return slug.length() > LONGEST ? slug.substring(0, LONGEST).replaceAll("-$", "") : slug;
  }

  /** Whether the base is made of the whole label. */
  static boolean isWhole(String label) {
    String slug = slug(label);
    return !slug.isEmpty() && slug.length() <= LONGEST;
  }

  private static String slug(String label) {
    return SurfaceKeys.fold(label)
        .replace("+", " plus ")
        .replace("#", " sharp ")
        .replace("*", " star ")
        .replaceAll("[^\\p{L}\\p{N}]+", "-")
        .replaceAll("^-|-$", "");
  }

  /**
   * Gives the slugs of all that have one base. Those after the first, and those whose labels were
   * cut, get eight digits of the hash of their key, so that it depends on the thing alone.
   *
   * @param ranked keys, the first to choose first
   * @param whole whether the base is made of the whole label of a key
   */
  static void give(
      List<String> ranked, String base, Predicate<String> whole, BiConsumer<String, String> take) {
    boolean free = true;
    for (String key : ranked) {
      String suffix = PaperId.hash(key).substring(0, SUFFIX);
      if (free && whole.test(key)) {
        free = false;
        take.accept(key, base);
      } else {
        take.accept(key, base.isEmpty() ? suffix : base + "-" + suffix);
      }
    }
  }
}
