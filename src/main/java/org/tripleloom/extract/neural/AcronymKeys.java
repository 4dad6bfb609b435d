package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tripleloom.extract.Acronyms;

/**
 * The keys under which the model's training took forms for one entity, with the acronyms that a
 * text defines as {@code LONG FORM (SF)}, after Schwartz and Hearst, "A simple algorithm for
 * identifying abbreviation definitions in biomedical text" (PSB 2003).
 */
final class AcronymKeys {
  private static final Pattern SHORT_FORM = Pattern.compile("\\(([^()\\s]{2,10})\\)");

  private final Map<String, String> longForms = new HashMap<>();
  private final Map<String, Set<String>> shortForms = new HashMap<>();

  AcronymKeys(String title, String abstractText) {
    addAll(title);
    addAll(abstractText);
  }

  /** The form's {@link #key}, with the long form's in place of a defined acronym's. */
  String of(String form) {
    String key = key(form);
    return longForms.getOrDefault(key, key);
  }

  /** The form's key with each word that is a defined acronym spelt out. */
  String spelled(String form) {
    StringBuilder out = new StringBuilder();
    for (String word : of(form).split(" ")) {
      out.append(out.length() == 0 ? "" : " ").append(longForms.getOrDefault(word, word));
    }
    return out.toString();
  }

  /** The keys of the short forms, and of both together, that stand for one of these long forms. */
  List<String> shortKeys(Collection<String> longKeys) {
    return longForms.entrySet().stream()
        .filter(form -> longKeys.contains(form.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Whether the text defines short forms for names among both, and none of them is of both: then
   * they are two things, as in all but four of the first 3,727 annotated papers.
   */
  boolean tellApart(Collection<String> forms, Collection<String> others) {
    Set<String> one = shortForms(forms);
    Set<String> other = shortForms(others);
    return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
  }

  private Set<String> shortForms(Collection<String> forms) {
    return forms.stream()
        .flatMap(form -> shortForms.getOrDefault(key(form), Set.of()).stream())
        .collect(Collectors.toSet());
  }

  private void addAll(String text) {
    Matcher matcher = SHORT_FORM.matcher(text);
    while (matcher.find()) {
      String shortForm = matcher.group(1);
      if (Acronyms.capitals(shortForm) < 2) {
        continue;
      }
      String longForm = longForm(shortForm, text.substring(0, matcher.start()).stripTrailing());
      if (longForm != null) {
        String longKey = key(longForm);
        String shortKey = key(shortForm);
        if (!longKey.isEmpty() && !shortKey.isEmpty()) {
          longForms.put(shortKey, longKey);
          longForms.put(longKey + " " + shortKey, longKey);
          for (String key : List.of(shortKey, longKey, longKey + " " + shortKey)) {
            shortForms.computeIfAbsent(key, any -> new HashSet<>()).add(shortKey);
          }
        }
      }
    }
  }

  /** The shortest end of {@code before} that spells the short form, or null. */
  private static String longForm(String shortForm, String before) {
    int most = Math.min(shortForm.length() + 5, shortForm.length() * 2);
    int i = before.length() - 1;
    for (int s = shortForm.length() - 1; s >= 0; s--) {
      char c = Character.toLowerCase(shortForm.charAt(s));
      if (!Character.isLetterOrDigit(c)) {
        continue;
      }
      while (i >= 0
          && (Character.toLowerCase(before.charAt(i)) != c
              || s == 0 && i > 0 && Character.isLetterOrDigit(before.charAt(i - 1)))) {
        i--;
      }
      if (i < 0) {
        return null;
      }
      i--;
    }
    String longForm = before.substring(before.lastIndexOf(' ', i + 1) + 1);
    boolean fits = longForm.split("\\s+").length <= most && longForm.length() > shortForm.length();
    return fits ? longForm : null;
  }

  /**
   * Lower case, every run of characters other than a-z and 0-9 one space, a final s of words longer
   * than three letters gone unless it is ss: as the training did. Empty without such characters.
   */
  static String key(String form) {
    StringBuilder out = new StringBuilder(form.length());
    for (String word : words(form)) {
      if (out.length() > 0) {
        out.append(' ');
      }
      out.append(singular(word));
    }
    return out.toString();
  }

  private static List<String> words(String form) {
    List<String> words = new ArrayList<>();
    String lower = form.toLowerCase(Locale.ROOT);
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      char c = i < lower.length() ? lower.charAt(i) : ' ';
      boolean inside = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(lower.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  private static String singular(String word) {
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }
}
