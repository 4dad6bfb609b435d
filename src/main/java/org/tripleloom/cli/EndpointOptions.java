package org.tripleloom.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tripleloom.problem.Problem;
import org.tripleloom.serve.EndpointSettings;
import org.tripleloom.serve.WriteAccess;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the SPARQL endpoint allows. */
final class EndpointOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = "--writable",
      description =
          "Open SPARQL Update at /update and writing at /data for those of --auth, into graphs"
              + " that no build writes.")
  boolean writable;

  @Option(
      names = "--auth",
      paramLabel = "FILE",
      description = "Who may write: lines 'name: password' (as Fuseki has them), or bearer tokens.")
  Path auth;

  @Option(
      names = "--rdfs",
      description = "Answer queries with what the ontology entails by RDFS (slower).")
  boolean rdfs;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description =
          "Refuse longer answers, in rows or triples (default: ${DEFAULT-VALUE}; 0: answer all).")
  long maxRows = EndpointSettings.MAX_ROWS;

  @Option(
      names = "--max-queries",
      paramLabel = "N",
      description =
          "Queries that run at once; others are asked to wait (default here: ${DEFAULT-VALUE}).")
  int maxQueries = EndpointSettings.defaultQueries();

  /**
   * @param limit after which a query is stopped
   */
  EndpointSettings settings(Duration limit) {
    if (maxRows < 0) {
      throw WrongUsage.value(mixee, "--max-rows", "0 or more");
    }
    if (maxQueries < 1) {
      throw WrongUsage.value(mixee, "--max-queries", "1 or more");
    }
    if (writable && auth == null) {
      throw Problem.WRITABLE_NEEDS_AUTH.at();
    }
    if (auth != null && !writable) {
      throw WrongUsage.unfit(mixee, "--auth says who may write, so it needs --writable");
    }
    Optional<WriteAccess> writers = Optional.ofNullable(auth).map(WriteAccess::read);
    return new EndpointSettings(limit, maxRows, maxQueries, rdfs, writers);
  }
}
