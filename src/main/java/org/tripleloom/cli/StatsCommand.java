package org.tripleloom.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreStats;
import org.tripleloom.vocab.Prefixes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "stats",
    description = "Count what the store holds, by class, property, source and run.",
    mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin StoreOption store;

  @Override
  public Integer call() {
    return store.use(this::print);
  }

  private int print(Store open) {
    StoreStats stats = StoreStats.of(open);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        stats.papers()
            + " papers, "
            + stats.quads()
            + " quads in named graphs, base "
            + open.iris().base());
    out.println("A triple that stands in several graphs counts in each of them.");
    table("Class", "instances", stats.classes(), open.iris());
    table("Property", "statements", stats.properties(), open.iris());
    table("Source", "papers", stats.sources(), open.iris());
    int columns = ((Main) spec.root().userObject()).session().columns();
    TextTable runs =
        new TextTable(
            List.of("Run", "extractor", "added", "replaced", "removed", "claims"), columns, out);
    for (StoreStats.Run run : stats.runs()) {
      runs.row(
          List.of(
              run.path(),
              run.extractor(),
              Long.toString(run.added()),
              Long.toString(run.replaced()),
              Long.toString(run.removed()),
              Long.toString(run.claims())));
    }
    out.println();
    runs.end();
    return 0;
  }

  private void table(String title, String unit, Map<String, Long> counts, Iris iris) {
    PrintWriter out = spec.commandLine().getOut();
    int columns = ((Main) spec.root().userObject()).session().columns();
    TextTable table = new TextTable(List.of(title, unit), columns, out);
    counts.forEach(
        (name, n) -> table.row(List.of(Prefixes.shortened(name, iris.base()), Long.toString(n))));
    out.println();
    table.end();
  }
}
