package org.tripleloom.cli;

import java.util.List;
import org.tripleloom.build.Decisions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "split",
    description = "Decide that names of an entity are an entity of their own.",
    mixinStandardHelpOptions = true)
final class SplitCommand extends DecisionCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "ENTITY FORM",
      description = "IRI, slug or name of the entity, then those of its names that leave it.")
  List<String> names = List.of();

  SplitCommand() {
    super(Decisions.Kind.SPLIT);
  }

  @Override
  Decisions.Taken decide(Decisions decisions) {
    return decisions.split(names.get(0), names.subList(1, names.size()), note);
  }

  @Override
  List<String> arguments() {
    return names;
  }

  @Override
  int fewest() {
    return 2;
  }

  @Override
  int most() {
    return Integer.MAX_VALUE;
  }
}
