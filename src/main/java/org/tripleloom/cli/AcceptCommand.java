package org.tripleloom.cli;

import org.tripleloom.build.Decisions;
import picocli.CommandLine.Command;

@Command(
    name = "accept",
    description = "Note that somebody has read a claim and found it right; the graph stays.",
    mixinStandardHelpOptions = true)
final class AcceptCommand extends ClaimCommand {
  AcceptCommand() {
    super(Decisions.Kind.ACCEPT);
  }

  @Override
  Decisions.Taken decide(Decisions decisions) {
    return decisions.accept(claims.get(0), note);
  }
}
