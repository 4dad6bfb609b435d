package org.tripleloom.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreLock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code --store}, and the one way for a command to reach the store: the server's own when it runs
 * inside one, else opened for this command. When another process serves the store, {@link #use}
 * throws {@link ServedElsewhere} before any work, and {@link Main} runs the whole command line
 * there.
 */
final class StoreOption {
  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "The folder of the store (default: ${DEFAULT-VALUE}).")
  Path folder = Store.DEFAULT;

  /** Thrown when the command must run inside the server that holds the store. */
  static final class ServedElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient StoreLock.Owner owner;

    ServedElsewhere(StoreLock.Owner owner) {
      this.owner = owner;
    }

    StoreLock.Owner owner() {
      return owner;
    }
  }

  <T> T use(Function<Store, T> work) {
    Session session = ((Main) mixee.root().userObject()).session();
    if (session.served().isPresent()) {
      return work.apply(session.served().get());
    }
    Optional<StoreLock.Owner> server = server();
    if (server.isPresent()) {
      throw new ServedElsewhere(server.get());
    }
    try (Store store = Store.open(folder)) {
      return work.apply(store);
    }
  }

  /** The running server that holds the store, if one does. */
  Optional<StoreLock.Owner> server() {
    return StoreLock.server(folder);
  }
}
