package org.tripleloom.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.tripleloom.Version;
import org.tripleloom.graph.StoreLock;
import org.tripleloom.ingest.FieldMap;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.serve.ForwardedCommand;
import org.tripleloom.serve.RemoteCommands;
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
    footer = {
      "",
      "Exit codes: 0 done, 1 found problems, 2 wrong usage, 3 failed.",
      "`tripleloom explain TL-nnn` says what an error means and how to mend it."
    },
    subcommands = {
      BuildCommand.class,
      CheckCommand.class,
      DemoCommand.class,
      DiffCommand.class,
      ExplainCommand.class,
      ExportCommand.class,
      ExtractCommand.class,
      MeasureCommand.class,
      MergeCommand.class,
      MergesCommand.class,
      QueryCommand.class,
      RejectCommand.class,
      AcceptCommand.class,
      RemoveCommand.class,
      ServeCommand.class,
      SplitCommand.class,
      StatsCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  @Option(
      names = "--trace",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  boolean trace;

  static final String NOT_TAKEN = "nobody reads it any more, or there is no room";

  private static final int WRONG_USAGE = 2;
  private static final int FAILED = 3;

  private final Session session;
  private List<String> arguments = List.of();

  private Main(Session session) {
    this.session = session;
  }

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command and returns its exit code; nothing exits the JVM. */
  public static int run(String... args) {
    return run(Session.local(), args);
  }

  static int run(Session session, String... args) {
    Main main = new Main(session);
    main.arguments = List.of(args);
    CommandLine line =
        new CommandLine(main)
            .setOut(session.out())
            .setErr(session.err())
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    session.color() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF))
            .setUsageHelpWidth(Math.max(80, session.columns()))
            .registerConverter(Path.class, path -> session.folder().resolve(path))
            .registerConverter(FieldMap.class, FieldMap::parse)
            .setExecutionExceptionHandler((e, command, parsed) -> main.handle(e, command))
            .setParameterExceptionHandler(
                (e, given) -> main.fail(WrongUsage.of(e, given), e.getCommandLine()))
            .setCaseInsensitiveEnumValuesAllowed(true);
    int code = line.execute(args);
    if (session.out().checkError() && code != FAILED) {
      code = main.fail(Problem.CANNOT_WRITE.at("to standard output", NOT_TAKEN), line);
    }
    session.err().flush();
    return code;
  }

  Session session() {
    return session;
  }

  private int handle(Exception e, CommandLine command) {
    if (e instanceof StoreOption.ServedElsewhere elsewhere) {
      try {
        return forward(elsewhere.owner(), session.out());
      } catch (ProblemException lost) {
        return fail(lost, command);
      }
    }
    return fail(e, command);
  }

  /**
   * Runs this whole command line inside the server that holds the store, and returns its exit code.
   *
   * @param out takes what it prints
   */
  int forward(StoreLock.Owner owner, PrintWriter out) {
    return new RemoteCommands(owner)
        .run(
            new ForwardedCommand(arguments, Path.of("").toAbsolutePath(), session.columns()),
            out,
            session.err());
  }

  /** One clear sentence on stderr; the trace only when asked for. Returns the exit code. */
  private int fail(Exception e, CommandLine command) {
    ProblemException problem;
    if (e instanceof ProblemException known) {
      problem = known;
    } else if (session.out().checkError()) {
      problem = Problem.CANNOT_WRITE.because(e, "to standard output", NOT_TAKEN);
    } else {
      problem = Problem.INTERNAL.because(e, e);
    }
    command.getErr().println(command.getColorScheme().errorText(problem.getMessage()));
    if (trace) {
      problem.printStackTrace(command.getErr());
    }
    return WrongUsage.is(problem.problem()) ? WRONG_USAGE : FAILED;
  }
}
