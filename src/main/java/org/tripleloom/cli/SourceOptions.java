package org.tripleloom.cli;

import java.util.List;
import org.tripleloom.ingest.FieldMap;
import org.tripleloom.ingest.Format;
import org.tripleloom.ingest.IngestOptions;
import org.tripleloom.problem.Problem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a command reads, and how. */
final class SourceOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Take all sources as this: ${COMPLETION-CANDIDATES}.")
  Format format;

  @Option(
      names = "--map",
      paramLabel = "FIELD=PATH,...",
      description = "Where unknown shapes keep title, abstract and the rest.")
  FieldMap fields = FieldMap.NONE;

  @Option(names = "--limit", paramLabel = "N", description = "Read N papers at most.")
  long limit = Long.MAX_VALUE;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description = "A file, a folder, a glob, - for standard input, or an http(s) address.")
  List<String> sources;

  /** Throws wrong usage for a limit below 1 and a source without a name. */
  IngestOptions options() {
    if (limit < 1) {
      throw WrongUsage.value(mixee, "--limit", "a number from 1 on");
    }
    if (sources.contains("")) {
      // what a shell makes of a variable without a value; as a path it would be this whole folder
      throw Problem.NOT_GIVEN.at(mixee.qualifiedName(), "a SOURCE in place of ''");
    }
    return new IngestOptions(format, fields, limit);
  }
}
