package org.tripleloom.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;

/** Decisions as the page of curation tells them. */
class DecisionTextTest {
  @TempDir Path folder;

  @Test
  void a_decision_names_papers_and_entities_and_keeps_the_path_of_what_has_gone() {
    try (Store store = Store.openOrCreate(folder.resolve("store"), null)) {
      new Papers()
          .paper("paper/arxiv/1", "Weft, and more", "We use weft networks.", "2021-05-02")
          .role("uses", "weft-networks", "weft networks", "tl:Method", 0.9)
          .entity("weft-networks", "tl:Method", "weft networks")
          .into(store);
      Present present = new Scope(store, Queries.of(Duration.ofSeconds(5))).present();
      assertEquals(
          List.of("it is wrong that ", "Weft, and more", " uses ", "weft networks", ""),
          texts(
              present,
              "it is wrong that paper/arxiv/1 uses entity/weft-networks, as paper/arxiv/1 has it"));
      List<Piece> other =
          DecisionText.of(
              present,
              "it is wrong that entity/weft-networks mitigates entity/gone, as paper/arxiv/1 has it");
      assertEquals("entity/weft-networks", other.get(1).path());
      assertEquals(" mitigates entity/gone, as ", other.get(2).text());
      assertEquals("paper/arxiv/1", other.get(3).path());
      assertEquals(List.of("“a/b” and “c” are one"), texts(present, "“a/b” and “c” are one"));
    }
  }

  private static List<String> texts(Present present, String decision) {
    return DecisionText.of(present, decision).stream().map(Piece::text).toList();
  }
}
