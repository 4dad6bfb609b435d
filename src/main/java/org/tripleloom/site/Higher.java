package org.tripleloom.site;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleToLongFunction;
import java.util.stream.Collectors;

/**
 * The confidences above its own that the reader of a frozen page can choose. The page carries what
 * a number on it is at each of them, for its script.
 *
 * @param leasts the lowest first; none on a server, which makes the page anew
 */
record Higher(List<Double> leasts) {
  /**
   * A number at each confidence, as {@code 9 4 0}; null where it is the same at all.
   *
   * @param own at the page's own confidence
   */
  String counts(long own, DoubleToLongFunction count) {
    long[] counts = leasts.stream().mapToLong(count::applyAsLong).toArray();
    return Arrays.stream(counts).allMatch(number -> number == own)
        ? null
        : Arrays.stream(counts).mapToObj(Long::toString).collect(Collectors.joining(" "));
  }
}
