package org.tripleloom.resolve;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Surface forms to keys: forms that differ only in case, Unicode variants, hyphens, spaces or
 * number have one key. Digits are never joined to digits, so {@code Llama 2 7B} and {@code Llama
 * 27B} stay apart, as do {@code GPT-3} and {@code GPT-3.5}. Not thread-safe: the morphology is not.
 */
final class SurfaceKeys {
  private static final Pattern DEFINED_SHORT =
      Pattern.compile("\\s*\\(([\\p{L}\\p{N}][\\p{L}\\p{N}.&/+-]{0,14})\\)");
  private static final Pattern NOT_KEY =
      Pattern.compile("[^\\p{L}\\p{N}.+#*]+|\\.(?!\\p{N})|(?<!\\p{N})\\.");

  /** The plural of a short form; {@code GPs} are several, {@code GPS} is one. */
  private static final Pattern SHORT_PLURAL = Pattern.compile("(?<=\\p{Lu}{2})s(?![\\p{L}\\p{N}])");

  /** How text taken from a PDF file shows a soft hyphen, with the line break after it. */
  private static final Pattern SOFT_HYPHEN = Pattern.compile("\\(cid:173\\)\\s*");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Most forms: nothing in them is folded but the case. */
  private static final Pattern PLAIN = Pattern.compile("[ -~&&[^'`]]*");

  private static final String[] GREEK = {
    "α", "alpha", "β", "beta", "γ", "gamma", "δ", "delta", "ε", "epsilon", "ϵ", "epsilon", "ζ",
    "zeta", "η", "eta", "θ", "theta", "κ", "kappa", "λ", "lambda", "μ", "mu", "ν", "nu", "π", "pi",
    "ρ", "rho", "σ", "sigma", "τ", "tau", "φ", "phi", "χ", "chi", "ψ", "psi", "ω", "omega"
  };

  private final Roots roots;
  private final Map<String, String> keys = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  SurfaceKeys(Roots roots) {
    this.roots = roots;
  }

  /** The key of a form; never empty. Remembers every form it was asked for. */
  String key(String form) {
    return key(form, plain(form));
  }

  /** The key of a form, not remembered. */
  String keyOnce(String form) {
    return key(form, plainOnce(form));
  }

  private String key(String form, String plain) {
    return names.contains(plain) && CaseForms.isName(form) ? nameKey(plain) : plain;
  }

  /** The key of a form as if no name differed from a word. */
  String plain(String form) {
    return keys.computeIfAbsent(form, this::plainOnce);
  }

  private String plainOnce(String form) {
    List<String> words = wordsOf(form);
    return words.isEmpty() ? form.strip() : Term.join(words);
  }

  /** How many forms were given a key. */
  long computed() {
    return keys.size();
  }

  /**
   * From now on a name in capitals has another key than the word in small letters.
   *
   * @param words their keys, and no others
   */
  void distinguish(Set<String> words) {
    names.clear();
    names.addAll(words);
  }

  /** The key of a name that differs from a word in its capitals alone. */
  static String nameKey(String key) {
    return key.toUpperCase(Locale.ROOT);
  }

  /** The words of a form, folded, in the singular. */
  List<String> wordsOf(String form) {
    List<String> words = words(form);
    words.replaceAll(roots::singular);
    return words;
  }

  /** The words of a form, folded: lower case, no marks, Greek letters by name, no definition. */
  static List<String> words(String form) {
    String bare = withoutDefinition(SOFT_HYPHEN.matcher(form).replaceAll(""));
    String singular = SHORT_PLURAL.matcher(bare.isBlank() ? form : bare).replaceAll("");
    String folded = fold(singular);
    List<String> words = new ArrayList<>();
    for (String word : NOT_KEY.split(folded)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** What spaces separate in a form, without a definition. */
  static List<String> parts(String form) {
    String bare = withoutDefinition(SOFT_HYPHEN.matcher(form).replaceAll(""));
    return List.of((bare.isBlank() ? form : bare).strip().split("\\s+"));
  }

  /** Without a short form in brackets; other words in brackets are the form's own. */
  static String withoutDefinition(String form) {
    Matcher matcher = DEFINED_SHORT.matcher(form);
    return matcher.replaceAll(
        found ->
            ShortForm.isShort(found.group(1)) || form.length() == found.end()
                ? ""
                : Matcher.quoteReplacement(" " + found.group(1)));
  }

  static String fold(String form) {
    if (PLAIN.matcher(form).matches()) {
      return form.toLowerCase(Locale.ROOT);
    }
    String folded =
        MARKS
            .matcher(Normalizer.normalize(form, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replaceAll("['’‘`]s\\b", "")
            .replaceAll("['’‘`]", "");
    for (int i = 0; i < GREEK.length; i += 2) {
      folded = folded.replace(GREEK[i], GREEK[i + 1]);
    }
    return folded;
  }

  /** What stands in brackets as the short form of the rest, or null: {@code OOD} in the title. */
  static String definedShort(String form) {
    Matcher matcher = DEFINED_SHORT.matcher(form);
    return matcher.find() && matcher.start() > 0 ? matcher.group(1) : null;
  }
}
