package org.tripleloom.extract.neural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * The second stage: logistic regressions over a handful of signals, and the thresholds that go with
 * them. Fitted on annotated papers that the networks never saw.
 *
 * @param entity bias, then one weight for each of {@link Candidate#signals}
 * @param relation bias, then one weight for each of {@link RelationFinder}'s signals
 * @param same bias, then one weight for each of {@link Coreference#signals}
 * @param keep least probability of an entity that is claimed
 * @param introduced as {@code keep}, for what the paper introduces
 * @param introducing how many times likelier than the networks say it is that the paper introduces
 *     an entity
 * @param inside least probability of an entity whose every mention overlaps likelier ones
 * @param introducedInside as {@code inside}, for what the paper introduces
 * @param onlyIntroduced least probability of the one thing introduced, where the abstract says that
 *     it proposes something and nothing else reaches {@code introduced}
 * @param join least probability that two entities are one thing
 * @param joinIntroduced as {@code join}, for two that the paper introduces
 * @param state least probability of a relation that is claimed
 * @param roleTrust weight of the lexicon's role scores beside the head's
 * @param typeTrust weight of the lexicon's type scores
 */
record Ranking(
    double[] entity,
    double[] relation,
    double[] same,
    double keep,
    double introduced,
    double introducing,
    double inside,
    double introducedInside,
    double onlyIntroduced,
    double join,
    double joinIntroduced,
    double state,
    double roleTrust,
    double typeTrust) {
  static final int ENTITY_SIGNALS = 9;
  static final int RELATION_SIGNALS = 17;

  /** Throws IllegalArgumentException when it is no such file. */
  static Ranking parse(byte[] json, int relations) {
    try {
      JsonNode root = new ObjectMapper().readTree(json);
      return new Ranking(
          weights(root, "entity", 1 + ENTITY_SIGNALS),
          weights(root, "relation", 1 + RELATION_SIGNALS + relations),
          weights(root, "same", 1 + Coreference.SIGNALS),
          number(root, "keep"),
          number(root, "introduced"),
          number(root, "introducing"),
          number(root, "inside"),
          number(root, "introducedInside"),
          number(root, "onlyIntroduced"),
          number(root, "join"),
          number(root, "joinIntroduced"),
          number(root, "state"),
          number(root, "roleTrust"),
          number(root, "typeTrust"));
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  static double probability(double[] weights, double[] signals) {
    double sum = weights[0];
    for (int i = 0; i < signals.length; i++) {
      sum += weights[i + 1] * signals[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Log odds, kept finite. */
  static double logOdds(double probability) {
    double p = Math.min(Math.max(probability, 1e-4), 1 - 1e-4);
    return Math.log(p / (1 - p));
  }

  private static double[] weights(JsonNode root, String key, int length) {
    if (root.path(key).size() != length) {
      throw new IllegalArgumentException(key + " must have " + length + " weights");
    }
    double[] weights = new double[length];
    for (int i = 0; i < length; i++) {
      weights[i] = root.get(key).get(i).asDouble();
    }
    return weights;
  }

  private static double number(JsonNode root, String key) {
    if (!root.path(key).isNumber()) {
      throw new IllegalArgumentException(key + " must be a number");
    }
    return root.get(key).asDouble();
  }
}
