package org.tripleloom.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan against TDB2's own {@code find}. */
class StoreScanTest {
  private static final String DATA =
      """
      PREFIX ex: <http://example.org/>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      ex:g1 { ex:a ex:uses ex:b ; ex:n 0, 1, 8, 16, 24, 32, 40, 48, 3.50, 1e3, true, "03"^^xsd:integer ;
                ex:text "𝔸 \\t\\r\\n \\u0001", "Verfahren"@de, "" ; ex:when "2026-01-02"^^xsd:date, "2026"^^xsd:gYear .
              [] ex:of ( ex:a "x" [ ex:deep ex:b ] ) . }
      ex:g2 { ex:a ex:uses ex:b . ex:b ex:n 1, "1" . }
      """;

  @TempDir Path folder;

  private Store filled() {
    Store store = Store.openOrCreate(folder.resolve("store"), null);
    Node graph = NodeFactory.createURI("http://example.org/g3");
    store.write(
        data -> {
          RDFParser.fromString(DATA, Lang.TRIG).parse(data);
          for (int length : new int[] {190, 1000, 1020, 1024, 1100, 5000, 300_000}) {
            data.add(graph, node("long"), node("text"), text("ü".repeat(length) + length));
            data.add(graph, node("s" + "x".repeat(length)), node("n"), text("after " + length));
          }
          data.getDefaultGraph().add(node("hidden"), node("n"), node("b"));
        });
    return store;
  }

  private static Node node(String local) {
    return NodeFactory.createURI("http://example.org/" + local);
  }

  private static Node text(String text) {
    return NodeFactory.createLiteralString(text);
  }

  @Test
  void it_gives_every_quad_of_the_named_graphs_once_in_runs_of_graphs_and_subjects() {
    try (Store store = filled()) {
      Set<Quad> expected = store.readGraphs(graphs -> Iter.toSet(graphs.find()));
      List<Quad> scanned = store.scan(scan -> Iter.toList(scan.quads()));
      assertEquals(expected, new HashSet<>(scanned));
      assertEquals(expected.size(), scanned.size());
      List<Node> runs = new ArrayList<>();
      List<List<Node>> subjects = new ArrayList<>();
      for (Quad quad : scanned) {
        if (runs.isEmpty() || !runs.get(runs.size() - 1).equals(quad.getGraph())) {
          runs.add(quad.getGraph());
        }
        List<Node> subject = List.of(quad.getGraph(), quad.getSubject());
        if (subjects.isEmpty() || !subjects.get(subjects.size() - 1).equals(subject)) {
          subjects.add(subject);
        }
      }
      assertEquals(3, runs.size());
      assertEquals(new HashSet<>(subjects).size(), subjects.size());
    }
  }

  @Test
  void the_union_has_a_triple_of_two_graphs_once() {
    try (Store store = filled()) {
      Set<Triple> expected = store.read(view -> Iter.toSet(view.getDefaultGraph().find()));
      List<Triple> scanned = store.scan(scan -> Iter.toList(scan.union()));
      assertEquals(expected, new HashSet<>(scanned));
      assertEquals(expected.size(), scanned.size());
      assertTrue(scanned.contains(Triple.create(node("a"), node("uses"), node("b"))));
    }
  }

  @Test
  void a_file_of_nodes_in_many_parts_is_read_across_their_borders() {
    try (Store store = filled()) {
      Set<Quad> expected = store.readGraphs(graphs -> Iter.toSet(graphs.find()));
      for (long step : new long[] {1000, 4096, 100_003}) {
        Set<Quad> scanned =
            store.readStorage(storage -> Iter.toSet(new StoreScan(storage, step).quads()));
        assertEquals(expected, scanned);
      }
    }
  }

  @Test
  void one_graph_can_be_scanned_alone() {
    try (Store store = filled()) {
      assertEquals(3, store.<Long>scan(scan -> Iter.count(scan.quads(node("g2")))));
      assertEquals(0, store.<Long>scan(scan -> Iter.count(scan.quads(node("none")))));
    }
  }

  @Test
  void it_sees_what_was_committed_before_it_began_and_nothing_later() throws Exception {
    try (Store store = filled()) {
      Node late = node("late");
      long before =
          store.scan(
              scan -> {
                Thread writer =
                    new Thread(() -> store.write(data -> data.add(late, late, late, late)));
                writer.start();
                try {
                  writer.join();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                return Iter.count(scan.quads());
              });
      List<Quad> after = store.scan(scan -> Iter.toList(scan.quads()));
      assertEquals(before + 1, after.size());
      assertTrue(after.contains(Quad.create(late, late, late, late)));
      assertFalse(after.stream().anyMatch(quad -> quad.getSubject().equals(node("hidden"))));
    }
  }

  @Test
  void an_empty_store_has_nothing_to_scan() {
    try (Store store = Store.openOrCreate(folder.resolve("empty"), null)) {
      assertFalse(store.<Boolean>scan(scan -> scan.quads().hasNext() || scan.union().hasNext()));
    }
  }
}
