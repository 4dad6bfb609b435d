package org.tripleloom.extract.rules;

import java.util.List;

/**
 * One place where a candidate stands.
 *
 * @param sentence index in the analysis
 * @param from first token, from 0
 * @param to one past the last token
 * @param head the token that the phrase hangs on: the last, or the last before "of"
 * @param begin UTF-16 offsets of the whole text
 * @param maximal whether no more of the noun phrase stands around it
 * @param rules that match here, in order of the rule files
 */
record Occurrence(
    int sentence,
    int from,
    int to,
    int head,
    int begin,
    int end,
    boolean maximal,
    List<Rule> rules) {
  boolean overlaps(Occurrence other) {
    return begin < other.end && other.begin < end;
  }

  boolean inside(Occurrence other) {
    return begin >= other.begin && end <= other.end && (begin > other.begin || end < other.end);
  }
}
