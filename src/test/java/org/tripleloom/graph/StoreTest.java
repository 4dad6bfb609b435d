package org.tripleloom.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfs.DatasetGraphRDFS;
import org.apache.jena.rdfs.RDFSFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class StoreTest {
  private static final Node G1 = SSE.parseNode("<http://localhost:3030/graph/paper/1>");
  private static final Node G2 = SSE.parseNode("<http://localhost:3030/graph/paper/2>");

  @TempDir Path folder;

  private Store filled() {
    Store store = Store.openOrCreate(folder.resolve("store"), null);
    store.write(
        data -> {
          data.add(G1, node(":a"), node(":p"), node(":b"));
          data.add(G1, node(":a"), node(":p"), node(":c"));
          data.add(G2, node(":a"), node(":p"), node(":b"));
          data.getDefaultGraph().add(node(":hidden"), node(":p"), node(":b"));
        });
    return store;
  }

  private static Node node(String local) {
    return SSE.parseNode("<http://example/" + local.substring(1) + ">");
  }

  @Test
  void the_default_graph_is_the_union_of_the_named_ones_for_graph_store_access() {
    try (Store store = filled()) {
      store.read(
          view -> {
            Graph graph = view.getDefaultGraph();
            assertEquals(2, graph.size());
            assertEquals(2, view.getGraph(Quad.defaultGraphIRI).size());
            assertTrue(view.contains(Quad.defaultGraphIRI, node(":a"), node(":p"), node(":c")));
            assertFalse(graph.contains(node(":hidden"), Node.ANY, Node.ANY));
            return null;
          });
    }
  }

  @Test
  void the_default_graph_is_the_union_of_the_named_ones_for_sparql() {
    try (Store store = filled()) {
      assertEquals("2", ask(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"));
      assertEquals("3", ask(store, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"));
      assertEquals("2", ask(store, "SELECT (COUNT(*) AS ?n) { ?s <http://example/p>+ ?o }"));
    }
  }

  private static String ask(Store store, String query) {
    return store.read(
        view -> {
          try (QueryExec exec = QueryExec.dataset(view).query(query).build()) {
            return exec.select().next().get("n").getLiteralLexicalForm();
          }
        });
  }

  @Test
  void the_default_graph_is_the_union_of_the_named_ones_for_inference() {
    try (Store store = filled()) {
      Graph schema =
          SSE.parseGraph(
              "(graph (<http://example/p> <http://www.w3.org/2000/01/rdf-schema#subPropertyOf>"
                  + " <http://example/q>))");
      store.read(
          view -> {
            DatasetGraph inferring = RDFSFactory.datasetRDFS(view, schema);
            assertTrue(inferring instanceof DatasetGraphRDFS);
            assertTrue(inferring.getDefaultGraph().contains(node(":a"), node(":q"), node(":c")));
            return null;
          });
    }
  }

  @Test
  void a_dump_has_each_quad_of_the_named_graphs_once_and_no_default_graph() {
    try (Store store = filled()) {
      for (Lang lang : new Lang[] {Lang.NQUADS, Lang.TRIG}) {
        StringWriter out = new StringWriter();
        store.readGraphs(
            graphs -> {
              RDFDataMgr.write(out, graphs, lang);
              return null;
            });
        assertFalse(out.toString().contains("hidden"), out.toString());
        assertEquals(3, out.toString().split("example/[bc]>", -1).length - 1, out.toString());
      }
    }
  }

  @Test
  void the_view_refuses_writes() {
    try (Store store = filled()) {
      assertThrows(
          UnsupportedOperationException.class,
          () -> store.view().add(G1, node(":x"), node(":p"), node(":y")));
    }
  }

  @Test
  void an_exception_undoes_the_whole_transaction() {
    try (Store store = filled()) {
      assertThrows(
          IllegalStateException.class,
          () ->
              store.write(
                  data -> {
                    data.add(G1, node(":new"), node(":p"), node(":b"));
                    throw new IllegalStateException("on purpose");
                  }));
      assertEquals("2", ask(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"));
    }
  }

  @Test
  void the_base_is_kept_and_another_one_is_refused() {
    Path place = folder.resolve("store");
    Store.openOrCreate(place, "https://example.org/kg").close();
    try (Store store = Store.open(place)) {
      assertEquals("https://example.org/kg/", store.iris().base());
    }
    Store.openOrCreate(place, "https://example.org/kg/").close();
    assertEquals(
        Problem.OTHER_BASE, problem(() -> Store.openOrCreate(place, "https://example.org/other")));
    assertEquals(Problem.BAD_BASE, problem(() -> new Iris("no address")));
    assertEquals(Problem.BAD_BASE, problem(() -> new Iris("ftp://example.org/")));
  }

  @Test
  void a_store_of_a_newer_format_is_refused_and_left_alone() throws Exception {
    filled().close();
    Path card = folder.resolve("store").resolve("store.json");
    Files.writeString(card, "{\"format\": 99, \"base\": \"http://localhost:3030/\"}");
    ProblemException refused =
        assertThrows(ProblemException.class, () -> Store.open(folder.resolve("store")));
    assertEquals(Problem.STORE_NEWER, refused.problem());
    assertTrue(refused.getMessage().contains("format 99"), refused.getMessage());
  }

  @Test
  void a_folder_that_is_no_store_is_neither_opened_nor_filled() throws Exception {
    assertEquals(Problem.NO_STORE, problem(() -> Store.open(folder.resolve("none"))));
    Files.writeString(folder.resolve("letter.txt"), "mine");
    assertEquals(Problem.NOT_A_STORE, problem(() -> Store.openOrCreate(folder, null)));
  }

  private static Problem problem(Runnable work) {
    return assertThrows(ProblemException.class, work::run).problem();
  }

  @Test
  void writers_that_come_close_behind_each_other_all_leave_a_commit() throws Exception {
    int writers = 4;
    int writes = 40;
    try (Store store = filled()) {
      long before = store.commit().number();
      ExecutorService threads = Executors.newFixedThreadPool(writers);
      try {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
          String subject = ":writer" + i;
          running.add(
              threads.submit(
                  () -> {
                    for (int j = 0; j < writes; j++) {
                      Node object = node(":" + j);
                      store.write(data -> data.add(G1, node(subject), node(":p"), object));
                    }
                  }));
        }
        for (Future<?> one : running) {
          one.get();
        }
      } finally {
        threads.shutdown();
      }
      assertEquals(before + writers * writes, store.commit().number());
    }
  }
}
