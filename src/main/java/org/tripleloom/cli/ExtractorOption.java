package org.tripleloom.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.Extractor;
import org.tripleloom.extract.neural.NeuralExtractor;
import picocli.CommandLine.Option;

/** Which engine reads the papers, and with what. */
final class ExtractorOption {
  enum Kind {
    NEURAL
  }

  @Option(
      names = "--extractor",
      paramLabel = "neural",
      description = "The engine that reads the papers (default: ${DEFAULT-VALUE}).")
  Kind kind = Kind.NEURAL;

  @Option(
      names = "--ontology",
      paramLabel = "FILE",
      description = "An extension of the ontology; more with more options.")
  List<Path> ontologies = new ArrayList<>();

  Extractor open() {
    return NeuralExtractor.bundled();
  }
}
