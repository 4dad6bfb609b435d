package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the bare text shows of a candidate: its words, and the words around its mentions. The {@link
 * Lexicon} was trained on exactly these names and values, so a change here needs new weights. What
 * comes from one of n mentions counts 1/n.
 */
final class FormFeatures {
  private static final String BEGIN = "<s>";
  private static final String END = "</s>";

  private final TaggedText text;
  private final List<String> words = new ArrayList<>();

  FormFeatures(TaggedText text) {
    this.text = text;
    for (TaggedText.Word word : text.words()) {
      words.add(word.of(text.text()).toLowerCase(Locale.ROOT));
    }
  }

  Map<String, Double> of(Cluster cluster) {
    Map<String, Double> features = new HashMap<>();
    String name = cluster.name(text);
    String form = AcronymKeys.key(name);
    List<String> parts = form.isEmpty() ? List.of() : List.of(form.split(" "));
    addForm(features, parts);
    features.put("form=" + form, 1.0);
    features.put("key=" + cluster.key(), 1.0);
    features.put("n=" + Math.min(cluster.mentions().size(), 5), 1.0);
    features.put("shape=" + shape(name), 1.0);
    features.put("pos=" + 5 * cluster.mentions().get(0).first() / words.size(), 1.0);
    if (cluster.mentions().stream().anyMatch(mention -> text.inTitle(mention.first()))) {
      features.put("title", 1.0);
    }
    for (WordSpan mention : cluster.mentions()) {
      addContext(features, mention, parts, 1.0 / cluster.mentions().size());
    }
    return features;
  }

  private static void addForm(Map<String, Double> features, List<String> parts) {
    features.put("len=" + Math.min(parts.size(), 7), 1.0);
    for (int i = 0; i < parts.size(); i++) {
      features.put("w=" + parts.get(i), 1.0);
      if (i > 0) {
        features.put("b=" + parts.get(i - 1) + " " + parts.get(i), 1.0);
      }
    }
    if (!parts.isEmpty()) {
      String last = parts.get(parts.size() - 1);
      features.put("first=" + parts.get(0), 1.0);
      features.put("fsuf=" + ending(parts.get(0)), 1.0);
      features.put("last=" + last, 1.0);
      features.put("suf=" + ending(last), 1.0);
      if (parts.size() > 1) {
        features.put("last2=" + parts.get(parts.size() - 2) + " " + last, 1.0);
      }
    }
  }

  private void addContext(
      Map<String, Double> features, WordSpan mention, List<String> parts, double share) {
    boolean title = text.inTitle(mention.first());
    int from = title ? 0 : text.titleWords();
    int to = title ? text.titleWords() : words.size();
    int i = mention.first();
    int j = mention.end();
    String t = title ? "t" : "";
    String before = i > from ? words.get(i - 1) : BEGIN;
    String after = j < to ? words.get(j) : END;
    List<String> names = new ArrayList<>();
    names.add(t + "p1=" + before);
    names.add(t + "p2=" + (i - 1 > from ? words.get(i - 2) : BEGIN) + " " + before);
    names.add(t + "n1=" + after);
    names.add(t + "n2=" + after + " " + (j + 1 < to ? words.get(j + 1) : END));
    names.add(t + "pn=" + before + "|" + after);
    for (int d = 3; d <= 6 && i - d >= from; d++) {
      names.add("pw=" + words.get(i - d));
    }
    for (int d = 2; d <= 4 && j + d < to; d++) {
      names.add("nw=" + words.get(j + d));
    }
    if (!parts.isEmpty()) {
      names.add("last|n1=" + parts.get(parts.size() - 1) + "|" + after);
      names.add("p1|first=" + before + "|" + parts.get(0));
    }
    names.forEach(name -> features.merge(name, share, Double::sum));
  }

  private static String ending(String word) {
    return word.substring(Math.max(0, word.length() - 3));
  }

  /** Of the first four words: A, a, 0 or . for the first sign, U for a capital behind it. */
  private static String shape(String name) {
    StringBuilder shape = new StringBuilder();
    String[] parts = name.split("\\s+");
    for (int i = 0; i < Math.min(4, parts.length); i++) {
      char first = parts[i].charAt(0);
      shape.append(
          Character.isUpperCase(first)
              ? 'A'
              : Character.isLowerCase(first) ? 'a' : Character.isDigit(first) ? '0' : '.');
      if (parts[i].chars().skip(1).anyMatch(Character::isUpperCase)) {
        shape.append('U');
      }
    }
    return shape.toString();
  }
}
