package org.tripleloom.site;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Lists that grow next to each other in files of their own. Memory holds the names of the lists and
 * what was added last.
 */
final class Spill {
  private final SiteFolder folder;
  private final UnaryOperator<String> opening;
  private final int most;
  private final Set<String> begun = new LinkedHashSet<>();
  private final Map<String, StringBuilder> waiting = new HashMap<>();
  private int held;

  /**
   * @param opening what a file begins with, by its name
   * @param most characters that wait to be written
   */
  Spill(SiteFolder folder, UnaryOperator<String> opening, int most) {
    this.folder = folder;
    this.opening = opening;
    this.most = most;
  }

  /**
   * @param item stands in the file on a line of its own, with a comma behind it
   */
  void add(String file, String item) throws IOException {
    if (held + item.length() > most) {
      flush();
    }
    StringBuilder text = waiting.get(file);
    if (text == null) {
      text = new StringBuilder(begun.add(file) ? opening.apply(file) : "");
      held += text.length();
      waiting.put(file, text);
    }
    text.append(item).append(",\n");
    held += item.length() + 2;
  }

  /** Characters that wait to be written. */
  int held() {
    return held;
  }

  /** Of all files that something was added to. */
  Set<String> names() {
    return begun;
  }

  private void flush() throws IOException {
    for (Map.Entry<String, StringBuilder> file : waiting.entrySet()) {
      folder.append(file.getKey(), file.getValue().toString());
    }
    waiting.clear();
    held = 0;
  }

  /**
   * @param closing what every file ends with
   */
  void close(String closing) throws IOException {
    for (String file : begun) {
      waiting.computeIfAbsent(file, name -> new StringBuilder()).append(closing);
    }
    flush();
  }
}
