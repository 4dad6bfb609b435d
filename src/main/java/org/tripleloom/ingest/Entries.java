package org.tripleloom.ingest;

import org.tripleloom.problem.Problem;

/** Takes what a reader finds in one source. */
interface Entries {
  void entry(Entry entry);

  /**
   * An entry that the reader could not read; {@code title} may be empty; the sentence of {@code
   * problem} takes the source first and then {@code place}.
   */
  void reject(Problem problem, long line, String title, Object... place);

  /** An entry left out on purpose. */
  void skip(String reason);
}
