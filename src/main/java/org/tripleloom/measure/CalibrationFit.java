package org.tripleloom.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tripleloom.extract.Calibration;
import org.tripleloom.extract.Calibration.Kind;
import org.tripleloom.extract.Calibration.Point;
import smile.classification.PlattScaling;

/**
 * A calibration fitted on annotated papers, and how well it holds on papers that it was not fitted
 * on. The curve is Platt's sigmoid over the score's log-odds: two parameters, which a hundred
 * papers carry (isotonic regression has a step for every few claims and overfits them).
 *
 * @param calibration fitted on all papers
 * @param before of the engine's own scores
 * @param held of confidences that five-fold cross-validation gave: each paper's by a fit on the
 *     papers of the other folds
 */
public record CalibrationFit(
    Calibration calibration, Map<Kind, Reliability> before, Map<Kind, Reliability> held) {
  public static final int FOLDS = 5;
  private static final int STEPS = 14;

  /** Scores nearer to 0 or 1 than this are all the same. */
  private static final double EDGE = 1e-3;

  private static final double MOST = Math.log((1 - EDGE) / EDGE);

  /**
   * Needs predictions that carry the engine's own scores.
   *
   * @param fittedOn what the curves were fitted on, for people
   */
  public static CalibrationFit of(Score score, String engine, String fittedOn) {
    int[] folds = folds(score.papers().size());
    Map<Kind, List<Point>> curves = new EnumMap<>(Kind.class);
    Map<Kind, Reliability> before = new EnumMap<>(Kind.class);
    Map<Kind, Reliability> held = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<Claim> claims = Claim.of(score, kind);
      curves.put(kind, curve(claims));
      before.put(kind, Reliability.of(claims));
      held.put(kind, Reliability.of(crossValidated(claims, folds)));
    }
    return new CalibrationFit(new Calibration(engine, fittedOn, curves), before, held);
  }

  private static List<Claim> crossValidated(List<Claim> claims, int[] folds) {
    List<Claim> out = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      PlattScaling platt =
          fit(claims.stream().filter(claim -> folds[claim.paper()] != held).toList());
      for (Claim claim : claims) {
        if (folds[claim.paper()] == held) {
          double confidence = platt.scale(logOdds(claim.confidence()));
          out.add(new Claim(claim.paper(), confidence, claim.right()));
        }
      }
    }
    return out;
  }

  /** The fold of each paper: shuffled with a fixed seed, of equal size up to one. */
  private static int[] folds(int papers) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < papers; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(Bootstrap.SEED));
    int[] folds = new int[papers];
    for (int i = 0; i < papers; i++) {
      folds[order.get(i)] = i % FOLDS;
    }
    return folds;
  }

  /** Points at even steps of the log-odds, since that is where the sigmoid bends. */
  private static List<Point> curve(List<Claim> claims) {
    PlattScaling platt = fit(claims);
    List<Point> curve = new ArrayList<>();
    double floor = 0;
    for (int i = -STEPS; i <= STEPS; i++) {
      double logOdds = i * MOST / STEPS;
      double score = i == -STEPS ? 0 : i == STEPS ? 1 : 1 / (1 + Math.exp(-logOdds));
      floor = Math.max(floor, rounded(platt.scale(logOdds)));
      curve.add(new Point(rounded(score), floor));
    }
    return curve;
  }

  private static PlattScaling fit(List<Claim> claims) {
    double[] scores = claims.stream().mapToDouble(c -> logOdds(c.confidence())).toArray();
    int[] right = claims.stream().mapToInt(claim -> claim.right() ? 1 : -1).toArray();
    return PlattScaling.fit(scores, right);
  }

  private static double logOdds(double score) {
    double inside = Math.min(1 - EDGE, Math.max(EDGE, score));
    return Math.log(inside / (1 - inside));
  }

  private static double rounded(double confidence) {
    return Math.round(confidence * 100_000) / 100_000.0;
  }
}
