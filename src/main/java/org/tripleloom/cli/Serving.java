package org.tripleloom.cli;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.graph.Store;
import org.tripleloom.serve.CommandRunner;
import org.tripleloom.serve.Server;

/**
 * Serves an open store until the process is asked to end, by Ctrl-C or otherwise. What is being
 * written then is waited for; clients that only read are not, for long.
 */
final class Serving {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile BooleanSupplier writing = () -> false;

  /** Prints the address when ready; closes the store at the end. */
  static void untilStopped(Store store, Server.Settings settings, Session session) {
    new Serving().run(store, settings, session);
  }

  private void run(Store store, Server.Settings settings, Session session) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(session.err()), "stop serving"));
    try (store;
        Server server =
            Server.start(
                store, settings, commands(store, settings), () -> new LocalTarget(store))) {
      writing = server::isWriting;
      warnOfOthers(settings.host(), session.err());
      session
          .out()
          .printf(
              "Serving %s at %s (SPARQL: %ssparql). Stop with Ctrl-C.%n",
              store.folder(), server.address(), server.address());
      session.out().flush();
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed.countDown();
    }
  }

  /** Runs when the JVM ends: lets the serving thread close everything, and waits for that. */
  private void stop(PrintWriter err) {
    asked.countDown();
    try {
      await(closed, writing, PATIENCE, err);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until all is closed, as long as something is written and then for some time.
   *
   * @param patience since the last writing
   */
  static void await(
      CountDownLatch closed, BooleanSupplier writing, Duration patience, PrintWriter err)
      throws InterruptedException {
    boolean told = false;
    long written = System.nanoTime();
    while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      if (writing.getAsBoolean()) {
        written = System.nanoTime();
        if (!told) {
          err.printf(
              "Waiting for what is being written. kill -9 %d ends this at once and undoes what is not"
                  + " finished.%n",
              ProcessHandle.current().pid());
          err.flush();
          told = true;
        }
      } else if (System.nanoTime() - written > patience.toNanos()) {
        return;
      }
    }
  }

  private static CommandRunner commands(Store store, Server.Settings settings) {
    return (command, out, err) ->
        Main.run(
            new Session(
                Optional.of(store),
                command.folder(),
                command.columns(),
                settings.limit(),
                false,
                out,
                err),
            command.arguments().toArray(String[]::new));
  }

  private static void warnOfOthers(String host, PrintWriter err) {
    try {
      if (!InetAddress.getByName(host).isLoopbackAddress()) {
        err.println("Everyone who reaches " + host + " can read the store.");
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException("listening at " + host, e);
    }
  }
}
