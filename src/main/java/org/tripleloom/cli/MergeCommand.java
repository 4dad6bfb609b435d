package org.tripleloom.cli;

import java.util.List;
import org.tripleloom.build.Decisions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "merge",
    description = "Decide that two entities are one; every later build respects it.",
    mixinStandardHelpOptions = true)
final class MergeCommand extends DecisionCommand {
  @Parameters(
      arity = "0..2",
      paramLabel = "ENTITY",
      description = "Two entities: IRI, slug or name of each.")
  List<String> entities = List.of();

  MergeCommand() {
    super(Decisions.Kind.MERGE);
  }

  @Override
  Decisions.Taken decide(Decisions decisions) {
    return decisions.merge(entities.get(0), entities.get(1), note);
  }

  @Override
  List<String> arguments() {
    return entities;
  }

  @Override
  int fewest() {
    return 2;
  }

  @Override
  int most() {
    return 2;
  }
}
