package org.tripleloom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tripleloom.build.Build;
import org.tripleloom.build.BuildOutcome;
import org.tripleloom.build.BuildStart;
import org.tripleloom.build.BuildTarget;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.build.UserOntology;
import org.tripleloom.extract.Extractor;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreLock;
import org.tripleloom.ingest.FieldMap;
import org.tripleloom.ingest.Format;
import org.tripleloom.ingest.IngestOptions;
import org.tripleloom.serve.RemoteBuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "build",
    description = "Read papers, extract what they say and weave it into the store.",
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin StoreOption store;
  @Mixin ExtractorOption engine;

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description = "What every IRI of a new store begins with.")
  String base;

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

  @Option(names = "--dry-run", description = "Say what would be done, and do none of it.")
  boolean dryRun;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description = "A file, a folder, a glob, - for standard input, or an http(s) address.")
  List<String> sources;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit takes a number from 1 on");
    }
    Optional<StoreLock.Owner> server = store.server();
    if (server.isPresent()) {
      Store.checkBase(store.folder, base);
      try (BuildTarget target = new RemoteBuild(server.get())) {
        return build(target);
      }
    }
    if (dryRun && !Store.exists(store.folder)) {
      return againstNothing();
    }
    try (Store open = Store.openOrCreate(store.folder, base);
        BuildTarget target = new LocalTarget(open)) {
      return build(target);
    }
  }

  /** A dry run where there is no store yet: against an empty one that goes again. */
  private int againstNothing() throws IOException {
    Path folder = Files.createTempDirectory("tripleloom-");
    try {
      try (Store empty = Store.openOrCreate(folder, base);
          BuildTarget target = new LocalTarget(empty)) {
        return build(target);
      }
    } finally {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) inside.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(file);
        }
      }
    }
  }

  private int build(BuildTarget target) {
    Session session = ((Main) spec.root().userObject()).session();
    UserOntology ontology = UserOntology.of(engine.ontologies, target.ontology());
    BuildProgress progress =
        new BuildProgress(spec.commandLine().getErr(), session.color(), session.columns());
    try (Extractor extractor = engine.open()) {
      BuildStart start =
          new BuildStart(
              extractor.engine(), ontology.turtle(), ontology.ontology().hash(), sources, dryRun);
      int threads = Runtime.getRuntime().availableProcessors();
      BuildOutcome outcome =
          new Build(target, extractor, threads, progress)
              .run(start, new IngestOptions(format, fields, limit));
      new BuildTable(spec.commandLine().getOut(), session.columns()).print(outcome);
      if (outcome.hasRejects()) {
        spec.commandLine()
            .getErr()
            .println("See what was rejected in " + store.folder.resolve("rejects.jsonl"));
        return 1;
      }
      return 0;
    }
  }
}
