package org.tripleloom.extract;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.tripleloom.extract.neural.NeuralExtractor;
import org.tripleloom.extract.rules.RulesExtractor;
import org.tripleloom.vocab.Ontology;

/**
 * Which engine to open, and with what.
 *
 * @param rules a user's rule files, for {@link Kind#RULES}
 * @param ontology whose names {@link Kind#RULES} looks up in the text
 * @param model the folder of a user's own model for {@link Kind#NEURAL}, or null for the bundled
 */
public record Extractors(Kind kind, List<Path> rules, Ontology ontology, Path model) {
  /** The engines. */
  public enum Kind {
    NEURAL,
    RULES
  }

  public Extractors {
    Objects.requireNonNull(kind, "kind");
    rules = List.copyOf(rules);
    Objects.requireNonNull(ontology, "ontology");
  }

  /** The engine with what is bundled. */
  public static Extractors bundled(Kind kind) {
    return new Extractors(kind, List.of(), Ontology.bundled(), null);
  }

  /**
   * The engine, named but not loaded: {@link Extractor#load} or the first paper does that.
   *
   * @throws org.tripleloom.problem.ProblemException when a file of the user's cannot be read
   */
  public Extractor open() {
    if (kind == Kind.RULES) {
      return new LazyExtractor(
          RulesExtractor.engine(rules, ontology),
          "",
          RulesExtractor.DEPTH,
          () -> RulesExtractor.open(rules, ontology));
    }
    return new LazyExtractor(
        NeuralExtractor.engine(model),
        NeuralExtractor.checksum(model),
        NeuralExtractor.DEPTH,
        () -> model == null ? NeuralExtractor.bundled() : NeuralExtractor.of(model));
  }
}
