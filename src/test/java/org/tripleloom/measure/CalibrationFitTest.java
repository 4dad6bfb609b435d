package org.tripleloom.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tripleloom.extract.Calibration.Kind;

class CalibrationFitTest {
  @Test
  void scores_that_promise_too_much_are_brought_down_on_papers_held_out() {
    Score score = overconfident(120, 5);
    CalibrationFit fit = CalibrationFit.of(score, "test/1", "made up");
    Reliability before = fit.before().get(Kind.ENTITY);
    Reliability held = fit.held().get(Kind.ENTITY);
    assertEquals(before.claims(), held.claims(), "every claim is judged once");
    assertTrue(before.expectedCalibrationError() > 0.15, before.toString());
    assertTrue(held.expectedCalibrationError() < 0.05, held.toString());
    assertEquals(0.9, fit.calibration().apply(Kind.ENTITY, 0.95), 0.05);
  }

  @Test
  void the_same_predictions_give_the_same_curve() {
    assertEquals(
        CalibrationFit.of(overconfident(40, 1), "e/1", "x"),
        CalibrationFit.of(overconfident(40, 1), "e/1", "x"));
  }

  @Test
  void a_claim_is_right_when_entity_and_role_agree_whatever_the_type() {
    Annotated gold =
        new Annotated("p", List.of(entity("a", "Method", "uses", Double.NaN)), List.of());
    for (String[] typeRoleRight :
        new String[][] {
          {"Concept", "uses", "true"}, {"Method", "mentions", "false"}, {"Method", "uses", "true"}
        }) {
      Annotated said =
          new Annotated(
              "p", List.of(entity("a", typeRoleRight[0], typeRoleRight[1], 0.4)), List.of());
      List<Claim> claims = Claim.of(Score.of(Map.of("p", gold), Map.of("p", said)), Kind.ENTITY);
      assertEquals(List.of(new Claim(0, 0.4, Boolean.parseBoolean(typeRoleRight[2]))), claims);
    }
  }

  @Test
  void precision_counts_the_claims_at_or_above_the_confidence() {
    Reliability reliability =
        Reliability.of(
            List.of(
                new Claim(0, 0.9, true),
                new Claim(0, 0.89, false),
                new Claim(1, 0.7, true),
                new Claim(1, 0.1, false)));
    assertEquals(
        List.of(
            new Reliability.Precision(0.5, 3, 2 / 3.0),
            new Reliability.Precision(0.7, 3, 2 / 3.0),
            new Reliability.Precision(0.9, 1, 1)),
        reliability.precisions());
    assertEquals((0.1 + 0.89 + 0.3 + 0.1) / 4, reliability.expectedCalibrationError(), 1e-12);
  }

  @Test
  void error_by_chance_is_what_exactly_right_confidences_show() {
    // one claim of confidence .5 is .5 off, right or wrong; of two in one bin, half the draws
    // are even
    assertEquals(0.5, errorByChance(0.5), 1e-12);
    assertEquals(0.25, errorByChance(0.5, 0.5), 0.01);
    assertEquals(0, errorByChance(1, 1, 0), 1e-12);
    assertTrue(Double.isNaN(errorByChance()));
  }

  private static double errorByChance(double... confidences) {
    return Reliability.of(Arrays.stream(confidences).mapToObj(c -> new Claim(0, c, false)).toList())
        .errorByChance();
  }

  /** Claims with score s are right with probability s², so that scores promise too much. */
  private static Score overconfident(int papers, long seed) {
    Random random = new Random(seed);
    Map<String, Annotated> gold = new LinkedHashMap<>();
    Map<String, Annotated> said = new LinkedHashMap<>();
    for (int p = 0; p < papers; p++) {
      List<Annotated.Entity> right = new ArrayList<>();
      List<Annotated.Entity> predicted = new ArrayList<>();
      List<Annotated.Relation> rightRelations = new ArrayList<>();
      List<Annotated.Relation> predictedRelations = new ArrayList<>();
      for (int e = 0; e < 10; e++) {
        double score = random.nextDouble();
        String name = "thing " + e;
        predicted.add(entity(name, "Method", "uses", score));
        right.add(
            entity(name, "Method", random.nextDouble() < score * score ? "uses" : "mentions", 1));
        predictedRelations.add(new Annotated.Relation(name, "partOf", "thing 0", score));
        if (random.nextDouble() < score * score) {
          rightRelations.add(new Annotated.Relation(name, "partOf", "thing 0", 1));
        }
      }
      gold.put("p" + p, new Annotated("p" + p, right, rightRelations));
      said.put("p" + p, new Annotated("p" + p, predicted, predictedRelations));
    }
    return Score.of(gold, said);
  }

  private static Annotated.Entity entity(String name, String type, String role, double confidence) {
    return new Annotated.Entity(name, List.of(name), type, role, confidence);
  }
}
