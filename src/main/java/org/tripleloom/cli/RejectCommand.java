package org.tripleloom.cli;

import org.tripleloom.build.Decisions;
import picocli.CommandLine.Command;

@Command(
    name = "reject",
    description =
        "Decide that a claim is wrong: it leaves the graph with its plain triple; with what a paper does"
            + " with an entity goes all that the paper says of it.",
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
