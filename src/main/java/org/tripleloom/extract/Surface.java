package org.tripleloom.extract;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form under which two surface forms of one paper count as the same. */
public final class Surface {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int SHORT = 3;

  private Surface() {}

  /**
   * Compatibility-composed, lower case, every run of other characters than letters and digits of
   * any script one space, and without the s of a plural ("LLMs" and "LLM" agree, "loss" and "bias"
   * keep theirs). Empty for a form of signs alone.
   */
  public static String key(String form) {
    String plain = Normalizer.normalize(form, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(plain.length());
    for (String word : NO_LETTERS.split(plain)) {
      if (!word.isEmpty()) {
        key.append(key.length() == 0 ? "" : " ").append(singular(word));
      }
    }
    return key.toString();
  }

  private static String singular(String word) {
    boolean plural =
        word.length() > SHORT
            && word.endsWith("s")
            && !word.endsWith("ss")
            && !word.endsWith("us")
            && !word.endsWith("is")
            && !word.endsWith("ias");
    return plural ? word.substring(0, word.length() - 1) : word;
  }
}
