package org.tripleloom.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Path GOLD = Path.of("data/gold.jsonl");

  /** Gold itself with every third paper left out. */
  private static Score holed() {
    Map<String, Annotated> gold = Gold.read(GOLD, null).papers();
    Map<String, Annotated> said = new java.util.LinkedHashMap<>(gold);
    List<String> ids = List.copyOf(gold.keySet());
    for (int i = 0; i < ids.size(); i += 3) {
      said.remove(ids.get(i));
    }
    return Score.of(gold, said);
  }

  @Test
  void an_interval_holds_the_figure_and_comes_out_the_same_each_time() {
    Score score = holed();
    Interval entity = Bootstrap.intervals(score).get("entity");
    assertTrue(entity.low() < score.entity().f1() && score.entity().f1() < entity.high());
    assertTrue(entity.high() - entity.low() > 2, "two thirds of 60 papers cannot be surer");
    assertEquals(Bootstrap.intervals(score), Bootstrap.intervals(score));
  }

  @Test
  void no_change_has_no_width_and_a_loss_stays_below_zero() {
    Map<String, Annotated> gold = Gold.read(GOLD, null).papers();
    Score whole = Score.of(gold, gold);
    Bootstrap.changes(whole, whole)
        .values()
        .forEach(change -> assertEquals(new Interval(0, 0), change.difference()));
    assertTrue(Bootstrap.changes(whole, holed()).get("entity").difference().high() < 0);
  }

  @Test
  void a_comparison_names_what_was_gained_and_lost() {
    Gold gold = Gold.read(Path.of("src/test/resources/measure/gold.jsonl"), null);
    Path predicted = Path.of("src/test/resources/measure/predicted.jsonl");
    Comparison comparison =
        Comparison.of(gold.papers(), gold.predictions(predicted, predicted), gold.papers());
    Comparison.PaperChange b = comparison.papers().get(1);
    assertEquals("b", b.id());
    assertEquals(
        List.of(
            "Linear probes: uses",
            "two-step probing recipe",
            "two-step probing recipe: introduces"),
        b.gained());
    assertEquals(List.of(), b.lost());
    assertEquals(List.of("probing"), b.quieted());
    assertEquals(73.7, comparison.changes().get("entity").from());
    assertEquals(100, comparison.changes().get("entity").to());
  }
}
