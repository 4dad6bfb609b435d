package org.tripleloom.extract.neural;

import java.util.List;

/**
 * Something that may be an entity of the paper, with all that speaks for and against it.
 *
 * @param index of the candidate in the head's scores
 * @param likeliest probability of its likeliest mention
 * @param kept 1 - the head's P(role none)
 * @param lexical the lexicon's score that it is an entity, in log odds
 * @param roles probabilities, without none; sum to 1
 * @param types probabilities; sum to 1
 */
record Candidate(
    int index,
    Cluster cluster,
    double likeliest,
    double kept,
    double lexical,
    double[] roles,
    double[] types) {
  private static final double NO_RIVAL = -5;

  /** What {@link Ranking#entity} weighs. */
  double[] signals(List<Candidate> all, TaggedText text) {
    double outer = 0;
    double inner = 0;
    double rival = NO_RIVAL;
    for (Candidate other : all) {
      if (other != this) {
        for (WordSpan mine : cluster.mentions()) {
          for (WordSpan its : other.cluster.mentions()) {
            if (mine.overlaps(its)) {
              rival = Math.max(rival, other.lexical);
              if (its.contains(mine)) {
                outer = Math.max(outer, other.likeliest);
              } else {
                inner = Math.max(inner, other.likeliest);
              }
            }
          }
        }
      }
    }
    WordSpan first = cluster.mentions().get(0);
    boolean title = cluster.mentions().stream().anyMatch(m -> text.inTitle(m.first()));
    return new double[] {
      Ranking.logOdds(likeliest),
      Ranking.logOdds(kept),
      Math.log(cluster.mentions().size()),
      title ? 1 : 0,
      Math.log(first.end() - first.first()),
      outer,
      inner,
      lexical,
      rival
    };
  }
}
