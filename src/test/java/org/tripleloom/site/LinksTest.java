package org.tripleloom.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @ParameterizedTest
  @ValueSource(strings = {"../x", "entity/../../x", "/etc/x", "..", ".", "paper/10.1//x", "a/./.."})
  void no_name_of_a_file_leads_out_of_its_folder(String path) {
    Path folder = Path.of("/site");
    Path file = folder.resolve(Links.fileName(path) + ".html");
    assertEquals(file.normalize(), file);
    assertTrue(file.startsWith(folder), file.toString());
    assertEquals(path.split("/", -1).length, file.getNameCount() - folder.getNameCount());
  }

  @Test
  void usual_names_stay_as_they_are() {
    assertEquals("entity/fine-tuning", Links.fileName("entity/fine-tuning"));
    assertEquals("paper/10.1/a..b", Links.fileName("paper/10.1/a..b"));
  }
}
