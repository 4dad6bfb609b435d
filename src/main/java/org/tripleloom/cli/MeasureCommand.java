package org.tripleloom.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tripleloom.export.WholeFile;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.ExtractionJson;
import org.tripleloom.extract.Extractor;
import org.tripleloom.extract.Extractors;
import org.tripleloom.extract.neural.ContextEncoder;
import org.tripleloom.measure.CalibrationFit;
import org.tripleloom.measure.Comparison;
import org.tripleloom.measure.Gold;
import org.tripleloom.measure.GoldPair;
import org.tripleloom.measure.Measurement;
import org.tripleloom.measure.MeasurementJson;
import org.tripleloom.measure.PairMeasurement;
import org.tripleloom.measure.Pin;
import org.tripleloom.problem.Problem;
import org.tripleloom.resolve.PairJudge;
import org.tripleloom.vocab.Ontology;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "measure",
    description = "Say how well an extractor does on annotated papers, or the resolver on pairs.",
    mixinStandardHelpOptions = true)
final class MeasureCommand implements Callable<Integer> {
  enum Format {
    table,
    json
  }

  /** What is held against the gold papers. */
  static final class Candidate {
    @Option(
        names = "--predictions",
        paramLabel = "FILE",
        description = "Score these lines of `extract` instead of running an extractor.")
    Path predictions;

    @Option(
        names = "--compare",
        arity = "2",
        paramLabel = "FILE",
        description = "Say what changed from the first file of predictions to the second.")
    List<Path> compare;
  }

  /** An extractor on annotated papers. */
  static final class OnPapers {
    @Option(
        names = "--gold",
        required = true,
        paramLabel = "FILE",
        description = "Annotated papers, one JSON object per line, as data/gold.jsonl.")
    Path gold;

    @Option(
        names = "--papers",
        paramLabel = "FILE",
        description = "The papers' texts where the gold file has none, as data/papers.jsonl.")
    Path papers;

    @ArgGroup(exclusive = true)
    Candidate candidate = new Candidate();

    @Option(
        names = "--fit",
        paramLabel = "FILE",
        description =
            "Fit a calibration on these papers, report it by cross-validation and write it here.")
    Path fit;

    @Option(
        names = "--pin",
        paramLabel = "FILE",
        description = "Write the extractor's figures here, for tests to hold it to (data/measure).")
    Path pin;
  }

  /** The resolver on pairs of labels. */
  static final class OnPairs {
    @Option(
        names = "--pairs",
        required = true,
        paramLabel = "FILE",
        description = "Pairs of labels in context, one JSON object per line: id, a, b, relation.")
    Path pairs;
  }

  static final class Subject {
    @ArgGroup(exclusive = false)
    OnPapers papers;

    @ArgGroup(exclusive = false)
    OnPairs pairs;
  }

  @Spec CommandSpec spec;

  @ArgGroup(exclusive = true)
  Subject subject;

  @Mixin ExtractorOption extractor;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the predictions here, as `extract` does, or what is said of each pair.")
  Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Format format = Format.table;

  @Override
  public Integer call() throws IOException {
    if (subject == null) {
      throw Problem.NOT_GIVEN.at(spec.qualifiedName(), "--gold FILE or --pairs FILE");
    }
    MeasureReport report = new MeasureReport(spec.commandLine().getOut());
    if (subject.pairs != null) {
      onPairs(subject.pairs, report);
    } else {
      onPapers(subject.papers, report);
    }
    return 0;
  }

  private void onPairs(OnPairs with, MeasureReport report) throws IOException {
    List<GoldPair> pairs = GoldPair.read(with.pairs);
    PairMeasurement measurement;
    if (extractor.kind == Extractors.Kind.NEURAL) {
      try (ContextEncoder encoder = ContextEncoder.of(extractor.model)) {
        PairJudge judge = PairJudge.load().with(l -> encoder.of(l.label(), l.context()));
        measurement = PairMeasurement.of(pairs, judge);
      }
    } else {
      measurement = PairMeasurement.of(pairs, PairJudge.load());
    }
    if (output != null) {
      WholeFile.lines(output, measurement.predictions());
    }
    show(measurement, PairMeasurement::json, report::print);
  }

  private void onPapers(OnPapers with, MeasureReport report) throws IOException {
    if (with.candidate.compare != null) {
      Gold annotated = Gold.read(with.gold, with.papers);
      Comparison comparison =
          Comparison.of(
              annotated.papers(),
              annotated.predictions(with.candidate.compare.get(0), with.gold),
              annotated.predictions(with.candidate.compare.get(1), with.gold));
      show(comparison, MeasurementJson::of, report::print);
      return;
    }
    Measurement measurement = with.candidate.predictions == null ? extracted(with) : scored(with);
    if (with.pin != null) {
      Pin measured = Pin.of(measurement, with.gold, with.papers, extractor.kind);
      boolean again = Files.exists(with.pin);
      write(with.pin, (again ? measured.inPlaceOf(Pin.read(with.pin)) : measured).yaml());
    }
    if (with.fit == null) {
      show(measurement, MeasurementJson::of, report::print);
    } else {
      String fittedOn = with.gold.getFileName() + ", Platt scaling of the log-odds";
      CalibrationFit fitted =
          CalibrationFit.of(measurement.score(), measurement.engine(), fittedOn);
      write(with.fit, fitted.calibration().json());
      show(fitted, MeasurementJson::of, report::print);
    }
  }

  private static Measurement scored(OnPapers with) {
    Gold annotated = Gold.read(with.gold, with.papers);
    return Measurement.of(
        annotated, annotated.predictions(with.candidate.predictions, with.gold), "");
  }

  private Measurement extracted(OnPapers with) throws IOException {
    Gold annotated = Gold.withTexts(with.gold, with.papers);
    try (Extractor engine = extractor.open(Ontology.load(extractor.ontologies))) {
      List<Extraction> extractions =
          Measurement.extract(annotated, engine, Runtime.getRuntime().availableProcessors());
      if (output != null) {
        WholeFile.lines(output, extractions.stream().map(ExtractionJson::line).toList());
      }
      return Measurement.of(
          annotated, Measurement.annotated(extractions), engine.engine().toString());
    }
  }

  private static void write(Path file, String text) {
    WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private <T> void show(T result, Function<T, String> json, Consumer<T> table) {
    if (format == Format.json) {
      spec.commandLine().getOut().println(json.apply(result));
    } else {
      table.accept(result);
    }
  }
}
