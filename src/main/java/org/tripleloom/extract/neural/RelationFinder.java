package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tripleloom.extract.Dropped;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;
import org.tripleloom.extract.neural.Claims.RelationClaim;
import org.tripleloom.extract.neural.EntitySelection.Chosen;
import org.tripleloom.text.Analysis;

/** Which relations hold between the chosen entities. */
final class RelationFinder {
  /** Where neither head nor lexicon sees more than this, nothing is weighed. */
  private static final double LEAST_LOG = -4;

  private static final double TYPICAL_ENTITIES = 12;
  private static final int RIVALS = 5;
  private static final double NO_RIVAL = -5;

  /**
   * What may hold between two entities.
   *
   * @param signals what {@link Ranking#relation} weighs
   */
  record Possible(int subject, RelationType type, int object, double[] signals) {
    /** A rough log-probability, as one sees it before looking at the others. */
    double strength() {
      return 0.35 * signals[0] + 0.45 * signals[1] + 0.15 * signals[4] + 0.25 * signals[5];
    }

    List<Integer> pair() {
      return List.of(Math.min(subject, object), Math.max(subject, object));
    }

    boolean touches(int entity) {
      return subject == entity || object == entity;
    }
  }

  private final NeuralModel model;
  private final Ranking ranking;
  private final List<Dropped> dropped = new ArrayList<>();

  RelationFinder(NeuralModel model, Ranking ranking) {
    this.model = model;
    this.ranking = ranking;
  }

  /** At most one for two entities: of several, and of both directions, the likeliest. */
  List<RelationClaim> find(
      Analysis analysis, TaggedText text, List<Chosen> entities, HeadScores head) {
    Map<List<Integer>, RelationClaim> likeliest = new LinkedHashMap<>();
    for (Possible possible : possible(analysis, text, entities, head)) {
      double score = Ranking.probability(ranking.relation(), possible.signals());
      likeliest.merge(
          possible.pair(),
          new RelationClaim(possible.subject(), possible.type(), possible.object(), score),
          (one, other) -> one.score() >= other.score() ? one : other);
    }
    List<RelationClaim> claims = new ArrayList<>();
    likeliest.values().forEach(best -> keep(best, entities, text, claims));
    return claims;
  }

  /** What {@link #find} left out narrowly. */
  List<Dropped> dropped() {
    return dropped;
  }

  private void keep(
      RelationClaim best, List<Chosen> entities, TaggedText text, List<RelationClaim> claims) {
    double threshold = ranking.state();
    if (best.score() >= threshold) {
      claims.add(best);
    } else if (best.score() >= threshold / 2) {
      dropped.add(
          new Dropped(
              entities.get(best.subject()).cluster().name(text)
                  + " "
                  + best.type().label()
                  + " "
                  + entities.get(best.object()).cluster().name(text),
              best.score(),
              "too unlikely to be stated"));
    }
  }

  /**
   * What the ontology allows between the entities and head or lexicon find conceivable, pair by
   * pair.
   */
  List<Possible> possible(
      Analysis analysis, TaggedText text, List<Chosen> entities, HeadScores head) {
    RelationFeatures features = new RelationFeatures(analysis, text, entities);
    List<Possible> all = new ArrayList<>();
    for (int a = 0; a < entities.size(); a++) {
      for (int b = a + 1; b < entities.size(); b++) {
        addPossible(a, b, entities, features, head, all);
        addPossible(b, a, entities, features, head, all);
      }
    }
    addRivals(all);
    return all;
  }

  private void addPossible(
      int subject,
      int object,
      List<Chosen> entities,
      RelationFeatures features,
      HeadScores head,
      List<Possible> all) {
    Chosen s = entities.get(subject);
    Chosen o = entities.get(object);
    double[] lexical =
        Encoded.logSoftmax(model.relationLexicon().scores(features.of(subject, object)));
    double[] scores = head.relations()[s.candidate().index()][o.candidate().index()];
    for (int r = 0; r < model.labels().relations().size(); r++) {
      RelationType type = model.labels().relations().get(r);
      double headLog = Math.log(scores[r + 1] + 1e-9);
      boolean conceivable = headLog >= LEAST_LOG || lexical[r + 1] >= LEAST_LOG;
      if (conceivable && type.allows(s.type(), o.type())) {
        double[] signals = new double[Ranking.RELATION_SIGNALS + scores.length - 1];
        int i = 0;
        signals[i++] = headLog;
        signals[i++] = lexical[r + 1];
        signals[i++] = Math.log(scores[0] + 1e-9);
        signals[i++] = lexical[0];
        signals[i++] = Ranking.logOdds(s.probability());
        signals[i++] = Ranking.logOdds(o.probability());
        signals[i++] = features.together(subject, object) ? 1 : 0;
        signals[i++] = s.role() == Role.INTRODUCES ? 1 : 0;
        signals[i++] = o.role() == Role.INTRODUCES ? 1 : 0;
        signals[i++] = s.role() == Role.MENTIONS ? 1 : 0;
        signals[i++] = o.role() == Role.MENTIONS ? 1 : 0;
        signals[i++] = entities.size() / TYPICAL_ENTITIES;
        signals[Ranking.RELATION_SIGNALS + r] = 1;
        all.add(new Possible(subject, type, object, signals));
      }
    }
  }

  /**
   * Relations vie with each other: the last of the signals are the best that any other has about
   * the subject, about the object, between the same two, of this type from the subject, and of this
   * type to the object.
   */
  private static void addRivals(List<Possible> all) {
    for (Possible one : all) {
      double[] best = new double[RIVALS];
      Arrays.fill(best, NO_RIVAL);
      for (Possible other : all) {
        if (other != one) {
          double strength = other.strength();
          boolean subject = other.touches(one.subject);
          boolean object = other.touches(one.object);
          best(best, 0, subject, strength);
          best(best, 1, object, strength);
          best(best, 2, subject && object, strength);
          best(best, 3, other.type == one.type && other.subject == one.subject, strength);
          best(best, 4, other.type == one.type && other.object == one.object, strength);
        }
      }
      System.arraycopy(best, 0, one.signals, Ranking.RELATION_SIGNALS - RIVALS, RIVALS);
    }
  }

  private static void best(double[] best, int i, boolean counts, double strength) {
    if (counts) {
      best[i] = Math.max(best[i], strength);
    }
  }
}
