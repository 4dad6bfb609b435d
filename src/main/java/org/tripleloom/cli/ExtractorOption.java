package org.tripleloom.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.Extractor;
import org.tripleloom.extract.Extractors;
import org.tripleloom.vocab.Ontology;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which engine reads the papers, and with what. */
final class ExtractorOption {
  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = "--extractor",
      paramLabel = "neural|rules",
      description = "The engine that reads the papers (default: neural).")
  Extractors.Kind kind = Extractors.Kind.NEURAL;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rules of your own for the engine rules; more with more options.")
  List<Path> rules = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "A model of your own for the engine neural.")
  Path model;

  @Option(
      names = "--ontology",
      paramLabel = "FILE",
      description = "An extension of the ontology; more with more options.")
  List<Path> ontologies = new ArrayList<>();

  /** The engine; options that do not fit each other are wrong usage. */
  Extractor open(Ontology ontology) {
    if (!rules.isEmpty() && kind != Extractors.Kind.RULES) {
      throw WrongUsage.unfit(mixee, "--rules needs --extractor rules");
    }
    if (model != null && kind != Extractors.Kind.NEURAL) {
      throw WrongUsage.unfit(mixee, "--model needs --extractor neural");
    }
    return new Extractors(kind, rules, ontology, model).open();
  }
}
