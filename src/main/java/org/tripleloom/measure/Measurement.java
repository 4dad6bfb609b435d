package org.tripleloom.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tripleloom.extract.Calibration.Kind;
import org.tripleloom.extract.Extracted;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.ExtractionPool;
import org.tripleloom.extract.Extractor;
import org.tripleloom.problem.Problem;

/**
 * All that one run says about an engine on annotated papers.
 *
 * @param engine {@code name/version}, or empty when a file of predictions was scored
 * @param intervals of the F1 of each of the score's figures, by name
 * @param introduced null when the papers' texts are not known
 */
public record Measurement(
    String engine,
    Score score,
    Map<String, Interval> intervals,
    Map<Kind, Reliability> reliability,
    Introduced introduced) {
  private static final int WORST = 10;

  public static Measurement of(Gold gold, Map<String, Annotated> predicted, String engine) {
    Score score = Score.of(gold.papers(), predicted);
    Map<Kind, Reliability> reliability = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      reliability.put(kind, Reliability.of(Claim.of(score, kind)));
    }
    return new Measurement(
        engine,
        score,
        Bootstrap.intervals(score),
        reliability,
        gold.texts().isEmpty() ? null : Introduced.of(score, gold.texts()));
  }

  /** Extracts from the gold papers, in their order; the gold must have come with texts. */
  public static List<Extraction> extract(Gold gold, Extractor extractor, int threads) {
    List<Extraction> extractions = new ArrayList<>();
    try (ExtractionPool pool =
        new ExtractionPool(extractor, threads, extracted -> extractions.add(done(extracted)))) {
      gold.texts().values().forEach(pool::submit);
      pool.drain();
    }
    return extractions;
  }

  private static Extraction done(Extracted extracted) {
    if (extracted instanceof Extracted.Failed failed) {
      throw Problem.NOT_EXTRACTED.because(
          failed.cause(), failed.paper().inputId(), failed.cause().getMessage());
    }
    return ((Extracted.Done) extracted).extraction();
  }

  /** By the papers' ids. */
  public static Map<String, Annotated> annotated(List<Extraction> extractions) {
    Map<String, Annotated> predicted = new LinkedHashMap<>();
    extractions.forEach(extraction -> predicted.put(extraction.id(), Annotated.of(extraction)));
    return predicted;
  }

  /** The ten papers with the lowest mean of entity, role and relation F1; ties by order. */
  public List<PaperScore> worst() {
    return score.papers().stream()
        .filter(paper -> paper.entity().gold() + paper.entity().predicted() > 0)
        .sorted(
            Comparator.comparingDouble(
                paper -> paper.entity().f1() + paper.role().f1() + paper.relation().f1()))
        .limit(WORST)
        .toList();
  }
}
