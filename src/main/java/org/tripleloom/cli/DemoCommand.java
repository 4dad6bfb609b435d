package org.tripleloom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tripleloom.export.WholeFile;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code build} and {@code serve} on the bundled papers, in a store of their own. */
@Command(
    name = "demo",
    description = "Build the bundled corpus and serve it.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String CORPUS = "/data/papers.jsonl";
  private static final int FAILED = 3;

  @ParentCommand Main main;
  @Mixin ServeOptions options;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "The folder of the store (default: ${DEFAULT-VALUE}).")
  Path folder = Path.of(".tripleloom", "demo");

  @Override
  public Integer call() throws IOException {
    Session session = main.session();
    int built = Main.run(session, "build", "--store", folder.toString(), corpus().toString());
    if (built >= 2) {
      return FAILED;
    }
    Optional<StoreLock.Owner> server = StoreLock.owner(folder).filter(StoreLock.Owner::serves);
    if (server.isPresent()) {
      session.out().println("Served already at " + server.get().address());
      return 0;
    }
    session
        .out()
        .printf("Ask it from another terminal: tripleloom query --store %s NAME%n", folder);
    Serving.untilStopped(Store.open(folder), options.settings(), session);
    return 0;
  }

  /** The bundled file beside the store, since sources are files and runs record their names. */
  private Path corpus() throws IOException {
    Path file = folder.resolveSibling(folder.getFileName() + "-papers.jsonl");
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    try (InputStream bundled = DemoCommand.class.getResourceAsStream(CORPUS)) {
      WholeFile.write(file, bundled::transferTo);
    }
    return file;
  }
}
