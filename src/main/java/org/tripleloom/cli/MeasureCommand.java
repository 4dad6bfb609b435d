package org.tripleloom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tripleloom.measure.CalibrationFit;
import org.tripleloom.measure.Comparison;
import org.tripleloom.measure.Gold;
import org.tripleloom.measure.GoldPair;
import org.tripleloom.measure.Measurement;
import org.tripleloom.measure.MeasurementJson;
import org.tripleloom.measure.PairMeasurement;
import org.tripleloom.resolve.PairJudge;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "measure",
    description = "Say how well an extractor does on annotated papers, or the resolver on pairs.",
    mixinStandardHelpOptions = true)
final class MeasureCommand implements Callable<Integer> {
  enum Format {
    TABLE,
    JSON
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

    @ArgGroup(exclusive = true, multiplicity = "1")
    Candidate candidate;

    @Option(
        names = "--fit",
        paramLabel = "FILE",
        description =
            "Fit a calibration on these papers, report it by cross-validation and write it here.")
    Path fit;
  }

  /** The resolver on pairs of labels. */
  static final class OnPairs {
    @Option(
        names = "--pairs",
        required = true,
        paramLabel = "FILE",
        description = "Pairs of labels in context, one JSON object per line: id, a, b, relation.")
    Path pairs;

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Write what is said of each pair here: id, relation, and how likely each is.")
    Path output;
  }

  static final class Subject {
    @ArgGroup(exclusive = false)
    OnPapers papers;

    @ArgGroup(exclusive = false)
    OnPairs pairs;
  }

  @Spec CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  Subject subject;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Format format = Format.TABLE;

  @Override
  public Integer call() throws IOException {
    MeasureReport report = new MeasureReport(spec.commandLine().getOut());
    if (subject.pairs != null) {
      onPairs(subject.pairs, report);
    } else {
      onPapers(subject.papers, report);
    }
    return 0;
  }

  private void onPairs(OnPairs with, MeasureReport report) throws IOException {
    PairMeasurement measurement = PairMeasurement.of(GoldPair.read(with.pairs), PairJudge.load());
    if (with.output != null) {
      Files.write(with.output, measurement.predictions());
    }
    show(measurement, PairMeasurement::json, report::print);
  }

  private void onPapers(OnPapers with, MeasureReport report) throws IOException {
    Gold annotated = Gold.read(with.gold, with.papers);
    if (with.candidate.compare != null) {
      Comparison comparison =
          Comparison.of(
              annotated.papers(),
              annotated.predictions(with.candidate.compare.get(0), with.gold),
              annotated.predictions(with.candidate.compare.get(1), with.gold));
      show(comparison, MeasurementJson::of, report::print);
      return;
    }
    Measurement measurement =
        Measurement.of(annotated, annotated.predictions(with.candidate.predictions, with.gold));
    if (with.fit == null) {
      show(measurement, MeasurementJson::of, report::print);
    } else {
      CalibrationFit fitted = CalibrationFit.of(measurement.score(), "", with.gold.toString());
      Files.writeString(with.fit, fitted.calibration().json());
      show(fitted, MeasurementJson::of, report::print);
    }
  }

  private <T> void show(T result, Function<T, String> json, Consumer<T> table) {
    if (format == Format.JSON) {
      spec.commandLine().getOut().println(json.apply(result));
    } else {
      table.accept(result);
    }
  }
}
