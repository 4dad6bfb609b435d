package org.tripleloom.resolve;

/**
 * Two entities that may be one: the model finds it possible and not sure enough to merge.
 *
 * @param a slug of one, the smaller
 * @param b slug of the other
 * @param formA what the model compared of the first: a decision about it names this form
 * @param formB of the second
 * @param score the probability that they are the same
 */
public record Suggestion(String a, String b, String formA, String formB, double score) {}
