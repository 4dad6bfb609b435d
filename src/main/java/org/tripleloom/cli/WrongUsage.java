package org.tripleloom.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the product's own words what is wrong with a command line. */
final class WrongUsage {
  /** Problems of the command line itself, whoever finds them. */
  private static final Set<Problem> PROBLEMS =
      EnumSet.of(
          Problem.NO_SUCH_COMMAND,
          Problem.NO_SUCH_OPTION,
          Problem.NOT_GIVEN,
          Problem.BAD_VALUE,
          Problem.NOT_TAKEN,
          Problem.DO_NOT_FIT,
          Problem.BAD_FIELD_MAP,
          Problem.BAD_BASE,
          Problem.WRITABLE_NEEDS_AUTH,
          Problem.NO_SUCH_CLASS);

  private final ParameterException found;
  private final List<String> arguments;
  private final CommandLine command;
  private final String name;

  private WrongUsage(ParameterException found, List<String> arguments) {
    this.found = found;
    this.arguments = arguments;
    this.command = found.getCommandLine();
    this.name = command.getCommandSpec().qualifiedName();
  }

  /** Whether the exit code is that of wrong usage. */
  static boolean is(Problem problem) {
    return PROBLEMS.contains(problem);
  }

  /**
   * @param found by the parser
   * @param arguments the whole command line
   */
  static ProblemException of(ParameterException found, String... arguments) {
    return new WrongUsage(found, List.of(arguments)).problem();
  }

  /** A value out of range; {@code takes} completes "It takes …". */
  static ProblemException value(CommandSpec command, String option, String takes) {
    OptionSpec given = command.commandLine().getParseResult().matchedOption(option);
    String value = given.originalStringValues().get(0);
    return Problem.BAD_VALUE.at(command.qualifiedName(), option, value, takes);
  }

  /** Options or arguments that exclude or need each other. */
  static ProblemException unfit(CommandSpec command, String why) {
    return Problem.DO_NOT_FIT.at(command.qualifiedName(), why);
  }

  private ProblemException problem() {
    if (found.getCause() instanceof ProblemException known) {
      return known;
    }
    if (found instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    List<String> strange = command.getUnmatchedArguments();
    if (found instanceof MissingParameterException missing) {
      // an option that is not known explains why something seems to be missing
      boolean option = strange.stream().anyMatch(WrongUsage::isOption);
      return option
          ? unmatched(new UnmatchedArgumentException(command, strange))
          : missing(missing.getMissing());
    }
    if (found instanceof OverwrittenOptionException twice) {
      return Problem.DO_NOT_FIT.at(name, label(twice.getOverwritten()) + " is given twice");
    }
    if (found.getArgSpec() != null && found.getValue() != null) {
      ArgSpec arg = found.getArgSpec();
      return Problem.BAD_VALUE.at(name, label(arg), found.getValue(), takes(arg));
    }
    if (!command.getSubcommands().isEmpty() && found.getValue() != null) {
      return unmatched(new UnmatchedArgumentException(command, List.of(found.getValue())));
    }
    if (!command.getSubcommands().isEmpty()) {
      return Problem.NOT_GIVEN.at(name, "a command, one of " + commands());
    }
    return together();
  }

  private ProblemException unmatched(UnmatchedArgumentException unmatched) {
    List<String> strange = unmatched.getUnmatched();
    boolean root = !command.getSubcommands().isEmpty();
    String first =
        strange.stream()
            .filter(argument -> root || isOption(argument))
            .findFirst()
            .orElse(strange.get(0));
    String alike =
        String.join(
            " or ", new UnmatchedArgumentException(command, List.of(first)).getSuggestions());
    if (isOption(first)) {
      String whole = alike.isEmpty() ? "Leave it out" : "Take " + alike;
      return Problem.NO_SUCH_OPTION.at(
          name, first, root ? "Put options behind the command" : whole);
    }
    return root
        ? Problem.NO_SUCH_COMMAND.at(
            first, alike.isEmpty() ? "one of " + commands() : alike.replace(name + " ", ""))
        : Problem.NOT_TAKEN.at(name, first);
  }

  private static boolean isOption(String argument) {
    return argument.length() > 1 && argument.startsWith("-");
  }

  private ProblemException missing(List<ArgSpec> missing) {
    if (missing.isEmpty()) {
      return together();
    }
    ArgSpec arg = missing.get(0);
    if (arg.isOption()) {
      boolean given = arguments.stream().anyMatch(List.of(((OptionSpec) arg).names())::contains);
      return Problem.NOT_GIVEN.at(
          name,
          given ? arg.paramLabel() + " after " + label(arg) : label(arg) + " " + arg.paramLabel());
    }
    String meaning = arg.description().length == 0 ? "" : " (" + inner(arg.description()[0]) + ")";
    return Problem.NOT_GIVEN.at(name, arg.paramLabel() + meaning);
  }

  /** What picocli says of groups of options, shortened to those that were given. */
  private ProblemException together() {
    String message = found.getMessage().replaceFirst("^Error: ", "");
    if (!(found instanceof CommandLine.MutuallyExclusiveArgsException)) {
      return Problem.DO_NOT_FIT.at(name, inner(message));
    }
    StringJoiner given = new StringJoiner(" and ");
    arguments.stream()
        .map(argument -> argument.replaceFirst("=.*", ""))
        .filter(argument -> isOption(argument) && message.contains(argument))
        .distinct()
        .forEach(given::add);
    return Problem.DO_NOT_FIT.at(name, given + " exclude each other");
  }

  private String commands() {
    return String.join(", ", command.getSubcommands().keySet().stream().sorted().toList());
  }

  private static String label(ArgSpec arg) {
    return arg.isOption() ? ((OptionSpec) arg).longestName() : arg.paramLabel();
  }

  private String takes(ArgSpec arg) {
    Class<?> type = arg.type();
    if (type.isEnum()) {
      List<String> all =
          Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .toList();
      int last = all.size() - 1;
      return String.join(", ", all.subList(0, last)) + " or " + all.get(last);
    }
    if (type == boolean.class) {
      return "no value";
    }
    if (type == int.class || type == long.class) {
      return "a whole number";
    }
    return type == double.class ? "a number" : found.getCause().getMessage();
  }

  /** A sentence within another: no capital at its beginning, no full stop at its end. */
  private static String inner(String sentence) {
    String open = sentence.replaceFirst("\\.$", "");
    return open.length() > 1 && Character.isUpperCase(open.charAt(1))
        ? open
        : open.substring(0, 1).toLowerCase(Locale.ROOT) + open.substring(1);
  }
}
