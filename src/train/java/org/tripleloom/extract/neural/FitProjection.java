package org.tripleloom.extract.neural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.tripleloom.extract.neural.WordPieces.Piece;

/**
 * Writes {@code projection.bin} into the folder of a model that holds its networks: {@code
 * FitProjection MODEL ANNOTATED.jsonl}. See {@code src/train/README.md}.
 */
public final class FitProjection {
  private static final int DIRECTIONS = 32;

  /** One paper of so many is enough. */
  private static final int STEP = 3;

  /** Directions in which entities differ by no more than rounding are none. */
  private static final double LEAST = 1e-9;

  /** Principal components, each divided by its spread to this power: half whitened. */
  private static final double WHITENED = 0.5;

  private FitProjection() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    List<double[]> entities = new ArrayList<>();
    try (NeuralModel model = new NeuralModel(ModelFiles.in(folder))) {
      List<String> papers = Files.readAllLines(Path.of(args[1]));
      for (int i = 0; i < papers.size(); i += STEP) {
        entities.addAll(entities(model, new ObjectMapper().readTree(papers.get(i))));
      }
    }
    Files.write(folder.resolve(ModelFiles.PROJECTION), fit(entities));
    System.out.printf(Locale.ROOT, "%d entities%n", entities.size());
  }

  /** The mean state of each annotated entity of a paper, over its mentions in the abstract. */
  private static List<double[]> entities(NeuralModel model, JsonNode paper) {
    String text = paper.get("abstract").asText();
    List<Piece> title = model.pieces(paper.get("title").asText());
    List<Piece> body = model.pieces(text);
    Window window = new Window(title, body);
    if (window.length() > model.labels().maxTokens()) {
      return List.of();
    }
    Encoded encoded = model.encode(window);
    List<double[]> means = new ArrayList<>();
    for (JsonNode entity : paper.get("entities")) {
      boolean[] shows = new boolean[body.size()];
      for (JsonNode form : entity.get("mentions")) {
        String wanted = form.asText();
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
          for (int i = 0; i < shows.length; i++) {
            shows[i] |= body.get(i).begin() < at + wanted.length() && body.get(i).end() > at;
          }
        }
      }
      int[] tokens =
          IntStream.range(0, shows.length)
              .filter(i -> shows[i])
              .map(i -> i + Window.BODY + title.size())
              .toArray();
      if (tokens.length > 0) {
        means.add(Projection.mean(encoded.states(), tokens, encoded.hidden()));
      }
    }
    return means;
  }

  private static byte[] fit(List<double[]> entities) {
    int width = entities.get(0).length;
    double[] mean = new double[width];
    for (double[] entity : entities) {
      for (int i = 0; i < width; i++) {
        mean[i] += entity[i] / entities.size();
      }
    }
    DMatrixRMaj spread = new DMatrixRMaj(width, width);
    for (double[] entity : entities) {
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          spread.add(i, j, (entity[i] - mean[i]) * (entity[j] - mean[j]) / entities.size());
        }
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> found = DecompositionFactory_DDRM.eig(width, true, true);
    found.decompose(spread);
    int[] widest =
        IntStream.range(0, width)
            .boxed()
            .filter(i -> value(found, i) > LEAST)
            .sorted((a, b) -> Double.compare(value(found, b), value(found, a)))
            .limit(DIRECTIONS)
            .mapToInt(i -> i)
            .toArray();
    ByteBuffer out = ByteBuffer.allocate(8 + 4 * width * (widest.length + 1));
    out.putInt(width).putInt(widest.length);
    for (double value : mean) {
      out.putFloat((float) value);
    }
    for (int direction : widest) {
      double scale = Math.pow(value(found, direction), -WHITENED / 2);
      for (int i = 0; i < width; i++) {
        out.putFloat((float) (found.getEigenVector(direction).get(i) * scale));
      }
    }
    return out.array();
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> found, int index) {
    return found.getEigenvalue(index).getReal();
  }
}
