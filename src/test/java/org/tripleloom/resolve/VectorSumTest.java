package org.tripleloom.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tripleloom.extract.ContextVector;

class VectorSumTest {
  private static VectorSum sum(byte[]... vectors) {
    VectorSum sum = VectorSum.NONE;
    for (byte[] vector : vectors) {
      sum = sum.plus(ContextVector.of(vector));
    }
    return sum;
  }

  @Test
  void a_sum_has_the_direction_of_what_was_added_in_any_order() {
    byte[] x = {127, 0};
    byte[] y = {0, 127};
    assertEquals(1, sum(x, x, y).cosine(sum(y, x, x)), 1e-12);
    assertEquals(0, sum(x).cosine(sum(y)), 0);
    assertEquals(Math.sqrt(0.5), sum(x, y).cosine(sum(x)), 1e-12);
  }

  @Test
  void what_has_no_vector_and_what_cancels_out_has_no_direction() {
    assertTrue(sum().isNone());
    assertTrue(sum(new byte[] {5, 0}, new byte[] {-5, 0}).isNone());
    assertEquals(0, sum(new byte[] {5, 0}).cosine(VectorSum.NONE), 0);
    assertEquals(1, sum(new byte[] {5, 0}, new byte[0]).cosine(sum(new byte[] {7, 0})), 1e-12);
  }
}
