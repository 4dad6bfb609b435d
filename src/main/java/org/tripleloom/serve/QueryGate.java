package org.tripleloom.serve;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tripleloom.problem.Problem;

/** Lets so many in at once; others wait a moment, then are asked to come again. */
final class QueryGate {
  private static final int WAIT_MS = 1000;
  private static final String RETRY_AFTER_S = "5";

  private final Semaphore places;
  private final int size;

  QueryGate(int size) {
    this.places = new Semaphore(size, true);
    this.size = size;
  }

  /**
   * Runs inside the gate.
   *
   * @throws Refused 503 with Retry-After
   */
  <T> T enter(Supplier<T> work) {
    boolean inside = false;
    try {
      inside = places.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS);
      if (!inside) {
        throw new Refused(
            503, Problem.TOO_MANY_QUERIES.at(size), Map.of("Retry-After", RETRY_AFTER_S));
      }
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", e);
    } finally {
      if (inside) {
        places.release();
      }
    }
  }
}
