package org.tripleloom.resolve;

/**
 * How two terms stand to each other, and how sure that is.
 *
 * @param same probability that they mean one thing
 * @param aKindOfB that the first is a kind of the second
 * @param bKindOfA that the second is a kind of the first
 */
public record PairJudgement(PairRelation relation, double same, double aKindOfB, double bKindOfA) {
  /** {@code same} is a decision only from a probability on; the likeliest of the rest wins else. */
  static PairJudgement of(double[] probabilities, double sameFrom) {
    PairRelation relation = PairRelation.DIFFERENT;
    if (probabilities[PairRelation.SAME.ordinal()] >= sameFrom) {
      relation = PairRelation.SAME;
    } else {
      for (PairRelation kind :
          new PairRelation[] {PairRelation.A_KIND_OF_B, PairRelation.B_KIND_OF_A}) {
        if (probabilities[kind.ordinal()] > probabilities[relation.ordinal()]) {
          relation = kind;
        }
      }
    }
    return new PairJudgement(
        relation,
        probabilities[PairRelation.SAME.ordinal()],
        probabilities[PairRelation.A_KIND_OF_B.ordinal()],
        probabilities[PairRelation.B_KIND_OF_A.ordinal()]);
  }
}
