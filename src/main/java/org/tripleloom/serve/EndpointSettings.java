package org.tripleloom.serve;

import java.time.Duration;
import java.util.Optional;

/**
 * What the SPARQL endpoint allows.
 *
 * @param limit after which a query is stopped; zero for never
 * @param maxRows that one answer may have, or triples; zero for any number
 * @param maxQueries that run at once
 * @param entailment whether queries see what the ontology entails by RDFS
 * @param writers who may write; nobody without
 */
public record EndpointSettings(
    Duration limit,
    long maxRows,
    int maxQueries,
    boolean entailment,
    Optional<WriteAccess> writers) {
  public static final long MAX_ROWS = 1_000_000;

  /** For reading. */
  public static EndpointSettings of(Duration limit) {
    return new EndpointSettings(limit, MAX_ROWS, defaultQueries(), false, Optional.empty());
  }

  /** Enough that small queries need not wait for long ones, and the processors are kept busy. */
  public static int defaultQueries() {
    return Math.max(8, 4 * Runtime.getRuntime().availableProcessors());
  }
}
