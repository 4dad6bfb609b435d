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
import org.tripleloom.measure.Measurement;
import org.tripleloom.measure.MeasurementJson;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "measure",
    description = "Say how well an extractor does on annotated papers.",
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

  @Spec CommandSpec spec;

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

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Format format = Format.TABLE;

  @Override
  public Integer call() throws IOException {
    MeasureReport report = new MeasureReport(spec.commandLine().getOut());
    Gold annotated = Gold.read(gold, papers);
    if (candidate.compare != null) {
      Comparison comparison =
          Comparison.of(
              annotated.papers(),
              annotated.predictions(candidate.compare.get(0), gold),
              annotated.predictions(candidate.compare.get(1), gold));
      show(comparison, MeasurementJson::of, report::print);
      return 0;
    }
    Measurement measurement =
        Measurement.of(annotated, annotated.predictions(candidate.predictions, gold));
    if (fit == null) {
      show(measurement, MeasurementJson::of, report::print);
    } else {
      CalibrationFit fitted = CalibrationFit.of(measurement.score(), "", gold.toString());
      Files.writeString(fit, fitted.calibration().json());
      show(fitted, MeasurementJson::of, report::print);
    }
    return 0;
  }

  private <T> void show(T result, Function<T, String> json, Consumer<T> table) {
    if (format == Format.JSON) {
      spec.commandLine().getOut().println(json.apply(result));
    } else {
      table.accept(result);
    }
  }
}
