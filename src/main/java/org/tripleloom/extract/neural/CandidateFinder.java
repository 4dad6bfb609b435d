package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tripleloom.text.Analysis;

/**
 * Everything in a paper that may be an entity: all spans that the lattice gives some probability,
 * wherever they stand, with the head's and the lexicon's opinion.
 */
final class CandidateFinder {
  /** At this probability 88 % of the annotated entities of unseen papers are among the spans. */
  private static final double LEAST = 0.02;

  record Found(List<Candidate> candidates, HeadScores scores) {}

  private final NeuralModel model;
  private final MentionSearch search;
  private final SpanLattice lattice;

  CandidateFinder(NeuralModel model) {
    this.model = model;
    this.search = new MentionSearch(model.labels());
    this.lattice = new SpanLattice(model.labels(), search, LEAST);
  }

  /** In order of the text. */
  Found find(Analysis analysis, TaggedText text, AcronymKeys keys) {
    BoundaryRepair repair = new BoundaryRepair(analysis, text, search);
    Map<WordSpan, Double> spans = new TreeMap<>();
    lattice.spans(text).forEach((span, p) -> spans.merge(repair.of(span), p, Double::sum));
    spans.keySet().removeIf(span -> !isBalanced(span.of(text)));
    List<Cluster> clusters = clusters(text, keys, spans, repair);
    if (clusters.isEmpty()) {
      return new Found(List.of(), null);
    }
    HeadScores scores =
        model.tagger().score(text, clusters.stream().map(c -> c.tokens(text)).toList());
    FormFeatures features = new FormFeatures(text);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      Cluster cluster = clusters.get(i);
      double[] lexical = model.candidateLexicon().scores(features.of(cluster));
      candidates.add(candidate(i, cluster, spans, scores, lexical, text));
    }
    return new Found(candidates, scores);
  }

  private List<Cluster> clusters(
      TaggedText text, AcronymKeys keys, Map<WordSpan, Double> spans, BoundaryRepair repair) {
    Map<String, List<WordSpan>> byKey = new LinkedHashMap<>();
    spans
        .keySet()
        .forEach(
            span ->
                byKey.computeIfAbsent(keys.of(span.of(text)), k -> new ArrayList<>()).add(span));
    Map<String, List<WordSpan>> further = Occurrences.of(byKey.keySet(), text, keys, search);
    List<Cluster> clusters = new ArrayList<>();
    byKey.forEach(
        (key, mentions) -> {
          further.getOrDefault(key, List.of()).stream()
              .filter(span -> span.equals(repair.of(span)) && isBalanced(span.of(text)))
              .forEach(mentions::add);
          clusters.add(new Cluster(key, mentions));
        });
    return clusters;
  }

  /** Whether every bracket has its other half: no "HOI) detection". */
  private static boolean isBalanced(String form) {
    int open = 0;
    for (int i = 0; i < form.length() && open >= 0; i++) {
      open += form.charAt(i) == '(' ? 1 : form.charAt(i) == ')' ? -1 : 0;
    }
    return open == 0;
  }

  /** Lexicon outputs: entity, then the roles without none, then the types. */
  private Candidate candidate(
      int i,
      Cluster cluster,
      Map<WordSpan, Double> spans,
      HeadScores scores,
      double[] lexical,
      TaggedText text) {
    int roles = model.labels().roles().size();
    int types = model.labels().types().size();
    double likeliest = 0;
    for (WordSpan mention : cluster.mentions()) {
      likeliest = Math.max(likeliest, spans.getOrDefault(mention, 0.0));
    }
    return new Candidate(
        i,
        cluster,
        likeliest,
        scores.kept(i),
        lexical[0],
        blend(scores.roles()[i], roles, lexical, 1, model.ranking().roleTrust()),
        blend(
            TaggerDecoder.types(cluster, scores.types()[i], text),
            types,
            lexical,
            1 + roles,
            model.ranking().typeTrust()));
  }

  /** Probabilities in proportion to {@code p * softmax(lexical)^trust}. */
  private static double[] blend(double[] p, int n, double[] lexical, int from, double trust) {
    double[] logs = new double[n];
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      logs[i] = Math.log(p[i] + 1e-9) + trust * lexical[from + i];
      max = Math.max(max, logs[i]);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      logs[i] = Math.exp(logs[i] - max);
      sum += logs[i];
    }
    for (int i = 0; i < n; i++) {
      logs[i] /= sum;
    }
    return logs;
  }
}
