package org.tripleloom.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lookups by number, against those by node. */
class StoreLookupTest {
  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void load() {
    store = Store.openOrCreate(folder, "http://localhost:3030/");
    store.write(data -> RDFParser.source("src/test/resources/graph/sample.trig").parse(data));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Set<Triple> found(DatasetGraph view, Node graph, Node subject, Node object) {
    Set<Triple> found = new HashSet<>();
    view.find(graph, subject, Node.ANY, object)
        .forEachRemaining(quad -> found.add(quad.asTriple()));
    return found;
  }

  private static StoreLookup.Visitor into(Set<Triple> found, StoreLookup lookup) {
    return (s, p, o) -> found.add(Triple.create(lookup.node(s), lookup.node(p), lookup.node(o)));
  }

  @Test
  void every_node_is_found_with_what_is_stated_of_it_and_what_points_to_it() {
    store.read(
        view -> {
          StoreLookup lookup = StoreLookup.in(view);
          Set<Node> nodes = new HashSet<>();
          Set<Node> graphs = new HashSet<>();
          view.find()
              .forEachRemaining(
                  quad -> {
                    nodes.add(quad.getSubject());
                    nodes.add(quad.getObject());
                    graphs.add(quad.getGraph());
                  });
          for (Node node : nodes) {
            NodeId id = lookup.id(node);
            assertEquals(node, lookup.node(id));
            Set<Triple> about = new HashSet<>();
            lookup.about(id, into(about, lookup));
            assertEquals(found(view, Node.ANY, node, Node.ANY), about);
            Set<Triple> pointing = new HashSet<>();
            lookup.pointingTo(id, into(pointing, lookup));
            assertEquals(found(view, Node.ANY, Node.ANY, node), pointing);
            for (Node graph : graphs) {
              Set<Triple> inside = new HashSet<>();
              lookup.about(lookup.id(graph), id, into(inside, lookup));
              assertEquals(found(view, graph, node, Node.ANY), inside);
            }
          }
          return null;
        });
  }

  @Test
  void what_is_not_there_is_not_found() {
    store.read(
        view -> {
          StoreLookup lookup = StoreLookup.in(view);
          NodeId nothing = lookup.id(NodeFactory.createURI("http://localhost:3030/entity/none"));
          Set<Triple> found = new HashSet<>();
          lookup.about(nothing, into(found, lookup));
          lookup.pointingTo(nothing, into(found, lookup));
          assertEquals(Set.of(), found);
          assertNull(lookup.value(nothing, nothing));
          return null;
        });
  }

  @Test
  void what_was_written_since_the_file_was_mapped_is_read_too() {
    store.read(view -> StoreLookup.in(view).id(store.iris().entities()));
    Node entity = store.iris().entity("late");
    for (int i = 0; i < 3; i++) {
      Node name = NodeFactory.createLiteralString("late ".repeat(2000) + i);
      store.write(data -> data.add(store.iris().entities(), entity, entity, name));
      store.read(
          view -> {
            StoreLookup lookup = StoreLookup.in(view);
            Set<Triple> found = new HashSet<>();
            lookup.about(lookup.id(entity), into(found, lookup));
            assertEquals(found(view, Node.ANY, entity, Node.ANY), found);
            return null;
          });
    }
  }
}
