package org.tripleloom.cli;

import java.util.List;
import org.tripleloom.build.Decisions;
import picocli.CommandLine.Parameters;

/** A decision about one claim. */
abstract class ClaimCommand extends DecisionCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "CLAIM",
      description = "The claim's IRI, or the last part of it.")
  List<String> claims = List.of();

  ClaimCommand(Decisions.Kind kind) {
    super(kind);
  }

  @Override
  List<String> arguments() {
    return claims;
  }

  @Override
  int fewest() {
    return 1;
  }

  @Override
  int most() {
    return 1;
  }
}
