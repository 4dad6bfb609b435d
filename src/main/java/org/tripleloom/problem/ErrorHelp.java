package org.tripleloom.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The help page of all problems: a Markdown file with one second-level heading for each. */
public final class ErrorHelp {
  private static final String PAGE = "/help/errors.md";

  private final Map<String, String> sections = new LinkedHashMap<>();

  private ErrorHelp(String page) {
    for (String section : page.split("(?m)^## ")) {
      if (section.startsWith("TL-")) {
        sections.put(section.substring(0, 6), section.strip());
      }
    }
  }

  public static ErrorHelp load() {
    try (InputStream in = ErrorHelp.class.getResourceAsStream(PAGE)) {
      return new ErrorHelp(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Map<String, String> sections() {
    return Map.copyOf(sections);
  }

  /** The heading and its text; throws {@link Problem#NO_SUCH_PROBLEM}. */
  public String section(String id) {
    String section = sections.get(id.toUpperCase(Locale.ROOT));
    if (section == null) {
      throw Problem.NO_SUCH_PROBLEM.at(id);
    }
    return section;
  }
}
