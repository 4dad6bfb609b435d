package org.tripleloom.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tripleloom.extract.Calibration.Kind;
import org.tripleloom.extract.Calibration.Point;

class CalibrationTest {
  private static final Calibration BENT =
      new Calibration(
          "neural/1",
          "six papers",
          Map.of(
              Kind.ENTITY,
              List.of(new Point(0.2, 0.1), new Point(0.6, 0.5), new Point(1, 0.9)),
              Kind.RELATION,
              List.of(new Point(0.5, 0.4))));

  @Test
  void a_score_is_read_off_the_straight_line_between_two_points() {
    assertEquals(0.3, BENT.apply(Kind.ENTITY, 0.4), 1e-12);
    assertEquals(0.5, BENT.apply(Kind.ENTITY, 0.6), 1e-12);
    assertEquals(0.1, BENT.apply(Kind.ENTITY, 0), 1e-12, "level below the first point");
    assertEquals(0.4, BENT.apply(Kind.RELATION, 0.99), 1e-12, "level above the last");
  }

  @Test
  void no_calibration_leaves_scores_alone() {
    assertEquals(0.123, Calibration.none().apply(Kind.RELATION, 0.123), 1e-12);
    assertEquals(1, Calibration.none().apply(Kind.ENTITY, 1), 0);
  }

  @Test
  void what_is_written_is_read_back() throws IOException {
    byte[] written = BENT.json().getBytes(StandardCharsets.UTF_8);
    assertEquals(BENT, Calibration.read(new ByteArrayInputStream(written)));
  }

  @Test
  void a_curve_that_falls_and_a_file_without_curves_are_refused() {
    List<Point> falling = List.of(new Point(0, 0.5), new Point(1, 0.4));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Calibration("e/1", "", Map.of(Kind.ENTITY, falling, Kind.RELATION, falling)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Calibration.read(
                new ByteArrayInputStream("{\"x\":1}".getBytes(StandardCharsets.UTF_8))));
  }
}
