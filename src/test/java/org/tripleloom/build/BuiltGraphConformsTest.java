package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.check.CheckReport;
import org.tripleloom.check.Finding;
import org.tripleloom.check.StoreCheck;
import org.tripleloom.graph.Store;

class BuiltGraphConformsTest {
  @TempDir Path folder;

  private static void assertConforms(Store store) {
    List<Finding> findings = new ArrayList<>();
    CheckReport report = store.read(data -> StoreCheck.of(data, findings::add));
    assertEquals(List.of(), findings);
    assertTrue(report.shapes().stream().anyMatch(shape -> shape.checked() > 0));
  }

  @Test
  void a_store_passes_check_when_built_when_a_paper_changes_and_when_one_goes() {
    try (Store store = Loom.open(folder.resolve("s"))) {
      Loom.build(store, Loom.ALL);
      assertConforms(store);
      Loom.build(
          store, List.of(Loom.paper("Weft networks", "Short.", null, "2102.00002", "a.jsonl")));
      assertConforms(store);
      try (LocalTarget target = new LocalTarget(store)) {
        target.begin(Loom.start());
        target.remove(List.of("2102.00002"));
        target.finish();
      }
      assertConforms(store);
    }
  }
}
