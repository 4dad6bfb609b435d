package org.tripleloom.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tripleloom.search.Years;

class ChartTest {
  private static final Years.Point LONE = new Years.Point(2019, 1, 1);
  private static final Years.Point SOME = new Years.Point(2020, 2, 20);
  private static final Years.Point MORE = new Years.Point(2021, 5, 20);

  private static List<Double> heights(Chart chart) {
    return chart.bars().stream().map(Chart.Bar::height).toList();
  }

  @Test
  void the_one_paper_of_a_year_does_not_press_all_other_years_to_the_ground() {
    Chart chart = Chart.of(new Years(List.of(LONE, SOME, MORE), 0));
    assertEquals("25 %", chart.top());
    assertEquals(List.of(100.0, 40.0, 100.0), heights(chart));
    assertEquals("10,60.0 20,0.0", chart.line());
    assertEquals(10, chart.lineStart());
    assertTrue(chart.few() && chart.bars().get(0).few() && !chart.bars().get(1).few());
    assertEquals("2019: 100 % of the papers, 1 of 1", chart.bars().get(0).text());
  }

  @Test
  void what_only_years_of_few_papers_speak_of_is_drawn_by_these() {
    Years.Point none = new Years.Point(2020, 0, 20);
    Chart chart = Chart.of(new Years(List.of(LONE, none), 0));
    assertEquals(List.of(100.0, 0.0), heights(chart));
    assertEquals("0,0.0 10,100.0", chart.line());
  }

  @Test
  void without_years_of_few_papers_nothing_is_pale() {
    assertFalse(Chart.of(new Years(List.of(SOME, MORE), 0)).few());
  }
}
