package org.tripleloom.search;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.atlas.AtlasException;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/**
 * Keeps an execution within its time and within the memory there is, by the cancel signal in its
 * context. Jena's own timeout waits until the query is planned, and joins of inline data are
 * computed in the plan, so it never comes for those. One execution, on the thread that began it.
 */
public final class QueryLimit implements AutoCloseable {
  private static final int HEAP_CHECK_MS = 50;
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  /** The one of this thread, for what cannot see the context. */
  private static final ThreadLocal<QueryLimit> HERE = new ThreadLocal<>();

  /** Where nothing is to run any more, whether it has begun or not. */
  private static final Set<Thread> STOPPED = ConcurrentHashMap.newKeySet();

  /** All that are under way, for {@link HeapWatch}. */
  static final Set<QueryLimit> RUNNING = ConcurrentHashMap.newKeySet();

  private final Duration limit;
  private final AtomicBoolean signal;
  private final AtomicReference<ProblemException> reason = new AtomicReference<>();
  private final HeapWatch.Meter meter = HeapWatch.meter();
  private final ScheduledFuture<?> end;
  private final ScheduledFuture<?> heapChecks;
  private final Thread thread = Thread.currentThread();
  private final QueryLimit outer = HERE.get();
  private volatile Runnable abort = () -> {};

  private QueryLimit(Duration limit, AtomicBoolean signal) {
    this.limit = limit;
    this.signal = signal;
    this.end =
        limit.isZero()
            ? null
            : CLOCK.schedule(() -> stop(late()), limit.toMillis(), TimeUnit.MILLISECONDS);
    this.heapChecks =
        CLOCK.scheduleWithFixedDelay(
            HeapWatch::check, HEAP_CHECK_MS, HEAP_CHECK_MS, TimeUnit.MILLISECONDS);
    RUNNING.add(this);
    HERE.set(this);
    if (STOPPED.contains(thread)) {
      stop(Problem.SERVER_STOPS.at());
    }
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "query limits");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /**
   * Begins to count, and puts {@link GuardRails} around the context; the query then throws
   * QueryCancelledException.
   *
   * @param limit zero for none
   * @param context of one execution, which must see this signal and not another's
   */
  private static QueryLimit begin(Duration limit, Context context) {
    GuardRails.set(context);
    return new QueryLimit(limit, Context.getOrSetCancelSignal(context));
  }

  /**
   * Runs a query within a limit and behind the guard rails.
   *
   * @param limit zero for none
   * @param data in a transaction of the caller's
   * @param work reads the whole answer; it is cut like the query itself
   * @throws ProblemException {@link Problem#QUERY_TOOK_TOO_LONG}, {@link Problem#QUERY_TOO_DEEP},
   *     {@link Problem#QUERY_TOO_LARGE}
   */
  public static <T> T run(
      Duration limit, DatasetGraph data, Query query, Function<QueryExec, T> work) {
    Context context = data.getContext().copy();
    try (QueryLimit running = begin(limit, context);
        QueryExec exec =
            QueryExec.dataset(new StoppableDataset(data, context))
                .query(query)
                .context(context)
                .build()) {
      // sorts in progress do not look at the signal
      running.abort = exec::abort;
      return running.mapped(() -> work.apply(exec));
    }
  }

  /** As {@link #run(Duration, DatasetGraph, Query, Function)}, for other work than a query. */
  public static <T> T run(Duration limit, Context context, Supplier<T> work) {
    try (QueryLimit running = begin(limit, context)) {
      return running.mapped(work);
    }
  }

  private <T> T mapped(Supplier<T> work) {
    try {
      return work.get();
    } catch (QueryCancelledException e) {
      ProblemException problem = reason.get();
      throw problem == null ? late() : problem;
    } catch (AtlasException e) {
      // to abort a sort is to close its rows, under the feet of a thread that may be reading them
      ProblemException problem = reason.get();
      throw problem == null ? e : problem;
    } catch (StackOverflowError e) {
      throw Problem.QUERY_TOO_DEEP.because(e);
    } catch (OutOfMemoryError e) {
      throw Problem.QUERY_TOO_LARGE.because(e);
    }
  }

  private ProblemException late() {
    return Problem.QUERY_TOOK_TOO_LONG.at(
        limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms");
  }

  /** Throws QueryCancelledException once what runs on this thread is to stop. */
  static void check() {
    if (isStoppedHere()) {
      throw new QueryCancelledException();
    }
  }

  /** Whether what runs on this thread is to stop. */
  static boolean isStoppedHere() {
    QueryLimit here = HERE.get();
    return here != null && here.isStopped();
  }

  /**
   * Stops what runs on any of these threads, or begins to, since nobody waits for it any more;
   * until {@link #release}.
   */
  public static void stopAll(Set<Thread> threads) {
    STOPPED.addAll(threads);
    for (QueryLimit running : RUNNING) {
      if (threads.contains(running.thread)) {
        running.stop(Problem.SERVER_STOPS.at());
      }
    }
  }

  /** Lets this thread work again. */
  public static void release() {
    STOPPED.remove(Thread.currentThread());
  }

  /** Memory allocated by the thread since the beginning, in bytes. */
  long allocated() {
    return meter.allocated();
  }

  /** The first reason counts. */
  void stop(ProblemException why) {
    reason.compareAndSet(null, why);
    signal.set(true);
    abort.run();
  }

  boolean isStopped() {
    return signal.get();
  }

  @Override
  public void close() {
    RUNNING.remove(this);
    if (outer == null) {
      HERE.remove();
    } else {
      HERE.set(outer);
    }
    heapChecks.cancel(false);
    if (end != null) {
      end.cancel(false);
    }
  }
}
