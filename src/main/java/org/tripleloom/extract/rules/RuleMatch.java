package org.tripleloom.extract.rules;

/**
 * Where a rule matched: token ranges of one sentence, from 0, half-open.
 *
 * @param sentence index in the analysis
 * @param from of the entity, or of the subject of a relation
 * @param otherFrom of the object; -1 for a rule that finds entities
 */
record RuleMatch(Rule rule, int sentence, int from, int to, int otherFrom, int otherTo) {}
