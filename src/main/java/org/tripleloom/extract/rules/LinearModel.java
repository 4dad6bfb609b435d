package org.tripleloom.extract.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A logistic regression, learned offline from annotated papers and read from a table: a first line
 * {@code labels} with one column per label, then one line per feature. One label: the probability
 * of yes; several: a distribution over them.
 */
final class LinearModel {
  private final List<String> labels;
  private final Map<String, float[]> weights;

  LinearModel(List<String> labels, Map<String, float[]> weights) {
    this.labels = List.copyOf(labels);
    this.weights = weights;
  }

  /** Reads {@code rules/{name}.tsv.gz} from the program's resources. */
  static LinearModel load(String name) {
    try (InputStream in = LinearModel.class.getResourceAsStream("/rules/" + name + ".tsv.gz");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      String[] header = lines.readLine().split("\t");
      Map<String, float[]> weights = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split("\t", -1);
        float[] row = new float[columns.length - 1];
        for (int i = 0; i < row.length; i++) {
          row[i] = columns[i + 1].isEmpty() ? 0 : Float.parseFloat(columns[i + 1]);
        }
        weights.put(columns[0], row);
      }
      return new LinearModel(List.of(header).subList(1, header.length), weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@link #load} reads; features sorted. */
  void write(PrintWriter out) {
    out.print("labels\t" + String.join("\t", labels) + "\n");
    weights.forEach(
        (feature, row) -> {
          out.print(feature);
          for (float weight : row) {
            out.print('\t');
            if (weight != 0) {
              out.print(weight);
            }
          }
          out.print('\n');
        });
  }

  List<String> labels() {
    return labels;
  }

  /** By label, in the order of {@link #labels()}. Unknown features count nothing. */
  double[] probabilities(Collection<String> features) {
    double[] sums = new double[labels.size()];
    for (String feature : features) {
      float[] row = weights.get(feature);
      if (row != null) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] += row[i];
        }
      }
    }
    if (sums.length == 1) {
      sums[0] = 1 / (1 + Math.exp(-sums[0]));
      return sums;
    }
    double max = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      max = Math.max(max, sum);
    }
    double total = 0;
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.exp(sums[i] - max);
      total += sums[i];
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= total;
    }
    return sums;
  }
}
