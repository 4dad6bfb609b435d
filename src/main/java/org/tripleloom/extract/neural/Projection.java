package org.tripleloom.extract.neural;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.tripleloom.extract.ContextVector;

/**
 * From the encoder's states to few numbers: less their mean, along the directions in which entities
 * of papers differ most, the widest ones drawn in (principal components, half whitened). {@code
 * FitProjection} under {@code src/train} makes the file.
 */
final class Projection {
  private static final int LARGEST = 127;

  private final float[] mean;
  private final float[][] rows;

  /**
   * @param bytes big-endian: the encoder's width, the number of directions, then as floats the mean
   *     and the directions
   * @throws IllegalArgumentException when there are more or fewer
   */
  Projection(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < 2 * Integer.BYTES) {
      throw new IllegalArgumentException("it ends early");
    }
    int width = in.getInt();
    int size = in.getInt();
    FloatBuffer floats = in.asFloatBuffer();
    if (width < 1
        || size < 1
        || size > ContextVector.MOST
        || floats.remaining() != (long) width * (size + 1)) {
      throw new IllegalArgumentException(
          "it must hold " + size + " directions of " + width + ", at most " + ContextVector.MOST);
    }
    mean = new float[width];
    floats.get(mean);
    rows = new float[size][width];
    for (float[] row : rows) {
      floats.get(row);
      for (float value : row) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException("it holds what is no number");
        }
      }
    }
  }

  /** The width of the states that it takes. */
  int width() {
    return mean.length;
  }

  /**
   * Of the mean of some tokens' states.
   *
   * @param states [tokens, {@link #width}], row by row
   */
  ContextVector of(float[] states, int[] tokens) {
    double[] centred = mean(states, tokens, mean.length);
    for (int i = 0; i < mean.length; i++) {
      centred[i] -= mean[i];
    }
    double[] values = new double[rows.length];
    double square = 0;
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < mean.length; i++) {
        values[r] += rows[r][i] * centred[i];
      }
      square += values[r] * values[r];
    }
    double scale = square == 0 ? 0 : LARGEST / Math.sqrt(square);
    byte[] out = new byte[rows.length];
    for (int r = 0; r < rows.length; r++) {
      out[r] = (byte) Math.round(values[r] * scale);
    }
    return ContextVector.of(out);
  }

  static double[] mean(float[] states, int[] tokens, int width) {
    double[] mean = new double[width];
    for (int token : tokens) {
      for (int i = 0; i < width; i++) {
        mean[i] += states[token * width + i];
      }
    }
    for (int i = 0; i < width; i++) {
      mean[i] /= tokens.length;
    }
    return mean;
  }
}
