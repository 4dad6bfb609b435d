package org.tripleloom.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;
import org.tripleloom.vocab.Tl;

/** Texts of twice the heap go through every format. */
class ExportMemoryTest {
  private static final String HEAP = "-Xmx64m";
  private static final Set<ExportFormat> WITH_ABSTRACTS =
      EnumSet.of(
          ExportFormat.nq,
          ExportFormat.nt,
          ExportFormat.trig,
          ExportFormat.ttl,
          ExportFormat.jsonld,
          ExportFormat.rdfxml,
          ExportFormat.csv,
          ExportFormat.rocrate);
  private static final int PAPERS = 1200;
  private static final int CHARACTERS = 100_000;

  @TempDir Path folder;

  @Test
  void every_format_writes_more_text_than_the_heap_holds() throws Exception {
    Path place = folder.resolve("store");
    try (Store store = Store.openOrCreate(place, null)) {
      Random random = new Random(1);
      for (int from = 0; from < PAPERS; from += 100) {
        int first = from;
        store.write(
            data -> {
              for (int i = first; i < first + 100; i++) {
                Node graph = store.iris().paperGraph("paper/p" + i);
                Node paper = store.iris().of("paper/p" + i);
                Node title = NodeFactory.createLiteralString("Paper " + i);
                Node text = NodeFactory.createLiteralString(text(random));
                data.add(graph, paper, RDF.type.asNode(), Tl.PAPER.asNode());
                data.add(graph, paper, DCTerms.title.asNode(), title);
                data.add(graph, paper, DCTerms.abstract_.asNode(), text);
              }
            });
      }
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                ExportMemoryTest.class.getName(),
                place.toString(),
                folder.resolve("out").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> read(folder.resolve("log")));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder(CHARACTERS);
    while (text.length() < CHARACTERS) {
      text.append(Integer.toString(random.nextInt(1_000_000), 36)).append(' ');
    }
    return text.toString();
  }

  /** What the process with the small heap does. */
  public static void main(String[] args) {
    try (Store store = Store.open(Path.of(args[0]))) {
      for (ExportFormat format : EnumSet.complementOf(EnumSet.of(ExportFormat.site))) {
        List<Export.Written> files =
            new Export(format, Filter.NONE, Compression.none)
                .to(Path.of(args[1] + "." + format), store);
        long bytes = files.stream().mapToLong(Export.Written::bytes).sum();
        if (WITH_ABSTRACTS.contains(format) && bytes < (long) PAPERS * CHARACTERS) {
          throw new IllegalStateException(format + " has " + bytes + " bytes");
        }
        files.forEach(file -> file.file().toFile().delete());
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
