package org.tripleloom.extract.neural;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tripleloom.extract.ContextVector;
import org.tripleloom.extract.neural.WordPieces.Piece;

/**
 * The vectors of labels in some text around them, as {@link NeuralExtractor} has them of papers.
 * Some 10 ms of one core for a sentence or two.
 */
public final class ContextEncoder implements AutoCloseable {
  private final NeuralModel model;

  private ContextEncoder(NeuralModel model) {
    this.model = model;
  }

  /**
   * Throws a TL-3xx problem when the model cannot run here.
   *
   * @param folder of a user's model, or null for the bundled one
   */
  public static ContextEncoder of(Path folder) {
    return new ContextEncoder(
        new NeuralModel(folder == null ? ModelFiles.bundled() : ModelFiles.in(folder)));
  }

  /** Of all places where the label stands in the context, in any case; none where it does not. */
  public ContextVector of(String label, String context) {
    List<Piece> pieces = model.pieces(context);
    String lower = context.toLowerCase(Locale.ROOT);
    String wanted = label.toLowerCase(Locale.ROOT);
    boolean[] shows = new boolean[pieces.size()];
    for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      for (int i = 0; i < shows.length; i++) {
        shows[i] |= pieces.get(i).begin() < at + wanted.length() && pieces.get(i).end() > at;
      }
    }
    Window window = new Window(List.of(), pieces);
    int[] tokens =
        IntStream.range(0, shows.length).filter(i -> shows[i]).map(i -> i + Window.BODY).toArray();
    return tokens.length == 0
        ? ContextVector.NONE
        : model.vector(model.encode(window).states(), tokens);
  }

  @Override
  public void close() {
    model.close();
  }
}
