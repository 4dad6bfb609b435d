package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.AtlasException;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class QueryLimitTest {
  @BeforeAll
  static void start() {
    JenaSystem.init();
  }

  @Test
  void what_breaks_because_it_was_stopped_was_stopped_and_all_else_is_a_fault() {
    Context context = new Context();
    AtomicBoolean stopped = Context.getOrSetCancelSignal(context);
    ProblemException late =
        assertThrows(
            ProblemException.class,
            () ->
                QueryLimit.run(
                    Duration.ofMillis(20),
                    context,
                    () -> {
                      while (!stopped.get()) {
                        Thread.onSpinWait();
                      }
                      throw new AtlasException("the rows of a sort are closed");
                    }));
    assertEquals(Problem.QUERY_TOOK_TOO_LONG, late.problem());
    assertThrows(
        AtlasException.class,
        () ->
            QueryLimit.run(
                Duration.ZERO,
                new Context(),
                () -> {
                  throw new AtlasException("closed by itself");
                }));
  }
}
