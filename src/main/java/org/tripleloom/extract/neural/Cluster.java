package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The mentions of one entity of a paper.
 *
 * @param key what most of them have in common
 * @param mentions in order of the text, at least one
 * @param passing those that mean it here and name something else, or more, in other papers
 */
record Cluster(String key, List<WordSpan> mentions, Set<WordSpan> passing) {
  Cluster {
    mentions = mentions.stream().sorted().distinct().toList();
    passing = Set.copyOf(passing);
    if (passing.containsAll(mentions)) {
      throw new IllegalArgumentException(key + " without a name");
    }
  }

  /** All mentions are of its names. */
  Cluster(String key, List<WordSpan> mentions) {
    this(key, mentions, Set.of());
  }

  /** Mentions of equal key together, in order of their first. */
  static List<Cluster> of(TaggedText text, List<WordSpan> mentions, AcronymKeys keys) {
    Map<String, List<WordSpan>> byKey = new LinkedHashMap<>();
    mentions.stream()
        .sorted()
        .forEach(
            mention ->
                byKey
                    .computeIfAbsent(keys.of(mention.of(text)), k -> new ArrayList<>())
                    .add(mention));
    List<Cluster> clusters = new ArrayList<>();
    byKey.forEach((key, spans) -> clusters.add(new Cluster(key, spans)));
    return clusters;
  }

  /** The distinct surface forms with how often each occurs, in order of the text. */
  Map<String, Integer> forms(TaggedText text) {
    return forms(text, mentions);
  }

  /** The fullest name: the longest, of equally long ones the most frequent, then the first. */
  String name(TaggedText text) {
    List<WordSpan> names = mentions.stream().filter(m -> !passing.contains(m)).toList();
    return forms(text, names).entrySet().stream()
        .max(
            Comparator.<Map.Entry<String, Integer>>comparingInt(form -> form.getKey().length())
                .thenComparingInt(Map.Entry::getValue))
        .orElseThrow()
        .getKey();
  }

  private static Map<String, Integer> forms(TaggedText text, List<WordSpan> mentions) {
    Map<String, Integer> forms = new LinkedHashMap<>();
    mentions.forEach(mention -> forms.merge(mention.of(text), 1, Integer::sum));
    return forms;
  }

  /**
   * The rows of {@link TaggedText#states()} that show it; the first mention's first token leads.
   */
  int[] tokens(TaggedText text) {
    return mentions.stream()
        .flatMapToInt(
            mention ->
                IntStream.range(
                    text.words().get(mention.first()).firstToken(),
                    text.words().get(mention.end() - 1).endToken()))
        .distinct()
        .flatMap(token -> Arrays.stream(text.copies(token)))
        .toArray();
  }

  /** What the tags say about the type, B and I together, over its mentions' tokens; sums to 1. */
  double[] typeEvidence(TaggedText text, int types) {
    double[] sums = new double[types];
    for (WordSpan mention : mentions) {
      int end = text.words().get(mention.end() - 1).endToken();
      for (int t = text.words().get(mention.first()).firstToken(); t < end; t++) {
        double[] scores = text.tokenScores(t);
        for (int type = 0; type < types; type++) {
          sums[type] += Math.exp(scores[1 + 2 * type]) + Math.exp(scores[2 + 2 * type]);
        }
      }
    }
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    for (int type = 0; type < types; type++) {
      sums[type] /= total;
    }
    return sums;
  }
}
