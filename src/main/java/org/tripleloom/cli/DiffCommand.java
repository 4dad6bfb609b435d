package org.tripleloom.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.tripleloom.build.Changes;
import org.tripleloom.build.Changes.Change;
import org.tripleloom.build.History;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    description = {
      "Say what differs between the store after one run and after another.",
      "Lines begin with + for what is new, - for what is gone, ~ for what is another."
    },
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin StoreOption store;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run, as `stats` lists it.")
  String from;

  @Parameters(
      index = "1",
      paramLabel = "RUN",
      description = "Another; the older of both is the one that is compared with.")
  String to;

  @Override
  public Integer call() {
    Changes changes = store.use(open -> new History(open).between(from, to));
    print("Papers", changes.papers(), Changes::title);
    print("Entities", changes.entities(), line -> line);
    print("Claims", changes.claims(), line -> line);
    return 0;
  }

  private void print(String title, Map<String, Change> changes, UnaryOperator<String> shown) {
    PrintWriter out = spec.commandLine().getOut();
    long added = changes.values().stream().filter(Change::isAddition).count();
    long gone = changes.values().stream().filter(Change::isRemoval).count();
    out.printf(
        "%s: %d new, %d gone, %d changed%n", title, added, gone, changes.size() - added - gone);
    changes.forEach((path, change) -> out.println(line(path, change, shown)));
  }

  private static String line(String path, Change change, UnaryOperator<String> shown) {
    if (change.isAddition()) {
      return "  + " + path + "  " + shown.apply(change.after());
    }
    if (change.isRemoval()) {
      return "  - " + path + "  " + shown.apply(change.before());
    }
    String before = shown.apply(change.before());
    String after = shown.apply(change.after());
    return "  ~ " + path + "  " + (before.equals(after) ? after : before + " -> " + after);
  }
}
