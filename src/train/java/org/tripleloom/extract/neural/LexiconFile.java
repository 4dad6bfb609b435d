package org.tripleloom.extract.neural;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Writes what {@link Lexicon} reads. */
final class LexiconFile {
  private static final int MOST = 127;

  private LexiconFile() {}

  /**
   * Several models side by side as one, each output's weights rounded to 1/127 of its largest.
   * Features whose weights all round to zero are left out; of two with one hash the second in the
   * alphabet stays.
   */
  static byte[] of(List<LogisticFit> models) {
    int outputs = models.stream().mapToInt(model -> model.biases().length).sum();
    Set<String> features = new HashSet<>();
    models.forEach(model -> features.addAll(model.weights().keySet()));
    double[] scales = new double[outputs];
    TreeMap<String, double[]> rows = new TreeMap<>();
    for (String feature : features) {
      double[] row = row(feature, models, outputs);
      rows.put(feature, row);
      for (int k = 0; k < outputs; k++) {
        scales[k] = Math.max(scales[k], Math.abs(row[k]) / MOST);
      }
    }
    TreeMap<Integer, byte[]> hashed = new TreeMap<>();
    rows.forEach(
        (feature, row) -> {
          byte[] rounded = new byte[outputs];
          for (int k = 0; k < outputs; k++) {
            rounded[k] = scales[k] == 0 ? 0 : (byte) Math.round(row[k] / scales[k]);
          }
          if (!Arrays.equals(rounded, new byte[outputs])) {
            hashed.put(Lexicon.hash(feature), rounded);
          }
        });
    ByteBuffer out =
        ByteBuffer.allocate(8 + 8 * outputs + (4 + outputs) * hashed.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(hashed.size()).putInt(outputs);
    models.forEach(model -> Arrays.stream(model.biases()).forEach(b -> out.putFloat((float) b)));
    Arrays.stream(scales).forEach(scale -> out.putFloat((float) scale));
    hashed.keySet().forEach(out::putInt);
    hashed.values().forEach(out::put);
    return out.array();
  }

  private static double[] row(String feature, List<LogisticFit> models, int outputs) {
    double[] row = new double[outputs];
    int at = 0;
    for (LogisticFit model : models) {
      double[] weights = model.weights().get(feature);
      int n = model.biases().length;
      if (weights != null) {
        System.arraycopy(weights, 0, row, at, n);
      }
      at += n;
    }
    return row;
  }
}
