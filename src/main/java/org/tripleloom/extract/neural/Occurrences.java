package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every place of a text where a given form stands as whole words, in any case or number: in
 * training each such place counted as a mention, so one that the tagger passed over is one too.
 */
final class Occurrences {
  private static final int LONGEST = 12;

  private Occurrences() {}

  /** For each key its spans in order of the text; every span equals itself when trimmed. */
  static Map<String, List<WordSpan>> of(
      Set<String> keys, TaggedText text, AcronymKeys acronyms, MentionSearch search) {
    Map<String, Boolean> firstWords = new HashMap<>();
    for (String key : keys) {
      firstWords.put(first(key), true);
    }
    acronyms.shortKeys(keys).forEach(key -> firstWords.put(first(key), true));
    Map<String, List<WordSpan>> found = new TreeMap<>();
    for (int s = 0; s < text.starts().size(); s++) {
      int end = s + 1 < text.starts().size() ? text.starts().get(s + 1) : text.words().size();
      for (int i = text.starts().get(s); i < end; i++) {
        String word = AcronymKeys.key(text.words().get(i).of(text.text()));
        if (!firstWords.containsKey(first(word))) {
          continue;
        }
        for (int j = i + 1; j <= Math.min(end, i + LONGEST); j++) {
          WordSpan span = new WordSpan(i, j);
          String key = acronyms.of(span.of(text));
          if (keys.contains(key) && span.equals(search.trim(text, span))) {
            found.computeIfAbsent(key, k -> new ArrayList<>()).add(span);
          }
        }
      }
    }
    return found;
  }

  private static String first(String key) {
    int space = key.indexOf(' ');
    return space < 0 ? key : key.substring(0, space);
  }
}
