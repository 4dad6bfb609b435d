package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreLock;
import org.tripleloom.problem.Problem;
import org.tripleloom.search.Search;
import org.tripleloom.vocab.Tl;

/** A server that is closed while it works. */
@Timeout(120)
class StoppingTest {
  /** Longer than Jetty lets threads work on, unless told. */
  private static final Duration LONG = Duration.ofSeconds(6);

  private static final int THINGS = 3000;

  @TempDir Path folder;
  private Store store;
  private Server server;
  private final CountDownLatch writing = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();

  @BeforeEach
  void serve() {
    store = Store.openOrCreate(folder.resolve("store"), null);
    server =
        Server.start(
            store,
            new Server.Settings("127.0.0.1", 0, Duration.ZERO),
            (command, out, err) -> write(),
            () -> {
              throw Problem.BUILD_RUNNING.at(folder);
            });
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Like the end of a large build: writes into TDB2 and then into Lucene. */
  private int write() {
    store.write(
        data -> {
          writing.countDown();
          long end = System.nanoTime() + LONG.toNanos();
          for (int i = 0; i < THINGS; i++) {
            add(data, i);
          }
          while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
        });
    Search.of(store).catchUp();
    interrupted.set(Thread.currentThread().isInterrupted());
    return 0;
  }

  private int size() {
    return store.read(view -> view.getGraph(store.iris().entities()).size());
  }

  private void add(DatasetGraph data, int i) {
    Node thing = store.iris().entity("thing-" + i);
    data.add(store.iris().entities(), thing, RDF.type.asNode(), Tl.METHOD.asNode());
    data.add(store.iris().entities(), thing, RDF.type.asNode(), Tl.RESEARCH_ENTITY.asNode());
    data.add(
        store.iris().entities(),
        thing,
        SKOS.prefLabel.asNode(),
        NodeFactory.createLiteralString("thing " + i));
  }

  @Test
  void a_command_that_writes_for_another_process_is_waited_for_and_not_interrupted()
      throws Exception {
    CompletableFuture<Void> command =
        CompletableFuture.runAsync(
            () -> {
              StringWriter out = new StringWriter();
              new RemoteCommands(StoreLock.server(store.folder()).orElseThrow())
                  .run(
                      new ForwardedCommand(List.of("remove"), folder, 80),
                      new PrintWriter(out),
                      new PrintWriter(out));
            });
    assertTrue(writing.await(30, TimeUnit.SECONDS));
    assertTrue(server.isWriting());
    CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
    while (StoreLock.server(store.folder()).isPresent()) {
      Thread.sleep(20);
    }
    // nobody finds the way to it any more while it waits
    assertTrue(server.isWriting());
    closing.get(60, TimeUnit.SECONDS);
    assertFalse(server.isWriting());
    // the client may have lost its connection; the work may not be lost
    command.handle((done, lost) -> done).get(30, TimeUnit.SECONDS);
    assertFalse(interrupted.get());
    assertEquals(3 * THINGS, size());
    assertEquals(1, Search.of(store).complete("thing 7", 1).size());
    store.write(data -> add(data, THINGS));
    Search.of(store).catchUp();
    assertEquals(1, Search.of(store).complete("thing " + THINGS, 1).size());
  }

  private static void waitForQuery() throws InterruptedException {
    while (Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .noneMatch(frame -> frame.getClassName().endsWith("Answer"))) {
      Thread.sleep(20);
    }
  }

  @Test
  void a_query_without_end_does_not_keep_the_server_from_stopping() throws Exception {
    store.write(data -> IntStream.range(0, THINGS).forEach(i -> add(data, i)));
    String endless =
        "SELECT (COUNT(*) AS ?n) { "
            + IntStream.range(0, 9)
                .mapToObj(i -> "?a" + i + " ?p" + i + " ?o" + i)
                .collect(Collectors.joining(" . "))
            + " }";
    URI asked =
        URI.create(
            server.address()
                + "sparql?query="
                + URLEncoder.encode(endless, StandardCharsets.UTF_8));
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient()
            .sendAsync(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString());
    waitForQuery();
    server.close();
    HttpResponse<String> told = answer.handle((done, cut) -> done).get(30, TimeUnit.SECONDS);
    // cut only where this machine takes seconds to let go of the query
    if (told != null) {
      assertEquals(503, told.statusCode());
      assertTrue(told.body().contains(Problem.SERVER_STOPS.id()), told.body());
    }
    assertEquals(3 * THINGS, size());
  }
}
