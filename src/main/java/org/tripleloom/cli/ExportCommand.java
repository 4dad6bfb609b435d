package org.tripleloom.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RiotException;
import org.apache.jena.vocabulary.DCTerms;
import org.tripleloom.export.Dump;
import org.tripleloom.export.DumpFormat;
import org.tripleloom.export.WholeFile;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.vocab.Prefixes;
import org.tripleloom.vocab.Tl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "export",
    description = "Write the whole graph: nq and trig with its named graphs, else their union.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final Set<Node> TEXT = Set.of(DCTerms.abstract_.asNode(), Tl.SENTENCE.asNode());

  @ParentCommand Main main;
  @Mixin StoreOption store;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "nq, nt, trig, ttl, jsonld or rdfxml (default: nq).")
  DumpFormat format = DumpFormat.NQ;

  @Option(names = "--without-text", description = "Leave out abstracts and sentences.")
  boolean withoutText;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE|DIR",
      description =
          "Where to write (default: standard output); in a folder, tripleloom.nq and so on.")
  Path output;

  @Override
  public Integer call() {
    Dump dump = new Dump(format, Prefixes.ALL, withoutText ? TEXT : Set.of());
    store.use(
        open -> {
          if (output == null) {
            toOutput(dump, open);
          } else {
            toFile(dump, open);
          }
          return null;
        });
    return 0;
  }

  private void toOutput(Dump dump, Store open) {
    try (OutputStream out = Utf8Output.of(main.session().out())) {
      write(dump, open, out);
    } catch (IOException e) {
      throw Problem.CANNOT_WRITE.because(e, "to standard output", e.getMessage());
    }
  }

  private void toFile(Dump dump, Store open) {
    Path file =
        Files.isDirectory(output) ? output.resolve("tripleloom." + format.suffix()) : output;
    long bytes = WholeFile.write(file, out -> write(dump, open, out));
    main.session().err().printf(Locale.ROOT, "Wrote %s (%,d bytes)%n", file, bytes);
  }

  private static void write(Dump dump, Store open, OutputStream out) throws IOException {
    try {
      open.read(
          view -> {
            dump.write(view, out);
            return null;
          });
    } catch (RiotException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
