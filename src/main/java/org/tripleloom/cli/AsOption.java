package org.tripleloom.cli;

import org.tripleloom.graph.CurationLog;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code --as}: who decides. No name is taken from the operating system, since decisions leave the
 * machine with the graph.
 */
final class AsOption {
  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description =
          "Who decides; kept with the decision, for all who read the graph (default: nobody is"
              + " named).")
  String given;

  /** Empty for nobody who is named. */
  String name() {
    String name = given == null ? "" : CurationLog.Act.line(given);
    if (given != null && name.isEmpty()) {
      throw WrongUsage.value(mixee, "--as", "a name");
    }
    return name;
  }
}
