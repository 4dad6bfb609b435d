package org.tripleloom.measure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tripleloom.resolve.PairJudge;
import org.tripleloom.resolve.PairJudgement;
import org.tripleloom.resolve.PairRelation;

/**
 * What the resolver's pair model says of pairs, against annotators.
 *
 * @param pairs how many there are
 * @param annotated how many of them have a relation; only these count in the figures
 * @param figures hits by {@code same}, {@code kinds} (a hit has the right direction) and {@code
 *     different}
 * @param predictions one JSON object for each pair, in order: {@code id}, {@code relation}, and the
 *     probabilities of {@code same} and of the two kinds
 */
public record PairMeasurement(
    int pairs, int annotated, Map<String, Counts> figures, List<String> predictions) {
  public static PairMeasurement of(List<GoldPair> pairs, PairJudge judge) {
    List<String> predictions = new ArrayList<>();
    Map<String, Counts> figures = new LinkedHashMap<>();
    for (String name : List.of("same", "kinds", "different")) {
      figures.put(name, Counts.NONE);
    }
    int annotated = 0;
    for (GoldPair pair : pairs) {
      PairJudgement judgement = judge.judge(pair.a(), pair.b());
      predictions.add(line(pair.id(), judgement));
      if (pair.relation().isPresent()) {
        PairRelation gold = pair.relation().get();
        PairRelation said = judgement.relation();
        annotated++;
        figures.merge(group(gold), new Counts(gold == said ? 1 : 0, 1, 0), Counts::plus);
        figures.merge(group(said), new Counts(0, 0, 1), Counts::plus);
      }
    }
    return new PairMeasurement(pairs.size(), annotated, figures, predictions);
  }

  private static String group(PairRelation relation) {
    return switch (relation) {
      case SAME -> "same";
      case DIFFERENT -> "different";
      default -> "kinds";
    };
  }

  private static String line(String id, PairJudgement judgement) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", id);
    node.put("relation", judgement.relation().label());
    node.put("same", rounded(judgement.same()));
    node.put("a-kind-of-b", rounded(judgement.aKindOfB()));
    node.put("b-kind-of-a", rounded(judgement.bKindOfA()));
    return node.toString();
  }

  private static double rounded(double probability) {
    return Math.round(probability * 1e4) / 1e4;
  }

  /** The counts and figures as one JSON object; figures are percent. */
  public String json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("pairs", pairs);
    node.put("annotated", annotated);
    figures.forEach(
        (name, counts) ->
            node.putObject(name)
                .put("precision", counts.precision())
                .put("recall", counts.recall())
                .put("f1", counts.f1())
                .put("gold", counts.gold())
                .put("predicted", counts.predicted()));
    return node.toString();
  }
}
