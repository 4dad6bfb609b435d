package org.tripleloom.search;

import java.util.Arrays;

/**
 * The claims about each thing, the surest first.
 *
 * @param starts of each thing's claims, and behind the last
 */
record Touching(int[] starts, int[] claims) {
  static Touching of(ClaimColumns claims, int things) {
    int[] starts = new int[things + 1];
    for (int claim = 0; claim < claims.size(); claim++) {
      starts[claims.objects()[claim] + 1]++;
      if (!claims.isRole(claim)) {
        starts[claims.subjects()[claim] + 1]++;
      }
    }
    for (int i = 0; i < things; i++) {
      starts[i + 1] += starts[i];
    }
    int[] at = Arrays.copyOf(starts, starts.length);
    int[] all = new int[starts[things]];
    for (int claim : bySureness(claims)) {
      all[at[claims.objects()[claim]]++] = claim;
      if (!claims.isRole(claim)) {
        all[at[claims.subjects()[claim]]++] = claim;
      }
    }
    return new Touching(starts, all);
  }

  private static int[] bySureness(ClaimColumns claims) {
    int[] buckets = new int[1002];
    for (short confidence : claims.confidences()) {
      buckets[1001 - confidence]++;
    }
    for (int i = 1; i < buckets.length; i++) {
      buckets[i] += buckets[i - 1];
    }
    int[] sorted = new int[claims.size()];
    for (int claim = 0; claim < sorted.length; claim++) {
      sorted[buckets[1000 - claims.confidences()[claim]]++] = claim;
    }
    return sorted;
  }
}
