package org.tripleloom.search;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.List;
import org.tripleloom.problem.Problem;

/**
 * Stops the query that has allocated most when the heap is full of what is in use, before the JVM
 * runs out and others fail with it. Most operators of a query keep their state in memory (groups,
 * hash joins, distinct rows), and Jena has no limit for them.
 */
final class HeapWatch {
  private static final double FULL = 0.75;

  /** Where objects end that live on; what lies there may be garbage until it is collected. */
  private static final List<MemoryPoolMXBean> OLD =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
          .toList();

  /** Of the time, collecting for the watch takes one part and this many are free of it. */
  private static final int REST = 10;

  private static volatile long rested = System.nanoTime();

  private HeapWatch() {}

  /** What one thread allocates, from now on. */
  record Meter(long thread, long before) {
    /** In bytes; zero where the JVM does not count. */
    long allocated() {
      return total(thread) - before;
    }

    private static long total(long thread) {
      return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean counting
          ? counting.getThreadAllocatedBytes(thread)
          : 0;
    }
  }

  static Meter meter() {
    long thread = Thread.currentThread().getId();
    return new Meter(thread, Meter.total(thread));
  }

  /** To be called every few milliseconds while queries run, by one thread. */
  static void check() {
    if (isFull() && System.nanoTime() - rested >= 0 && hungriestRuns()) {
      long before = System.nanoTime();
      System.gc();
      long now = System.nanoTime();
      rested = now + REST * (now - before);
      if (isFull()) {
        QueryLimit.RUNNING.stream()
            .filter(running -> !running.isStopped())
            .max(Comparator.comparingLong(QueryLimit::allocated))
            .ifPresent(hungriest -> hungriest.stop(Problem.QUERY_TOO_LARGE.at()));
      }
    }
  }

  /** Whether any is left to stop; one that was stopped may still be giving its memory back. */
  private static boolean hungriestRuns() {
    return QueryLimit.RUNNING.stream().anyMatch(running -> !running.isStopped());
  }

  private static boolean isFull() {
    for (MemoryPoolMXBean pool : OLD) {
      MemoryUsage usage = pool.getUsage();
      if (usage.getMax() > 0 && usage.getUsed() > FULL * usage.getMax()) {
        return true;
      }
    }
    return false;
  }
}
