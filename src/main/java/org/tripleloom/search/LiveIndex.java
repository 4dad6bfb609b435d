package org.tripleloom.search;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tripleloom.graph.Commit;
import org.tripleloom.graph.Store;

/**
 * The claims of an open store in memory. The first time they come from {@link ClaimFile} when it is
 * of the store's commit. After a commit they are read anew: at once when that is quick, else in the
 * background, so that readers of a large store see what was there a few seconds before.
 */
public final class LiveIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveIndex.class);
  private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(400);

  private final Store store;
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "claim index");
            thread.setDaemon(true);
            return thread;
          });
  private final ClaimFile file;
  private volatile boolean outdated = true;
  private volatile ClaimIndex index;
  private volatile Commit shown;
  private volatile long cost;
  private volatile Commit latest = Commit.NONE;

  private LiveIndex(Store store) {
    this.store = store;
    this.file = new ClaimFile(store);
    store.onCommit(this::committed);
  }

  /** Of an open store; the same one at each call. */
  public static LiveIndex of(Store store) {
    return store.companion(LiveIndex.class, () -> new LiveIndex(store));
  }

  /**
   * As of the last commit, or a little before. The first call reads a file of about 60 bytes for
   * each claim, or the whole store.
   */
  public ClaimIndex current() {
    ClaimIndex now = index;
    if (now == null || outdated && cost < QUICK) {
      return refresh();
    }
    return now;
  }

  /** The store's commit that is shown, or one before it. */
  public Commit shown() {
    current();
    return shown;
  }

  /** As of the last commit, however long that takes. */
  public synchronized ClaimIndex refresh() {
    if (outdated || index == null) {
      outdated = false;
      long start = System.nanoTime();
      Commit before;
      try {
        before = store.read(view -> read());
      } catch (RuntimeException e) {
        outdated = true;
        throw e;
      }
      shown = before;
      // a caller in a transaction reads the store as of its beginning
      if (latest.number() > before.number()) {
        outdated = true;
      }
      cost = System.nanoTime() - start;
    }
    return index;
  }

  /** In one transaction, whose commit is given. */
  private Commit read() {
    Commit now = store.commit();
    Optional<ClaimTable> kept = index == null ? file.read(now) : Optional.empty();
    index = kept.map(ClaimIndex::new).orElseGet(() -> ClaimIndex.read(store));
    if (kept.isEmpty()) {
      file.write(now, index.table());
    }
    return now;
  }

  /** Begins to read what is not read yet, and does not wait for it. */
  public void prepare() {
    try {
      reading.execute(this::refreshOrTell);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed", e);
    }
  }

  private void committed() {
    latest = store.commit();
    outdated = true;
    if (index != null && cost >= QUICK) {
      prepare();
    }
  }

  private void refreshOrTell() {
    try {
      refresh();
    } catch (RuntimeException e) {
      LOG.error("The claims could not be read; pages show what was there before", e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    reading.shutdown();
    reading.awaitTermination(1, TimeUnit.MINUTES);
  }
}
