package org.tripleloom.cli;

import java.util.concurrent.Callable;
import org.tripleloom.problem.ErrorHelp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description = "Say what an error means and how to fix it.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "TL-nnn", description = "The identifier that the error began with.")
  String id;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(ErrorHelp.load().section(id));
    return 0;
  }
}
