package org.tripleloom.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tripleloom.extract.ContextVector;
import org.tripleloom.extract.EntityType;

/** Which terms are compared. */
class BlocksTest {
  private final Map<String, Use> uses = new HashMap<>();
  private final Terms terms = new Terms();

  private void add(String label, int... vector) {
    byte[] values = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      values[i] = (byte) vector[i];
    }
    Use use =
        Use.of(label, EntityType.METHOD, 1, List.of(), new Roots())
            .with(VectorSum.NONE.plus(ContextVector.of(values)));
    uses.put(label, use);
    terms.set(label, Blocks.names(use));
  }

  private Set<String> beside(String label) {
    return new Blocks(terms).beside(label, uses::get);
  }

  @Test
  void of_terms_that_share_a_rare_word_those_used_alike_are_compared() {
    add("trajectory forecasting", 100, 50);
    add("vehicle trajectory prediction", 90, 60);
    add("trajectory optimizer", -50, 100);
    add("speech forecasting engine", -100, 50);
    assertEquals(Set.of("vehicle trajectory prediction"), beside("trajectory forecasting"));
    assertEquals(Set.of("trajectory forecasting"), beside("vehicle trajectory prediction"));
  }

  @Test
  void what_has_no_vector_meets_others_by_its_name_alone() {
    add("trajectory forecasting");
    add("vehicle trajectory prediction");
    add("Trajectory-Forecasting");
    assertEquals(Set.of("Trajectory-Forecasting"), beside("trajectory forecasting"));
  }

  @Test
  void a_word_of_many_names_brings_none_of_them_together() {
    for (int i = 0; i < 60; i++) {
      add("kernel q" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "ux", 100, 1);
    }
    assertEquals(Set.of(), beside("kernel qaaux"));
  }
}
