package org.tripleloom.extract.neural;

/**
 * Probabilities for the entities of one paper, in their order.
 *
 * @param roles [entity][role], none last
 * @param types [entity][type]
 * @param relations [subject][object][relation], none first
 */
record HeadScores(double[][] roles, double[][] types, double[][][] relations) {
  double kept(int entity) {
    return 1 - roles[entity][roles[entity].length - 1];
  }
}
