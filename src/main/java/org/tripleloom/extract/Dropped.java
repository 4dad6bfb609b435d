package org.tripleloom.extract;

/**
 * What an engine saw and left out: the answer to "why is X not here".
 *
 * @param what the surface form, or {@code subject relation object}
 * @param score what it reached, 0 to 1
 * @param reason a short sentence: the threshold, rule or constraint that it failed
 */
public record Dropped(String what, double score, String reason) {}
