package org.tripleloom.extract.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tripleloom.extract.Dropped;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Modality;
import org.tripleloom.extract.RelationType;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Sentence;

/**
 * Finds what a paper states between its entities. The score of a relation is the scorer's
 * probability or the measured precision of a rule that matches, whichever is higher.
 */
final class RelationFinder {
  /** The scorer's label for no relation. */
  static final String NONE = "none";

  /** What the rule column says where the scorer alone found a relation. */
  private static final String SCORER = "pair-scorer";

  private static final double WORTH_TELLING = 0.1;

  /** A hedged statement counts this much of its score. */
  private static final double HEDGED = 0.8;

  private final LinearModel model;
  private final Map<String, Double> precision;
  private final double threshold;

  /**
   * @param precision measured, by the rule's name
   */
  RelationFinder(LinearModel model, Map<String, Double> precision, double threshold) {
    this.model = model;
    this.precision = precision;
    this.threshold = threshold;
  }

  /** Matches of relation rules that have {@code one} as subject and {@code other} as object. */
  static List<RuleMatch> matching(List<RuleMatch> matches, Found one, Found other) {
    List<RuleMatch> fitting = new ArrayList<>();
    for (RuleMatch match : matches) {
      if (match.otherFrom() >= 0
          && holds(one, match.sentence(), match.to() - 1)
          && holds(other, match.sentence(), match.otherTo() - 1)) {
        fitting.add(match);
      }
    }
    return fitting;
  }

  private static boolean holds(Found found, int sentence, int token) {
    for (Occurrence o : found.occurrences()) {
      if (o.sentence() == sentence && (o.to() - 1 == token || o.head() == token)) {
        return true;
      }
    }
    return false;
  }

  /** Best first; of two statements about the same pair the better one. */
  List<ExtractedRelation> find(
      Analysis analysis, List<Found> found, List<RuleMatch> all, List<Dropped> dropped) {
    List<RuleMatch> matches = all.stream().filter(m -> m.otherFrom() >= 0).toList();
    PairFeatures features = new PairFeatures(analysis, found);
    List<ExtractedRelation> relations = new ArrayList<>();
    for (Found one : found) {
      for (Found other : found) {
        if (one != other) {
          ExtractedRelation best = best(analysis, features, one, other, matches, dropped);
          if (best != null) {
            relations.add(best);
          }
        }
      }
    }
    relations.sort(
        Comparator.comparingDouble((ExtractedRelation r) -> -r.confidence())
            .thenComparing(ExtractedRelation::subject)
            .thenComparing(ExtractedRelation::object));
    Set<Set<String>> pairs = new HashSet<>();
    relations.removeIf(r -> !pairs.add(Set.of(r.subject(), r.object())));
    return relations;
  }

  private ExtractedRelation best(
      Analysis analysis,
      PairFeatures features,
      Found one,
      Found other,
      List<RuleMatch> matches,
      List<Dropped> dropped) {
    List<RuleMatch> fitting = matching(matches, one, other);
    Set<String> names = new TreeSet<>();
    fitting.forEach(match -> names.add(match.rule().name()));
    double[] scores = model.probabilities(features.of(one, other, names));
    RelationType best = null;
    double score = 0;
    for (int i = 0; i < scores.length; i++) {
      String label = model.labels().get(i);
      RelationType type = label.equals(NONE) ? null : RelationType.of(label);
      if (type != null && type.allows(one.type(), other.type()) && scores[i] > score) {
        best = type;
        score = scores[i];
      }
    }
    RuleMatch by = null;
    for (RuleMatch match : fitting) {
      RelationType type = match.rule().relation();
      double trust = trust(match.rule());
      boolean better = trust > score || type == best && by == null;
      if (type.allows(one.type(), other.type()) && better) {
        by = match;
        best = type;
        score = Math.max(score, trust);
      }
    }
    if (best == null || score < WORTH_TELLING) {
      return null;
    }
    String what = one.name() + " " + best.label() + " " + other.name();
    if (score < threshold) {
      dropped.add(new Dropped(what, score, "below the threshold " + threshold));
      return null;
    }
    Set<Integer> stating = new TreeSet<>();
    for (RuleMatch match : fitting) {
      if (match.rule().relation() == best) {
        stating.add(match.sentence());
      }
    }
    Evidence evidence = evidence(analysis, one, other, stating);
    if (evidence.modality() == Modality.NEGATED) {
      dropped.add(new Dropped(what, score, "the sentence denies it"));
      return null;
    }
    boolean hedged = evidence.modality() == Modality.HEDGED;
    return new ExtractedRelation(
        one.name(),
        best,
        other.name(),
        hedged ? score * HEDGED : score,
        analysis.textOf(evidence.sentence()),
        hedged,
        by == null ? SCORER : by.rule().name());
  }

  private double trust(Rule rule) {
    return Double.isNaN(rule.confidence())
        ? precision.getOrDefault(rule.name(), 0.0)
        : rule.confidence();
  }

  private record Evidence(Sentence sentence, Modality modality) {}

  /**
   * A sentence that a rule matches, else the one in which the two stand nearest; one of the
   * abstract before the title. Where one sentence denies the statement, only a rule in another
   * upholds it. Without a common sentence: the object's first.
   */
  private static Evidence evidence(
      Analysis analysis, Found one, Found other, Set<Integer> stating) {
    Evidence best = null;
    Evidence denied = null;
    int bestCost = Integer.MAX_VALUE;
    boolean upheld = false;
    for (Occurrence a : one.occurrences()) {
      for (Occurrence b : other.occurrences()) {
        if (a.sentence() != b.sentence() || a.overlaps(b)) {
          continue;
        }
        Sentence sentence = analysis.sentences().get(a.sentence());
        Modality modality = Modality.between(sentence, a.begin(), a.end(), b.begin(), b.end());
        if (modality == Modality.NEGATED) {
          denied = new Evidence(sentence, modality);
          continue;
        }
        boolean states = stating.contains(a.sentence());
        int cost =
            Math.abs(a.from() - b.from()) + (states ? 0 : 1_000) + (sentence.inTitle() ? 500 : 0);
        upheld |= states;
        if (cost < bestCost) {
          bestCost = cost;
          best = new Evidence(sentence, modality);
        }
      }
    }
    if (denied != null && !upheld) {
      return denied;
    }
    if (best != null) {
      return best;
    }
    Set<Integer> sentences = new LinkedHashSet<>();
    other.occurrences().forEach(o -> sentences.add(o.sentence()));
    for (int s : sentences) {
      Sentence sentence = analysis.sentences().get(s);
      if (!sentence.inTitle()) {
        return new Evidence(sentence, Modality.STATED);
      }
    }
    return new Evidence(analysis.sentences().get(sentences.iterator().next()), Modality.STATED);
  }
}
