package org.tripleloom.search;

import java.util.BitSet;

/**
 * Columns, one row for each claim, those of a paper next to each other.
 *
 * @param papers numbers of things, as {@code subjects} and {@code objects} are
 * @param confidences in thousandths
 * @param hashes two for each claim
 * @param starts of each paper's claims, by its number, and behind the last
 */
record ClaimColumns(
    int[] papers,
    int[] subjects,
    byte[] properties,
    int[] objects,
    short[] confidences,
    long[] hashes,
    BitSet hedged,
    int[] starts) {
  int size() {
    return papers.length;
  }

  boolean isRole(int claim) {
    return subjects[claim] < starts.length - 1;
  }
}
