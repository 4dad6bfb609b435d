package org.tripleloom.search;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.text.TextQuery;
import org.apache.lucene.search.IndexSearcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tripleloom.graph.Commit;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/**
 * Finds papers and entities by their words: labels, other forms, titles and abstracts. One for an
 * open store, whose index opens when first needed and closes with the store. Never waits for
 * writers, who change the index behind it.
 */
public final class Search implements AutoCloseable {
  /** Hits on a page. */
  public static final int PAGE_SIZE = 20;

  /** The last page that is given; what stands behind is found with more words. */
  public static final int MAX_PAGE = 500;

  /** The most completions at once. */
  public static final int MAX_COMPLETIONS = 50;

  /** What is done with the index as it is at a moment. */
  @FunctionalInterface
  interface Work<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Search.class);

  private final Store store;
  private final ExecutorService following =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "text index");
            thread.setDaemon(true);
            return thread;
          });
  private TextIndex index;
  private boolean closed;
  private volatile boolean closing;
  private volatile boolean follows;

  private Search(Store store) {
    this.store = store;
    store.view().getContext().set(TextQuery.textIndex, new TextQueries(this));
  }

  /** The search of an open store; the same one at each call. The first lets SPARQL search too. */
  public static Search of(Store store) {
    return store.companion(Search.class, () -> new Search(store));
  }

  /**
   * What fits all the words of a text, best first: a whole name, the beginning of a name, then by
   * words and by how many papers speak of it. Where nothing fits, similar words count.
   *
   * @param types IRIs of classes, {@code tl:ResearchEntity} and {@code tl:Paper} among them; empty
   *     for all
   * @param page from 1 to {@link #MAX_PAGE}
   */
  public SearchResult find(String text, Set<String> types, int page) {
    if (page < 1 || page > MAX_PAGE) {
      throw new IllegalArgumentException("page " + page);
    }
    String base = store.iris().base();
    return index().search(searcher -> new Finding(searcher, base).find(text, types, page));
  }

  /**
   * Entities with a name that begins so, or has a word that does; those in most papers first. Looks
   * at no more than some {@code limit} documents, however many there are.
   *
   * @param limit from 1 to {@link #MAX_COMPLETIONS}
   */
  public List<Completion> complete(String prefix, int limit) {
    if (limit < 1 || limit > MAX_COMPLETIONS) {
      throw new IllegalArgumentException("limit " + limit);
    }
    String entities = store.iris().entity("").getURI();
    return index().search(searcher -> new Completing(searcher, entities).complete(prefix, limit));
  }

  /** The store's commit that is searched; another than the store's while the index catches up. */
  public Commit shown() {
    return index().shown();
  }

  /**
   * Makes all that is in the store now findable; cheap when it is already.
   *
   * @return how many entries were written or deleted
   * @throws ProblemException {@link Problem#TEXT_INDEX_FAILED}; then searches go on with what was
   *     findable before
   */
  public int catchUp() {
    TextIndex open = index();
    try {
      return open.catchUp();
    } catch (RuntimeException e) {
      if (reopen(open) || closing) {
        throw e;
      }
    }
    // another thread failed with the same one meanwhile, and closed it
    return index().catchUp();
  }

  /**
   * From its last commit, without what was written of the next one. Says whether that was not done
   * already.
   */
  private synchronized boolean reopen(TextIndex failed) {
    if (index != failed) {
      return false;
    }
    index = null;
    try {
      failed.close();
    } catch (IOException e) {
      LOG.warn("The text index could not be closed", e);
    }
    return true;
  }

  /** From now on catches up in the background, now and after each commit of the store. */
  public void follow() {
    follows = true;
    store.onCommit(this::catchUpSoon);
    catchUpSoon();
  }

  private void catchUpSoon() {
    try {
      following.execute(this::catchUpOrTell);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed; the index catches up when the store is open again", e);
    }
  }

  private void catchUpOrTell() {
    if (closing) {
      return;
    }
    try {
      catchUp();
    } catch (RuntimeException e) {
      if (closing) {
        LOG.debug("closed; the index catches up when the store is open again", e);
      } else if (e instanceof ProblemException) {
        LOG.error(e.getMessage());
      } else {
        LOG.error("The text index does not follow the store; the next change tries again", e);
      }
    }
  }

  /** What shows all that is in the store, or, where it follows in the background, soon will. */
  TextIndex current() {
    if (!follows) {
      catchUp();
    }
    return index();
  }

  synchronized TextIndex index() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    if (index == null) {
      index = TextIndex.open(store);
    }
    return index;
  }

  @Override
  public void close() throws IOException {
    closing = true;
    following.shutdown();
    synchronized (this) {
      if (index != null) {
        index.stop();
      }
    }
    try {
      following.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      closed = true;
      if (index != null) {
        index.close();
      }
    }
  }
}
