package org.tripleloom.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {
  private static final int MOST = 1000;

  @TempDir Path folder;

  @Test
  void however_much_is_added_little_waits_and_all_is_written_in_order() throws IOException {
    SiteFolder site = new SiteFolder(folder);
    Spill spill = new Spill(site, file -> file + "[\n", MOST);
    int held = 0;
    for (int i = 0; i < 20_000; i++) {
      spill.add("list-" + i % 7, Integer.toString(i));
      held = Math.max(held, spill.held());
    }
    spill.close("]");
    assertTrue(held <= MOST + 20, held + " characters waited");
    assertEquals(7, site.files());
    StringBuilder expected = new StringBuilder("list-3[\n");
    for (int i = 3; i < 20_000; i += 7) {
      expected.append(i).append(",\n");
    }
    assertEquals(expected + "]", Files.readString(folder.resolve("list-3")));
  }
}
