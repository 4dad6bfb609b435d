package org.tripleloom.search;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.sparql.util.Context;

/**
 * Stops a query after a time by the signal in its context. Jena's own timeout waits until the query
 * is planned, and joins of inline data are computed in the plan, so it never comes for those.
 */
public final class QueryLimit implements AutoCloseable {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "query limits");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> end;

  private QueryLimit(ScheduledFuture<?> end) {
    this.end = end;
  }

  /**
   * Begins to count; the query then throws QueryCancelledException.
   *
   * @param limit zero for none
   * @param context of one execution, which must see this signal and not another's
   */
  public static QueryLimit begin(Duration limit, Context context) {
    AtomicBoolean cancel = Context.getOrSetCancelSignal(context);
    return new QueryLimit(
        limit.isZero()
            ? null
            : CLOCK.schedule(() -> cancel.set(true), limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    if (end != null) {
      end.cancel(false);
    }
  }
}
