package org.tripleloom.build;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tripleloom.ingest.IngestCounts;

/**
 * What became of a build.
 *
 * @param read of the sources
 * @param added of the papers kept, how many did what to the store
 * @param toExtract papers without extraction, some of them perhaps left by a build that died
 * @param extracted of these
 * @param failed of these: they are rejected and not in the store
 * @param report of the store, or null for a dry run
 * @param millis time by stage, in their order
 */
public record BuildOutcome(
    IngestCounts read,
    Map<Added, Long> added,
    long toExtract,
    long extracted,
    long failed,
    BuildReport report,
    Map<String, Long> millis) {
  public BuildOutcome {
    added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
    millis = Collections.unmodifiableMap(new LinkedHashMap<>(millis));
    long sum = 0;
    for (long n : added.values()) {
      sum += n;
    }
    if (sum != read.kept()) {
      throw new IllegalStateException("lost " + (read.kept() - sum) + " papers");
    }
    if (report != null && extracted + failed != toExtract) {
      throw new IllegalStateException("lost " + (toExtract - extracted - failed) + " extractions");
    }
  }

  /** Whether some entries or papers could not be used. */
  public boolean hasRejects() {
    return read.rejected() + failed > 0;
  }
}
