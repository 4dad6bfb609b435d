package org.tripleloom.extract.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import edu.stanford.nlp.ling.CoreLabel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The word lists of {@code rules/words.yaml}. */
final class Words {
  private static final Map<String, Set<String>> LISTS = load();

  private Words() {}

  private static Map<String, Set<String>> load() {
    try (InputStream in = Words.class.getResourceAsStream("/rules/words.yaml")) {
      Map<String, List<String>> lists =
          new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {});
      Map<String, Set<String>> sets = new java.util.HashMap<>();
      lists.forEach((name, words) -> sets.put(name, new HashSet<>(words)));
      return sets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Praise and determiners: no entity begins with it. */
  static boolean neverFirst(CoreLabel token) {
    return LISTS.get("never-first").contains(lemma(token));
  }

  /** No entity consists of it alone. */
  static boolean generic(CoreLabel token) {
    return LISTS.get("generic").contains(lemma(token));
  }

  /** "EWC method" is the same thing as "EWC". */
  static boolean emptyHead(String word) {
    return LISTS.get("empty-head").contains(word);
  }

  static String lemma(CoreLabel token) {
    String lemma = token.lemma() == null ? token.word() : token.lemma();
    return lemma.toLowerCase(Locale.ROOT);
  }
}
