package org.tripleloom.ingest;

import java.io.IOException;
import org.tripleloom.problem.Problem;

/** A source that cannot be read on, with the problem to report. */
final class SourceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient Object[] place;

  /** The sentence of {@code problem} takes the source first and then {@code place}. */
  SourceException(Problem problem, Throwable cause, Object... place) {
    super(problem.id(), cause);
    this.problem = problem;
    this.place = place;
  }

  Problem problem() {
    return problem;
  }

  Object[] place() {
    return place;
  }
}
