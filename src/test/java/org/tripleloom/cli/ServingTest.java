package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServingTest {
  private final StringWriter err = new StringWriter();

  @Test
  void a_server_that_stops_waits_for_writing_beyond_its_patience_and_says_so() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    Serving.await(
        closed,
        () -> {
          if (looks.incrementAndGet() == 3) {
            closed.countDown();
          }
          return true;
        },
        Duration.ZERO,
        new PrintWriter(err));
    assertEquals(3, looks.get());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("kill -9 " + ProcessHandle.current().pid()));
  }

  @Test
  void a_server_that_stops_does_not_wait_for_those_who_only_read() throws Exception {
    Serving.await(new CountDownLatch(1), () -> false, Duration.ZERO, new PrintWriter(err));
    assertEquals("", err.toString());
  }
}
