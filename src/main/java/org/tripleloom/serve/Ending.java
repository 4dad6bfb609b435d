package org.tripleloom.serve;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a server in an order that loses neither answers nor writes. */
final class Ending {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  /** That an answer may still take before its connection is cut. */
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  /** That the work of a request may still take: the end of a large build. */
  private static final Duration LONGEST_WORK = Duration.ofHours(12);

  private final FusekiServer fuseki;
  private final GracefulHandler answers = new GracefulHandler();

  /**
   * Counts the answers of the server from now on.
   *
   * @param fuseki not started
   */
  Ending(FusekiServer fuseki) {
    this.fuseki = fuseki;
    Server jetty = fuseki.getJettyServer();
    jetty.insertHandler(answers);
    // Jetty interrupts threads that work on after half of this time. An interrupt closes the files
    // of TDB2 and Lucene under whoever reads or writes them, so it must not come.
    ((QueuedThreadPool) jetty.getThreadPool()).setStopTimeout(2 * LONGEST_WORK.toMillis());
  }

  /**
   * Listens no more, gives what is being answered a moment, cuts connections, and waits for the
   * work that goes on behind them.
   */
  void run() {
    // first of all: whom Jetty lets in while it stops is never heard and never told
    for (Connector connector : fuseki.getJettyServer().getConnectors()) {
      connector.shutdown();
    }
    try {
      answers.shutdown().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.debug("a long answer is cut, or a write goes on", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("counting answers", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    fuseki.stop();
  }
}
