package org.tripleloom.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.tripleloom.extract.ContextVector;
import org.tripleloom.paper.PaperId;

/**
 * Says how two terms stand to each other. Not thread-safe. Takes about 0.3 ms for a pair with
 * contexts, a tenth of it between terms taken apart before.
 *
 * <p>The weights are the resource {@code resolve/pair-model.json}, which says how they were made.
 */
public final class PairJudge {
  private static final String MODEL = "/resolve/pair-model.json";

  private final PairModel model;
  private final double sameFrom;
  private final Roots roots = new Roots();
  private Function<LabelInContext, ContextVector> vectors = label -> ContextVector.NONE;

  PairJudge(PairModel model, double sameFrom) {
    this.model = model;
    this.sameFrom = sameFrom;
  }

  public static PairJudge load() {
    try (InputStream in = PairJudge.class.getResourceAsStream(MODEL)) {
      JsonNode json = new ObjectMapper().readTree(in);
      JsonNode rows = json.get("weights");
      if (rows.size() != Feature.values().length) {
        throw new IllegalStateException(MODEL + " was made for other features");
      }
      double[][] weights = new double[PairRelation.values().length][Feature.values().length];
      for (Feature feature : Feature.values()) {
        JsonNode row = rows.required(feature.name());
        for (PairRelation relation : PairRelation.values()) {
          weights[relation.ordinal()][feature.ordinal()] =
              row.required(relation.ordinal()).asDouble();
        }
      }
      return new PairJudge(new PairModel(weights), json.required("sameFrom").asDouble());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the weights. */
  static String checksum() {
    try (InputStream in = PairJudge.class.getResourceAsStream(MODEL)) {
      return PaperId.hash(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With vectors of labels in context: those of the encoder that the model was trained with. */
  public PairJudge with(Function<LabelInContext, ContextVector> encoder) {
    vectors = encoder;
    return this;
  }

  public PairJudgement judge(LabelInContext a, LabelInContext b) {
    return judge(use(a), use(b));
  }

  /** From which probability on two are the same. */
  double sameFrom() {
    return sameFrom;
  }

  /** Thread-safe, unlike the other. */
  PairJudgement judge(Use a, Use b) {
    return PairJudgement.of(model.probabilities(a, b), sameFrom);
  }

  private Use use(LabelInContext label) {
    return Use.of(
            label.label(),
            label.type(),
            label.papers(),
            label.context().isEmpty() ? List.of() : List.of(label.context()),
            roots)
        .with(VectorSum.NONE.plus(vectors.apply(label)));
  }
}
