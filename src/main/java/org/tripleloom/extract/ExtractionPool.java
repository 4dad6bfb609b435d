package org.tripleloom.extract;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.tripleloom.paper.Paper;
import org.tripleloom.text.Analyzer;

/**
 * Analyses and extracts on several threads. Results reach the consumer on the submitting thread, in
 * the order of submission; at most {@code 8 * threads} papers wait, so memory stays flat.
 */
public final class ExtractionPool implements AutoCloseable {
  private static final int WAITING_PER_THREAD = 8;

  private final Extractor extractor;
  private final Analyzer analyzer;
  private final Consumer<Extracted> consumer;
  private final ExecutorService workers;
  private final int capacity;
  private final Queue<Future<Extracted>> waiting = new ArrayDeque<>();

  /** Loads the extractor; throws what {@link Extractor#load} does. */
  public ExtractionPool(Extractor extractor, int threads, Consumer<Extracted> consumer) {
    extractor.load();
    this.extractor = extractor;
    this.analyzer = new Analyzer(extractor.depth());
    this.consumer = consumer;
    this.workers = Executors.newFixedThreadPool(threads);
    this.capacity = WAITING_PER_THREAD * threads;
  }

  /** Blocks while {@code 8 * threads} papers are under way. */
  public void submit(Paper paper) {
    if (waiting.size() >= capacity) {
      consumer.accept(result(waiting.remove()));
    }
    while (!waiting.isEmpty() && waiting.peek().isDone()) {
      consumer.accept(result(waiting.remove()));
    }
    waiting.add(workers.submit(() -> extract(paper)));
  }

  /** Hands over all that is under way. */
  public void drain() {
    while (!waiting.isEmpty()) {
      consumer.accept(result(waiting.remove()));
    }
  }

  private Extracted extract(Paper paper) {
    try {
      return new Extracted.Done(paper, extractor.extract(analyzer.analyze(paper)));
    } catch (RuntimeException e) {
      return new Extracted.Failed(paper, e);
    } catch (StackOverflowError e) {
      return new Extracted.Failed(paper, new IllegalStateException("too deep a match", e));
    }
  }

  private static Extracted result(Future<Extracted> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while extracting", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Stops the workers; what is under way is dropped. The extractor stays open. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
