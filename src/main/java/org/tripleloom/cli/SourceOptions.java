package org.tripleloom.cli;

import java.util.List;
import org.tripleloom.ingest.FieldMap;
import org.tripleloom.ingest.Format;
import org.tripleloom.ingest.IngestOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      converter = FieldMapConverter.class,
      description = "Where unknown shapes keep title, abstract and the rest.")
  FieldMap fields = FieldMap.NONE;

  @Option(names = "--limit", paramLabel = "N", description = "Read N papers at most.")
  long limit = Long.MAX_VALUE;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description = "A file, a folder, a glob, - for standard input, or an http(s) address.")
  List<String> sources;

  /** Throws wrong usage for a limit below 1. */
  IngestOptions options() {
    if (limit < 1) {
      throw new ParameterException(mixee.commandLine(), "--limit takes a number from 1 on");
    }
    return new IngestOptions(format, fields, limit);
  }
}
