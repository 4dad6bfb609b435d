package org.tripleloom.extract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import edu.stanford.nlp.ling.CoreLabel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The word lists of {@code rules/modality.yaml}. Each question answers with the words matched. */
final class ModalityCues {
  private static final String FILE = "/rules/modality.yaml";

  private static final class Loaded {
    static final ModalityCues CUES = load();
  }

  /** List name, then first word, then the entries that begin with it. */
  private final Map<String, Map<String, List<String[]>>> lists = new HashMap<>();

  private ModalityCues(Map<String, List<String>> lists) {
    lists.forEach(
        (name, entries) -> {
          Map<String, List<String[]>> byFirst = new HashMap<>();
          for (String entry : entries) {
            String[] words = entry.split(" ");
            byFirst.computeIfAbsent(words[0], w -> new java.util.ArrayList<>()).add(words);
          }
          this.lists.put(name, byFirst);
        });
  }

  static ModalityCues get() {
    return Loaded.CUES;
  }

  private static ModalityCues load() {
    try (InputStream in = ModalityCues.class.getResourceAsStream(FILE)) {
      return new ModalityCues(
          new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int negation(List<CoreLabel> tokens, int at) {
    return match("negation", tokens, at);
  }

  int negationOfPhrase(List<CoreLabel> tokens, int at) {
    return match("negation-of-phrase", tokens, at);
  }

  int noNegation(List<CoreLabel> tokens, int at) {
    return match("no-negation", tokens, at);
  }

  int report(List<CoreLabel> tokens, int at) {
    return match("report", tokens, at);
  }

  int hedge(List<CoreLabel> tokens, int at) {
    return match("hedge", tokens, at);
  }

  int border(List<CoreLabel> tokens, int at) {
    return match("border", tokens, at);
  }

  private int match(String list, List<CoreLabel> tokens, int at) {
    int longest = 0;
    for (String[] words : lists.get(list).getOrDefault(Modality.lemma(tokens.get(at)), List.of())) {
      boolean same = at + words.length <= tokens.size();
      for (int i = 1; same && i < words.length; i++) {
        same = Modality.lemma(tokens.get(at + i)).equals(words[i]);
      }
      longest = same ? Math.max(longest, words.length) : longest;
    }
    return longest;
  }
}
