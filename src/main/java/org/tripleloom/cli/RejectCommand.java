package org.tripleloom.cli;

import java.util.List;
import org.tripleloom.build.Decisions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "reject",
    description = "Decide that a claim is wrong: it leaves the graph with its plain triple.",
    mixinStandardHelpOptions = true)
final class RejectCommand extends DecisionCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "CLAIM",
      description = "The claim's IRI, or the last part of it.")
  List<String> claims = List.of();

  RejectCommand() {
    super(Decisions.Kind.REJECT);
  }

  @Override
  Decisions.Taken decide(Decisions decisions) {
    return decisions.reject(claims.get(0), note);
  }

  @Override
  List<String> arguments() {
    return claims;
  }

  @Override
  int fewest() {
    return 1;
  }
}
