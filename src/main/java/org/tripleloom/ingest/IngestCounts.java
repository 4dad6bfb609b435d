package org.tripleloom.ingest;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of all entries of a reading. The parts add up to {@code read}, or the constructor
 * throws.
 *
 * @param read entries found in the sources
 * @param kept papers given to the sink
 * @param duplicates entries merged into a kept paper
 * @param skipped entries left out on purpose, by reason ({@code no abstract}, {@code not English})
 * @param rejected entries given to the sink as rejects
 */
public record IngestCounts(
    long read, long kept, long duplicates, SortedMap<String, Long> skipped, long rejected) {
  public IngestCounts {
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    long sum = kept + duplicates + rejected;
    for (long n : skipped.values()) {
      sum += n;
    }
    if (sum != read) {
      throw new IllegalStateException("lost " + (read - sum) + " entries");
    }
  }
}
