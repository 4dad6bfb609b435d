package org.tripleloom.extract.neural;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A linear model over features named by strings, of which it keeps only hashes. Little-endian file:
 * features n, outputs k; k biases and k scales (float); n hashes (rising as signed numbers); n
 * times k weights (signed bytes, to be multiplied by their output's scale).
 */
final class Lexicon {
  private static final int OFFSET = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  private final float[] biases;
  private final float[] scales;
  private final int[] hashes;
  private final byte[] weights;

  /** Throws IllegalArgumentException when it is no such file. */
  Lexicon(byte[] file) {
    try {
      ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      int features = in.getInt();
      int outputs = in.getInt();
      if (file.length != 8L + 8L * outputs + (4L + outputs) * features) {
        throw new IllegalArgumentException("the length is not what its head says");
      }
      biases = new float[outputs];
      scales = new float[outputs];
      hashes = new int[features];
      weights = new byte[features * outputs];
      in.asFloatBuffer().get(biases).get(scales);
      in.position(in.position() + 8 * outputs);
      in.asIntBuffer().get(hashes);
      in.position(in.position() + 4 * features);
      in.get(weights);
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new IllegalArgumentException("cut off", e);
    }
  }

  int outputs() {
    return biases.length;
  }

  /** The model's linear scores for features with their values. */
  double[] scores(Map<String, Double> features) {
    double[] scores = new double[biases.length];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = biases[k];
    }
    features.forEach(
        (feature, value) -> {
          int at = Arrays.binarySearch(hashes, hash(feature));
          for (int k = 0; at >= 0 && k < scores.length; k++) {
            scores[k] += value * scales[k] * weights[at * scores.length + k];
          }
        });
    return scores;
  }

  /** FNV-1a over the UTF-8 bytes. */
  static int hash(String feature) {
    int hash = OFFSET;
    for (byte b : feature.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return hash;
  }
}
