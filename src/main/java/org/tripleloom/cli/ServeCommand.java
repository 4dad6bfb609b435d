package org.tripleloom.cli;

import java.util.concurrent.Callable;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.serve.EndpointSettings;
import org.tripleloom.serve.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "serve",
    description = "Serve the store over HTTP: SPARQL at /sparql, graphs at /data, pages at /.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @ParentCommand Main main;
  @Mixin StoreOption store;
  @Mixin ServeOptions options;
  @Mixin EndpointOptions endpoint;

  @Override
  public Integer call() {
    store
        .server()
        .ifPresent(
            owner -> {
              throw Problem.ALREADY_SERVED.at(store.folder, owner.address(), owner.pid());
            });
    EndpointSettings allowed = endpoint.settings(options.settings().limit());
    Server.Settings settings = new Server.Settings(options.host, options.port, allowed);
    Serving.untilStopped(Store.openToServe(store.folder), settings, main.session());
    return 0;
  }
}
