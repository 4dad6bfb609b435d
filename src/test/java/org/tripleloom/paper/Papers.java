package org.tripleloom.paper;

import java.util.List;

/** Papers with nothing but a text. */
public final class Papers {
  private Papers() {}

  public static Paper of(String title, String abstractText) {
    return new Paper(
        "p",
        title,
        abstractText,
        List.of(),
        null,
        null,
        null,
        null,
        0,
        List.of(),
        false,
        List.of());
  }
}
