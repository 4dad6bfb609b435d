package org.tripleloom.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.tripleloom.build.BuildReport;
import org.tripleloom.build.Removal;
import org.tripleloom.graph.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "remove",
    description = "Take papers out of the store, with all that they alone supported.",
    mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin StoreOption store;

  @Parameters(
      arity = "1..*",
      paramLabel = "PAPER",
      description = "IRI, the part of it behind the base, DOI, arXiv identifier or whole title.")
  List<String> papers;

  @Override
  public Integer call() {
    return store.use(this::remove);
  }

  private int remove(Store open) {
    BuildReport report = Removal.of(open, papers);
    spec.commandLine()
        .getOut()
        .printf(
            "%d removed, %d papers left, by %s.%n",
            report.removed(), report.papers(), report.run());
    return 0;
  }
}
