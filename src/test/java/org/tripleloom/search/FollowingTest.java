package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.vocab.Tl;

/** The index after everything that can happen to the graphs. */
class FollowingTest {
  @TempDir Path folder;
  private Shelf shelf;

  @BeforeEach
  void fill() {
    shelf = new Shelf(folder.resolve("store")).filled();
  }

  @AfterEach
  void close() {
    shelf.close();
  }

  private void reopen() {
    shelf.close();
    shelf = new Shelf(folder.resolve("store"));
  }

  private List<String> titled(String word) {
    return shelf.search.find(word, Set.of(Tl.PAPER.getURI()), 1).hits().stream()
        .map(Hit::path)
        .sorted()
        .toList();
  }

  /** Whether the index holds exactly what the graphs hold, entry for entry. */
  private void assertIndexIsRight() {
    assertEquals(shelf.store.commit(), shelf.search.shown());
    assertEquals(entries(), hashes());
  }

  private Map<String, String> entries() {
    return shelf.store.read(
        view -> {
          Map<String, String> entries = new TreeMap<>();
          view.find(Node.ANY, Node.ANY, RDF.Nodes.type, Node.ANY)
              .forEachRemaining(
                  quad ->
                      Entry.read(view, Shelf.IRIS, quad.getSubject())
                          .ifPresent(entry -> entries.put(entry.iri(), entry.hash())));
          return entries;
        });
  }

  private Map<String, String> hashes() {
    return shelf
        .search
        .index()
        .search(
            searcher -> {
              Map<String, String> hashes = new TreeMap<>();
              var all = searcher.search(new MatchAllDocsQuery(), 10_000);
              for (var hit : all.scoreDocs) {
                var document = searcher.storedFields().document(hit.doc);
                String hash = document.get(Documents.HASH);
                assertNull(hashes.put(document.get(Documents.IRI), hash), "twice in the index");
              }
              return hashes;
            });
  }

  private String graph(String paper) {
    return Shelf.IRIS.paperGraph("paper/" + paper).getURI();
  }

  private interface Client {
    void use(HttpClient http, String server) throws Exception;
  }

  /** A real Fuseki over the store, with everything that it lets a writer do. */
  private void writing(Client client) throws Exception {
    FusekiServer server =
        FusekiServer.create()
            .port(0)
            .loopback(true)
            .add("/kg", shelf.store.writable(), true)
            .start();
    try {
      client.use(HttpClient.newHttpClient(), server.datasetURL("/kg"));
    } finally {
      server.stop();
    }
  }

  private static int send(HttpClient http, HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String turtle(String id, String title, String text) {
    var data = GraphFactory.createDefaultGraph();
    Shelf.paperTriples(id, title, text).forEach(quad -> data.add(quad.asTriple()));
    return RDFWriter.source(data).lang(Lang.TURTLE).asString();
  }

  private URI graphStore(String server, String paper) {
    String name = URLEncoder.encode(graph(paper), StandardCharsets.UTF_8);
    return URI.create(server + "/data?graph=" + name);
  }

  @Test
  void put_over_http_replaces_a_paper_in_the_index_too() throws Exception {
    writing(
        (http, server) -> {
          var put =
              HttpRequest.newBuilder(graphStore(server, "weft"))
                  .header("Content-Type", "text/turtle")
                  .PUT(
                      HttpRequest.BodyPublishers.ofString(
                          turtle("weft", "Spindles at rest", "No loom.")));
          assertEquals(2, send(http, put) / 100);
        });
    shelf.caughtUp();
    assertEquals(List.of("paper/weft"), titled("spindles"));
    assertEquals(List.of("paper/warp"), titled("weft"));
    assertIndexIsRight();
  }

  @Test
  void post_and_delete_over_http_add_and_remove() throws Exception {
    writing(
        (http, server) -> {
          var post =
              HttpRequest.newBuilder(graphStore(server, "new"))
                  .header("Content-Type", "text/turtle")
                  .POST(HttpRequest.BodyPublishers.ofString(turtle("new", "A new spindle", "")));
          assertEquals(2, send(http, post) / 100);
          shelf.caughtUp();
          assertEquals(List.of("paper/new"), titled("spindle"));
          var delete = HttpRequest.newBuilder(graphStore(server, "weft")).DELETE();
          assertEquals(2, send(http, delete) / 100);
        });
    shelf.caughtUp();
    assertEquals(List.of("paper/warp"), titled("weft"));
    assertIndexIsRight();
  }

  @Test
  void drop_clear_move_and_delete_where_over_http_are_followed() throws Exception {
    writing(
        (http, server) -> {
          for (String update :
              List.of(
                  "DROP GRAPH <" + graph("warp") + ">",
                  "MOVE <" + graph("weft") + "> TO <" + graph("moved") + ">",
                  "DELETE WHERE { GRAPH ?g { ?s a <" + Tl.METRIC + "> } }",
                  "INSERT { GRAPH ?g { ?s <http://www.w3.org/2004/02/skos/core#altLabel> 'spindle' }"
                      + " } WHERE { GRAPH ?g { ?s a <"
                      + Tl.PHENOMENON
                      + "> } }")) {
            var post =
                HttpRequest.newBuilder(URI.create(server + "/update"))
                    .header("Content-Type", "application/sparql-update")
                    .POST(HttpRequest.BodyPublishers.ofString(update));
            assertEquals(2, send(http, post) / 100, update);
          }
        });
    shelf.caughtUp();
    assertEquals(List.of("paper/weft"), titled("weft"));
    assertEquals(2, shelf.search.find("spindle", Set.of(), 1).total());
    assertIndexIsRight();
  }

  @Test
  void drop_all_leaves_an_empty_index_and_no_broken_store() throws Exception {
    writing(
        (http, server) -> {
          var post =
              HttpRequest.newBuilder(URI.create(server + "/update"))
                  .header("Content-Type", "application/sparql-update")
                  .POST(HttpRequest.BodyPublishers.ofString("DROP NAMED"));
          assertEquals(2, send(http, post) / 100);
        });
    shelf.caughtUp();
    assertEquals(0, shelf.search.find("weft", Set.of(), 1).total());
    assertIndexIsRight();
  }

  @Test
  void the_default_graph_of_a_writer_is_refused_and_nothing_is_lost() {
    long before = shelf.store.commit().number();
    var writable = shelf.store.writable();
    for (String update : List.of("INSERT DATA { <urn:a> <urn:b> 1 }", "DROP DEFAULT")) {
      var refusal =
          assertThrows(
              UnsupportedOperationException.class,
              () ->
                  Txn.executeWrite(
                      writable, () -> UpdateExec.dataset(writable).update(update).execute()),
              update);
      assertTrue(refusal.getMessage().contains("named graphs"));
    }
    assertEquals(before, shelf.store.commit().number());
  }

  @Test
  void compaction_of_an_open_store_leaves_the_index_right_and_following() {
    DatabaseMgr.compact(((DatasetGraphWrapper) shelf.store.view()).getWrapped(), true);
    assertIndexIsRight();
    shelf.store.write(data -> Shelf.paper(data, "after", "After the press", ""));
    shelf.caughtUp();
    assertEquals(List.of("paper/after"), titled("press"));
    reopen();
    assertEquals(List.of("paper/after"), titled("press"));
    assertIndexIsRight();
  }

  @Test
  void compaction_of_a_closed_store_by_jenas_own_tool_leaves_the_index_right() {
    shelf.close();
    var raw = DatabaseMgr.connectDatasetGraph(folder.resolve("store/tdb2").toString());
    DatabaseMgr.compact(raw, true);
    TDBInternal.expel(raw);
    shelf = new Shelf(folder.resolve("store"));
    assertIndexIsRight();
    assertEquals(List.of("paper/warp", "paper/weft"), titled("weft"));
  }

  @Test
  void after_a_crash_between_the_two_commits_only_the_difference_is_read() {
    // the store commits, and the process ends before the index does
    shelf.store.write(
        data -> {
          Shelf.paper(data, "late", "A late spindle", "");
          data.removeGraph(Shelf.IRIS.paperGraph("paper/warp"));
        });
    reopen();
    assertNotEquals(shelf.store.commit(), shelf.search.shown());
    assertEquals(List.of(), titled("spindle"));
    assertEquals(2, shelf.search.catchUp());
    assertEquals(List.of("paper/late"), titled("spindle"));
    assertIndexIsRight();
  }

  @Test
  void what_the_index_wrote_and_did_not_commit_is_gone_after_a_crash() throws IOException {
    Path store = folder.resolve("store");
    shelf.store.write(data -> Shelf.paper(data, "late", "A late spindle", ""));
    Path copy = folder.resolve("copy");
    copy(store.resolve("lucene"), copy);
    shelf.caughtUp();
    shelf.close();
    // the store is ahead of the index, whose files stem from before
    clear(store.resolve("lucene"));
    copy(copy, store.resolve("lucene"));
    shelf = new Shelf(store).caughtUp();
    assertEquals(List.of("paper/late"), titled("spindle"));
    assertIndexIsRight();
  }

  @Test
  void an_index_of_another_store_or_of_a_later_state_is_compared_and_set_right()
      throws IOException {
    Path store = folder.resolve("store");
    shelf.close();
    copy(store, folder.resolve("backup"));
    shelf = new Shelf(store);
    shelf.store.write(data -> Shelf.paper(data, "late", "A late spindle", ""));
    shelf.caughtUp();
    shelf.close();
    copy(store.resolve("lucene"), folder.resolve("ahead"));
    clear(store.resolve("tdb2"));
    copy(folder.resolve("backup/tdb2"), store.resolve("tdb2"));
    shelf = new Shelf(store);
    shelf.store.write(data -> Shelf.paper(data, "other", "Another bobbin", ""));
    assertEquals(List.of("paper/late"), titled("spindle"), "as it was left");
    assertEquals(2, shelf.search.catchUp(), "only what differs");
    assertEquals(List.of(), titled("spindle"));
    assertEquals(List.of("paper/other"), titled("bobbin"));
    assertIndexIsRight();
  }

  @Test
  void a_damaged_or_deleted_index_is_made_anew() throws IOException {
    Path lucene = folder.resolve("store/lucene");
    shelf.close();
    try (Stream<Path> files = Files.list(lucene)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("seg")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    shelf = new Shelf(folder.resolve("store")).caughtUp();
    assertEquals(List.of("paper/warp", "paper/weft"), titled("weft"));
    assertIndexIsRight();
    shelf.close();
    clear(lucene);
    shelf = new Shelf(folder.resolve("store")).caughtUp();
    assertIndexIsRight();
  }

  @Test
  void more_commits_than_the_log_keeps_are_followed_by_comparing() {
    for (int i = 0; i < 130; i++) {
      int n = i;
      shelf.store.write(data -> Shelf.paper(data, "n" + n, "Bobbin number " + n, ""));
    }
    shelf.caughtUp();
    assertEquals(130, shelf.search.find("bobbin", Set.of(), 1).total());
    assertIndexIsRight();
  }

  @Test
  void what_is_told_in_several_graphs_is_one_entry() throws IOException {
    Node paper = Shelf.IRIS.of("paper/weft");
    shelf.store.write(
        data -> {
          Shelf.paperTriples("weft", "Weft, as others call it", "")
              .forEach(
                  quad ->
                      data.add(
                          Shelf.IRIS.paperGraph("paper/other"),
                          paper,
                          quad.getPredicate(),
                          quad.getObject()));
        });
    shelf.caughtUp();
    assertIndexIsRight();
    shelf.close();
    clear(folder.resolve("store/lucene"));
    shelf = new Shelf(folder.resolve("store"));
    assertNotEquals(shelf.store.commit(), shelf.search.shown());
    shelf.caughtUp();
    assertIndexIsRight();
  }

  @Test
  void what_is_none_of_the_stores_things_is_not_found() {
    Node other = NodeFactory.createURI("https://elsewhere.example/entity/x");
    shelf.store.write(
        data -> {
          data.add(Shelf.IRIS.entities(), other, RDF.Nodes.type, Tl.RESEARCH_ENTITY.asNode());
          data.add(
              Shelf.IRIS.entities(),
              other,
              SKOS.prefLabel.asNode(),
              NodeFactory.createLiteralString("bobbin"));
        });
    shelf.caughtUp();
    assertEquals(0, shelf.search.find("bobbin", Set.of(), 1).total());
    assertIndexIsRight();
  }

  /** Another process writes, and ends at once when the store has committed. */
  @Test
  void a_process_that_dies_between_the_two_commits_leaves_a_difference_that_is_caught_up()
      throws Exception {
    shelf.close();
    Path store = folder.resolve("store");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DyingWriter.class.getName(),
                store.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(DyingWriter.CODE, process.waitFor(), said);
    shelf = new Shelf(store);
    assertEquals(List.of(), titled("dying"));
    assertEquals(1, shelf.search.catchUp());
    assertEquals(List.of("paper/dying"), titled("dying"));
    assertIndexIsRight();
  }

  @Test
  void catching_up_can_be_stopped_and_goes_on_later() {
    shelf.store.write(data -> Shelf.paper(data, "late", "A late bobbin", ""));
    shelf.search.index().stop();
    assertThrows(ProblemException.class, shelf.search::catchUp);
    assertEquals(List.of(), titled("bobbin"));
    shelf.search.catchUp();
    assertEquals(List.of("paper/late"), titled("bobbin"));
    assertIndexIsRight();
  }

  @Test
  void who_still_reads_an_older_state_does_not_hold_the_claims_back() throws Exception {
    LiveIndex claims = LiveIndex.of(shelf.store);
    claims.current();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      shelf.store.read(
          view -> {
            Future<?> writing =
                other.submit(
                    () -> shelf.store.write(data -> Shelf.paper(data, "late", "A bobbin", "")));
            try {
              writing.get(1, TimeUnit.MINUTES);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
            return claims.current();
          });
    } finally {
      other.shutdown();
    }
    assertTrue(claims.refresh().find("paper/late") >= 0);
    assertEquals(shelf.store.commit(), claims.shown());
  }

  @Test
  void what_changes_no_name_is_a_commit_and_writes_nothing() {
    long number = shelf.store.commit().number();
    Node paper = Shelf.IRIS.of("paper/weft");
    shelf.store.write(
        data -> data.add(Shelf.IRIS.paperGraph("paper/weft"), paper, Tl.USES.asNode(), paper));
    assertEquals(number + 1, shelf.store.commit().number());
    assertEquals(0, shelf.search.catchUp());
    assertIndexIsRight();
  }

  @Test
  void an_aborted_write_is_no_commit() {
    var before = shelf.store.commit();
    assertThrows(
        IllegalStateException.class,
        () ->
            shelf.store.write(
                data -> {
                  Shelf.paper(data, "never", "Never", "");
                  throw new IllegalStateException("on purpose");
                }));
    assertEquals(before, shelf.store.commit());
    assertEquals(0, shelf.search.catchUp());
  }

  @Test
  void readers_do_not_wait_for_a_writer() throws Exception {
    shelf.search.follow();
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<?> writer =
          threads.submit(
              () ->
                  shelf.store.write(
                      data -> {
                        Shelf.paper(data, "slow", "A slow spindle", "");
                        writing.countDown();
                        await(asked);
                      }));
      await(writing);
      assertEquals(List.of("paper/warp", "paper/weft"), titled("weft"));
      assertEquals(1, shelf.search.complete("catas", 5).size());
      asked.countDown();
      writer.get(1, TimeUnit.MINUTES);
      while (titled("spindle").isEmpty()) {
        Thread.sleep(10);
      }
      assertIndexIsRight();
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(1, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void two_stores_made_alike_have_commits_of_different_names() {
    try (Store other = Store.openOrCreate(folder.resolve("other"), null)) {
      other.write(data -> Shelf.paper(data, "a", "A", ""));
      assertEquals(1, other.commit().number());
      assertNotEquals(other.commit(), shelf.store.commit());
    }
  }
}
