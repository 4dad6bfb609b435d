package org.tripleloom.serve;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.search.QueryLimit;

/** Lets so many in at once; others wait a moment, then are asked to come again. */
final class QueryGate implements AutoCloseable {
  private static final int WAIT_MS = 1000;
  private static final String RETRY_AFTER_S = "5";

  private final Semaphore places;
  private final ProblemException full;
  private final Set<Thread> inside = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private QueryGate(int size, ProblemException full) {
    this.places = new Semaphore(size, true);
    this.full = full;
  }

  static QueryGate ofQueries(int size) {
    return new QueryGate(size, Problem.TOO_MANY_QUERIES.at(size));
  }

  static QueryGate ofPages(int size) {
    return new QueryGate(size, Problem.TOO_MANY_PAGES.at(size));
  }

  /**
   * Runs inside the gate.
   *
   * @throws Refused 503, with Retry-After when it is full
   */
  <T> T enter(Supplier<T> work) {
    boolean entered = false;
    try {
      entered = places.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS);
      if (!entered) {
        throw new Refused(503, full, Map.of("Retry-After", RETRY_AFTER_S));
      }
      inside.add(Thread.currentThread());
      if (closed) {
        throw new Refused(503, Problem.SERVER_STOPS.at());
      }
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(503, Problem.SERVER_STOPS.at());
    } finally {
      if (entered) {
        inside.remove(Thread.currentThread());
        QueryLimit.release();
        places.release();
      }
    }
  }

  /** Lets nobody in any more, and stops the queries inside. */
  @Override
  public void close() {
    closed = true;
    QueryLimit.stopAll(inside);
  }
}
