package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /**
   * What may hold between two entities.
   *
   * @param signals what {@link Ranking#relation} weighs
   */
  record Possible(int subject, RelationType type, int object, double[] signals) {}

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
    RelationFeatures features = new RelationFeatures(analysis, text, entities);
    List<RelationClaim> claims = new ArrayList<>();
    for (int a = 0; a < entities.size(); a++) {
      for (int b = a + 1; b < entities.size(); b++) {
        List<Possible> both = new ArrayList<>(possible(a, b, entities, features, head));
        both.addAll(possible(b, a, entities, features, head));
        both.stream()
            .map(this::claim)
            .max(Comparator.comparingDouble(RelationClaim::score))
            .ifPresent(best -> keep(best, entities, text, claims));
      }
    }
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

  private RelationClaim claim(Possible possible) {
    double score = Ranking.probability(ranking.relation(), possible.signals());
    return new RelationClaim(possible.subject(), possible.type(), possible.object(), score);
  }

  /** What the ontology allows from one entity to another and head or lexicon find conceivable. */
  List<Possible> possible(
      int subject, int object, List<Chosen> entities, RelationFeatures features, HeadScores head) {
    Chosen s = entities.get(subject);
    Chosen o = entities.get(object);
    double[] lexical =
        Encoded.logSoftmax(model.relationLexicon().scores(features.of(subject, object)));
    double[] scores = head.relations()[s.candidate().index()][o.candidate().index()];
    List<Possible> possible = new ArrayList<>();
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
        possible.add(new Possible(subject, type, object, signals));
      }
    }
    return possible;
  }
}
