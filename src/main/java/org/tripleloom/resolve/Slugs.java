package org.tripleloom.resolve;

import java.util.HashSet;
import java.util.Set;
import org.tripleloom.paper.PaperId;

/** Labels to slugs, each given out once. */
final class Slugs {
  private static final int LONGEST = 80;
  private static final int SUFFIX = 8;

  private final Set<String> taken = new HashSet<>();

  /**
   * Letters and digits of any script, lower case, joined by hyphens. A taken one, or one cut to
   * length, gets eight digits of the hash of {@code key}, so that it depends on the thing alone.
   */
  String give(String label, String key) {
    String slug =
        SurfaceKeys.fold(label)
            .replace("+", " plus ")
            .replace("#", " sharp ")
            .replace("*", " star ")
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    boolean cut = slug.length() > LONGEST;
    String base = cut ? slug.substring(0, LONGEST).replaceAll("-$", "") : slug;
    String given = base;
    if (cut || base.isEmpty() || !taken.add(base)) {
      String suffix = PaperId.hash(key).substring(0, SUFFIX);
      given = base.isEmpty() ? suffix : base + "-" + suffix;
      if (!taken.add(given)) {
        throw new IllegalStateException("two entities for the key " + key);
      }
    }
    return given;
  }
}
