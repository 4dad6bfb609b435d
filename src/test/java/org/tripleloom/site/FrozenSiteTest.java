package org.tripleloom.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;
import org.tripleloom.vocab.Tl;

class FrozenSiteTest {
  @TempDir Path folder;

  @Test
  void the_documents_of_what_comes_in_many_pages_are_written_once() throws Exception {
    Path place = folder.resolve("site");
    FrozenSite.Written written;
    try (Store store = Store.openOrCreate(folder.resolve("store"), null)) {
      store.write(
          data -> {
            RDFDataMgr.read(data, "src/test/resources/graph/sample.trig");
            Node venue = store.iris().of("venue/journal-of-looms");
            for (int i = 0; i < 1100; i++) {
              Node paper = store.iris().of("paper/p" + i);
              data.add(store.iris().of("graph/p"), paper, Tl.PUBLISHED_IN.asNode(), venue);
            }
          });
      written = FrozenSite.write(store, RawExtractions.NONE, 0, place);
    }
    assertTrue(Files.exists(place.resolve("venue/journal-of-looms/3.html")));
    try (Stream<Path> files = Files.walk(place)) {
      assertEquals(files.filter(Files::isRegularFile).count(), written.files());
    }
  }
}
