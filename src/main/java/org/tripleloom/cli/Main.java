package org.tripleloom.cli;

import org.tripleloom.Version;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. Exit codes: 0 done, 1 found problems, 2 wrong usage, 3 failed. */
@Command(
    name = "tripleloom",
    description = "Abstracts in, a knowledge graph out, with the sentence behind every edge.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ExplainCommand.class})
public final class Main {
  @Option(
      names = "--trace",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  boolean trace;

  private static final int FAILED = 3;

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command and returns its exit code; nothing exits the JVM. */
  public static int run(String... args) {
    Main main = new Main();
    return new CommandLine(main)
        .setExecutionExceptionHandler((e, command, parsed) -> fail(e, command, main.trace))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  /** One clear sentence on stderr; the trace only when asked for. */
  private static int fail(Exception e, CommandLine command, boolean trace) {
    ProblemException problem =
        e instanceof ProblemException known ? known : Problem.INTERNAL.because(e, e);
    command.getErr().println(command.getColorScheme().errorText(problem.getMessage()));
    if (trace) {
      problem.printStackTrace(command.getErr());
    }
    return FAILED;
  }
}
