package org.tripleloom.cli;

import java.io.IOException;
import java.io.PrintWriter;
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
import org.tripleloom.build.KeptVocabularies;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.build.UserOntology;
import org.tripleloom.extract.Extractor;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreLock;
import org.tripleloom.ingest.IngestOptions;
import org.tripleloom.serve.RemoteBuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "build",
    description = "Read papers, extract what they say and weave it into the store.",
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin StoreOption store;
  @Mixin ExtractorOption engine;
  @Mixin SourceOptions source;

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description = "What every IRI of a new store begins with.")
  String base;

  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description =
          "A SKOS or OWL file whose labels are known forms; more with more options. Kept in the"
              + " store for later builds.")
  List<Path> vocabularies = List.of();

  @Option(names = "--dry-run", description = "Say what would be done, and do none of it.")
  boolean dryRun;

  @Override
  public Integer call() throws IOException {
    IngestOptions reading = source.options();
    if (dryRun) {
      return run(reading);
    }
    Thread stopped = new Thread(() -> sayThatItGoesOn(spec.commandLine().getErr()));
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      return run(reading);
    } finally {
      letGo(stopped);
    }
  }

  private int run(IngestOptions reading) throws IOException {
    Optional<StoreLock.Owner> server = store.server();
    if (server.isPresent()) {
      Store.checkBase(store.folder, base);
      try (BuildTarget target = new RemoteBuild(server.get())) {
        return build(target, reading);
      }
    }
    if (dryRun && !Store.exists(store.folder)) {
      return againstNothing(reading);
    }
    try (Store open = Store.openOrCreate(store.folder, base);
        BuildTarget target = new LocalTarget(open)) {
      return build(target, reading);
    }
  }

  /** A dry run where there is no store yet: against an empty one that goes again. */
  private int againstNothing(IngestOptions reading) throws IOException {
    Path folder = Files.createTempDirectory("tripleloom-");
    try {
      try (Store empty = Store.openOrCreate(folder, base);
          BuildTarget target = new LocalTarget(empty)) {
        return build(target, reading);
      }
    } finally {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) inside.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(file);
        }
      }
    }
  }

  private int build(BuildTarget target, IngestOptions reading) {
    Session session = ((Main) spec.root().userObject()).session();
    if (!vocabularies.isEmpty() && !dryRun) {
      new KeptVocabularies(store.folder)
          .replace(vocabularies)
          .forEach(warning -> spec.commandLine().getErr().println(warning.getMessage()));
    }
    UserOntology ontology = UserOntology.of(engine.ontologies, target.ontology());
    BuildProgress progress =
        new BuildProgress(spec.commandLine().getErr(), session.color(), session.columns());
    try (Extractor extractor = engine.open(ontology.ontology())) {
      BuildStart start =
          new BuildStart(
              extractor.engine(),
              extractor.checksum(),
              ontology.turtle(),
              ontology.ontology().hash(),
              source.sources,
              dryRun);
      int threads = Runtime.getRuntime().availableProcessors();
      BuildOutcome outcome = new Build(target, extractor, threads, progress).run(start, reading);
      new BuildTable(spec.commandLine().getOut(), session.columns()).print(outcome);
      if (outcome.report() != null) {
        outcome.report().warnings().forEach(spec.commandLine().getErr()::println);
      }
      if (outcome.hasRejects()) {
        spec.commandLine()
            .getErr()
            .println("See what was rejected in " + store.folder.resolve("rejects.jsonl"));
        return 1;
      }
      return 0;
    }
  }

  /** Somebody has stopped the build, by Ctrl-C or otherwise. */
  private static void sayThatItGoesOn(PrintWriter err) {
    err.println();
    err.println("Stopped. What was read is kept: the same command goes on from there.");
    err.flush();
  }

  private static void letGo(Thread stopped) {
    try {
      Runtime.getRuntime().removeShutdownHook(stopped);
    } catch (IllegalStateException alreadyStopping) {
      // then it speaks, as it should
    }
  }
}
