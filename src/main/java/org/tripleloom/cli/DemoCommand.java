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
import org.tripleloom.problem.Problem;
import org.tripleloom.serve.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * {@code build} and {@code serve} on the bundled papers, in the default store, so that every other
 * command works on it as it stands; a store with papers of the user's is left alone.
 */
@Command(
    name = "demo",
    description = "Build the bundled corpus and serve it.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** Where a checkout and the distribution have the bundled papers, and the program within. */
  private static final String CORPUS = "data/papers.jsonl";

  private static final int FAILED = 3;

  @ParentCommand Main main;
  @Mixin ServeOptions options;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "The folder of the store (default: ${DEFAULT-VALUE}).")
  Path folder = Store.DEFAULT;

  @Override
  public Integer call() throws IOException {
    Session session = main.session();
    Server.Settings settings = options.settings();
    Path corpus = folder.resolve("demo-papers.jsonl");
    if (!Store.exists(folder)) {
      Store.openOrCreate(folder, null).close();
    } else if (!Files.exists(corpus)) {
      throw Problem.DEMO_ELSEWHERE.at(folder);
    }
    unpack(corpus);
    String source = isAtHand(corpus) ? CORPUS : corpus.toString();
    int built = Main.run(session, "build", "--store", folder.toString(), source);
    if (built >= 2) {
      return FAILED;
    }
    Optional<StoreLock.Owner> server = StoreLock.server(folder);
    if (server.isPresent()) {
      session.out().println("Served already at " + server.get().address());
      return 0;
    }
    String named = folder.equals(Store.DEFAULT) ? "" : "--store " + folder + " ";
    session
        .out()
        .printf(
            "Ask it from another terminal: tripleloom query %swhat-mitigates-forgetting%n", named);
    Serving.untilStopped(Store.openToServe(folder), settings, session);
    return 0;
  }

  /**
   * Whether the user's next build, of the papers as they lie here, should find nothing changed: the
   * name of a source is part of what the graph says of a paper.
   */
  private static boolean isAtHand(Path corpus) throws IOException {
    Path here = Path.of(CORPUS);
    return Files.isRegularFile(here) && Files.mismatch(here, corpus) < 0;
  }

  /** The bundled papers as a file, since sources are files and runs record their names. */
  private static void unpack(Path file) throws IOException {
    try (InputStream bundled = DemoCommand.class.getResourceAsStream("/" + CORPUS)) {
      WholeFile.write(file, bundled::transferTo);
    }
  }
}
