package org.tripleloom.cli;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.graph.Store;
import org.tripleloom.serve.CommandRunner;
import org.tripleloom.serve.Server;

/** Serves an open store until the process is asked to end, by Ctrl-C or otherwise. */
final class Serving {
  private static final int SECONDS_TO_CLOSE = 20;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Prints the address when ready; closes the store at the end. */
  static void untilStopped(Store store, Server.Settings settings, Session session) {
    new Serving().run(store, settings, session);
  }

  private void run(Store store, Server.Settings settings, Session session) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop serving"));
    try (store;
        Server server =
            Server.start(
                store, settings, commands(store, settings), () -> new LocalTarget(store))) {
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
  private void stop() {
    asked.countDown();
    try {
      closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
