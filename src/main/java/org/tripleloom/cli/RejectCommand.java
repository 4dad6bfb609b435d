package org.tripleloom.cli;

import org.tripleloom.build.Decisions;
import picocli.CommandLine.Command;

@Command(
    name = "reject",
    description = "Decide that a claim is wrong: it leaves the graph with its plain triple.",
    mixinStandardHelpOptions = true)
final class RejectCommand extends ClaimCommand {
  RejectCommand() {
    super(Decisions.Kind.REJECT);
  }

  @Override
  Decisions.Taken decide(Decisions decisions) {
    return decisions.reject(claims.get(0), note);
  }
}
