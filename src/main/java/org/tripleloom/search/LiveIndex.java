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
 * of the store's commit. After a commit they are read anew: at once when there are few, else in the
 * background, so that readers of a large store see what was there a few seconds before.
 */
public final class LiveIndex implements AutoCloseable {
  private record Shown(Commit commit, ClaimIndex index) {}

  private static final Logger LOG = LoggerFactory.getLogger(LiveIndex.class);

  /** Claims, papers and entities, from which on readers do not wait: about half a second. */
  private static final int MANY = 20_000;

  private final Store store;
  private final int many;
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "claim index");
            thread.setDaemon(true);
            return thread;
          });
  private final ClaimFile file;
  private volatile boolean outdated = true;
  private volatile Shown shown;
  private volatile Commit latest = Commit.NONE;

  /**
   * @param many claims, papers and entities, from which on they are read in the background
   */
  LiveIndex(Store store, int many) {
    this.store = store;
    this.many = many;
    this.file = new ClaimFile(store);
    store.onCommit(this::committed);
  }

  /** Of an open store; the same one at each call. */
  public static LiveIndex of(Store store) {
    return store.companion(LiveIndex.class, () -> new LiveIndex(store, MANY));
  }

  /**
   * As of the last commit, or a little before. The first call reads a file of about 60 bytes for
   * each claim, or the whole store.
   */
  public ClaimIndex current() {
    Shown now = shown;
    if (now == null || outdated && !isLarge(now.index())) {
      return refresh();
    }
    return now.index();
  }

  /** The store's commit that is shown, or one before it. */
  public Commit shown() {
    current();
    return shown.commit();
  }

  private boolean isLarge(ClaimIndex known) {
    return known.claims() + known.things() >= many;
  }

  /** As of the last commit, however long that takes. */
  public ClaimIndex refresh() {
    catchUp().ifPresent(this::keep);
    return shown.index();
  }

  /** What was read out of the graphs, if it was. */
  private synchronized Optional<Shown> catchUp() {
    if (!outdated && shown != null) {
      return Optional.empty();
    }
    outdated = false;
    Optional<Shown> fresh;
    try {
      fresh = store.read(view -> read());
    } catch (RuntimeException e) {
      outdated = true;
      throw e;
    }
    // a caller in a transaction reads the store as of its beginning
    if (latest.number() > shown.commit().number()) {
      outdated = true;
    }
    if (outdated && isLarge(shown.index())) {
      prepare();
    }
    return fresh;
  }

  /** In one transaction. */
  private Optional<Shown> read() {
    Commit now = store.commit();
    Optional<ClaimTable> kept = shown == null ? file.read(now) : Optional.empty();
    if (kept.isPresent()) {
      shown = new Shown(now, new ClaimIndex(kept.get()));
      return Optional.empty();
    }
    Shown fresh = new Shown(now, ClaimIndex.read(store));
    shown = fresh;
    return Optional.of(fresh);
  }

  /** Readers of what is shown do not wait for it. */
  private void keep(Shown fresh) {
    synchronized (file) {
      if (shown == fresh) {
        file.write(fresh.commit(), fresh.index().table());
      }
    }
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
    Shown last = shown;
    if (last != null && isLarge(last.index())) {
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
