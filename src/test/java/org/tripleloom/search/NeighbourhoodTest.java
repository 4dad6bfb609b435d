package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;
import org.tripleloom.vocab.Tl;

/** The graph of two papers that is written by hand. */
class NeighbourhoodTest {
  private static final String WEFT = "entity/weft";
  private static final String ANCHOR = "entity/anchor-learning";
  private static final String FORGETTING = "entity/catastrophic-forgetting";

  @TempDir static Path folder;
  private static Store store;
  private static ClaimIndex index;

  @BeforeAll
  static void load() throws Exception {
    store = Store.openOrCreate(folder, null);
    try (InputStream in = NeighbourhoodTest.class.getResourceAsStream("/graph/sample.trig")) {
      store.write(
          data -> RDFParser.source(in).lang(Lang.TRIG).base(store.iris().base()).parse(data));
    }
    index = ClaimIndex.read(store);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Neighbourhood around(Neighbourhood.Filter filter, String... middle) {
    return Neighbourhood.around(index, Stream.of(middle).map(index::find).toList(), filter);
  }

  private static List<String> paths(Neighbourhood found) {
    return found.vertices().stream().map(vertex -> index.path(vertex.thing())).toList();
  }

  private static int edge(Neighbourhood found, String from, String to) {
    return found.edges().stream()
        .map(Neighbourhood.Edge::best)
        .filter(claim -> index.subject(claim) == index.find(from))
        .filter(claim -> index.object(claim) == index.find(to))
        .findFirst()
        .orElseThrow();
  }

  private static String property(int claim) {
    return index.properties().get(index.property(claim));
  }

  @Test
  void all_that_is_stated_of_an_entity_stands_around_it() {
    Neighbourhood found = around(Neighbourhood.Filter.NONE, WEFT);
    assertEquals(WEFT, paths(found).get(0));
    assertEquals(
        Set.of(WEFT, ANCHOR, FORGETTING, "entity/generative-replay", "paper/arxiv/2301.01234"),
        Set.copyOf(paths(found)));
    assertTrue(found.vertices().get(0).middle());
    assertEquals(0, found.vertices().get(0).hidden());
  }

  @Test
  void an_edge_has_its_surest_claim() {
    int best = edge(around(Neighbourhood.Filter.NONE, WEFT), WEFT, FORGETTING);
    assertEquals(Tl.MITIGATES.getURI(), property(best));
    assertEquals("c3ef29ddccd7098fc0619cb57b173789", index.hash(best));
  }

  @Test
  void what_is_stated_between_neighbours_is_drawn_too() {
    Neighbourhood found = around(Neighbourhood.Filter.NONE, WEFT);
    assertEquals(Tl.MITIGATES.getURI(), property(edge(found, ANCHOR, FORGETTING)));
  }

  @Test
  void types_properties_and_confidence_narrow_it() {
    Set<String> methods = Set.of(WEFT, ANCHOR, "entity/generative-replay");
    Neighbourhood.Filter some =
        new Neighbourhood.Filter(thing -> methods.contains(index.path(thing)), property -> true, 0);
    assertEquals(methods, Set.copyOf(paths(around(some, WEFT))));
    IntPredicate mitigates =
        property -> index.properties().get(property).equals(Tl.MITIGATES.getURI());
    Neighbourhood.Filter narrow = new Neighbourhood.Filter(thing -> true, mitigates, 0);
    assertEquals(List.of(WEFT, FORGETTING), paths(around(narrow, WEFT)));
    Neighbourhood.Filter sure = new Neighbourhood.Filter(thing -> true, mitigates, 0.71);
    assertEquals(List.of(WEFT), paths(around(sure, WEFT)));
  }

  @Test
  void more_than_one_thing_may_stand_in_the_middle() {
    Neighbourhood found = around(Neighbourhood.Filter.NONE, "paper/10.5555/loom.1", WEFT);
    assertEquals(List.of("paper/10.5555/loom.1", WEFT), paths(found).subList(0, 2));
    assertTrue(paths(found).contains("entity/fine-tuning"));
  }
}
