package org.tripleloom.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.tripleloom.build.BuildReport;
import org.tripleloom.build.Decisions;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.problem.Problem;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands that take or take back one decision share. */
abstract class DecisionCommand implements Callable<Integer> {
  private static final int FEW = 6;

  @Spec CommandSpec spec;
  @Mixin StoreOption store;
  @Mixin AsOption as;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why; kept with the decision, or with its undoing.")
  String note = "";

  @Option(
      names = "--undo",
      paramLabel = "ID",
      description = "Take the decision of this identifier back.")
  String undo;

  private final Decisions.Kind kind;

  DecisionCommand(Decisions.Kind kind) {
    this.kind = kind;
  }

  /** What the user wants decided. */
  abstract Decisions.Taken decide(Decisions decisions);

  /** The arguments that go with no --undo. */
  abstract List<String> arguments();

  abstract int fewest();

  abstract int most();

  @Override
  public Integer call() {
    boolean undoing = undo != null;
    int given = arguments().size();
    if (undoing && given > 0) {
      throw WrongUsage.unfit(spec, "--undo takes the identifier alone");
    }
    if (!undoing && given < fewest()) {
      String[] labels = spec.positionalParameters().get(0).paramLabel().split(" ");
      String what =
          given < labels.length
              ? String.join(" ", List.of(labels).subList(given, labels.length))
              : "another " + labels[0];
      throw Problem.NOT_GIVEN.at(spec.qualifiedName(), what + ", or --undo ID");
    }
    if (given > most()) {
      throw Problem.NOT_TAKEN.at(spec.qualifiedName(), arguments().get(most()));
    }
    Function<Decisions, Decisions.Taken> work =
        undoing ? decisions -> decisions.undo(kind, undo, note) : this::decide;
    String by = as.name();
    return store.use(open -> print(work.apply(new Decisions(open, by))));
  }

  /** By name when they are few. */
  private static String along(List<String> paths) {
    if (paths.size() <= FEW) {
      return String.join(", ", paths);
    }
    long claims = paths.stream().filter(path -> path.startsWith("claim/")).count();
    return String.format("claims: %d, entities: %d", claims, paths.size() - claims);
  }

  private int print(Decisions.Taken taken) {
    var out = spec.commandLine().getOut();
    for (CurationLog.Entry entry : taken.entries()) {
      out.printf("%s: %s.%n", entry.holds() ? "Decided" : "Taken back", entry.decision().text());
      if (entry.holds()) {
        out.printf("Undo it with: tripleloom %s --undo %s%n", spec.name(), entry.id());
      }
    }
    if (!taken.along().isEmpty()) {
      out.printf("With it went: %s.%n", along(taken.along()));
    }
    BuildReport report = taken.report();
    out.printf("Papers changed: %d, by %s.%n", report.changed(), report.run());
    report.warnings().forEach(spec.commandLine().getErr()::println);
    return 0;
  }
}
