package org.tripleloom.paper;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arXiv identifier.
 *
 * @param id without version: {@code 2105.07284} or {@code cs/0112017}
 * @param version from 1, or 0 where the source does not say
 */
public record ArxivId(String id, int version) {
  private static final String NEW = "\\d{4}\\.\\d{4,5}";
  private static final String OLD = "[a-z][a-z-]+(?:\\.[a-z]{2})?/\\d{7}";
  private static final Pattern WHOLE = Pattern.compile("(" + NEW + "|" + OLD + ")(?:v(\\d{1,3}))?");
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:(?:https?://)?(?:[a-z]+\\.)?arxiv\\.org/[a-z]+/"
              + "|(?:https?://)?(?:dx\\.)?(?:doi\\.org/|doi:\\s*)?10\\.48550/arxiv[.:/]"
              + "|(?:https?://)?huggingface\\.co/papers/|/papers/"
              + "|oai:arxiv\\.org:|arxiv[:/]\\s*)(.+)");

  /**
   * Reads the bare identifier, an address, {@code arXiv:…} or the DOI of arXiv; null for all else.
   */
  public static ArxivId parse(String text) {
    if (text == null) {
      return null;
    }
    String bare = text.strip().toLowerCase(Locale.ROOT);
    Matcher prefix = PREFIX.matcher(bare);
    if (prefix.matches()) {
      bare = prefix.group(1).replaceFirst("(\\.pdf)?([?#\\s\\[].*)?$", "");
    }
    Matcher m = WHOLE.matcher(bare);
    if (!m.matches()) {
      return null;
    }
    // the subject class of an old identifier (math.AG/0112017) is not part of it
    String id = m.group(1).replaceFirst("\\.[a-z]{2}/", "/");
    return new ArxivId(id, m.group(2) == null ? 0 : Integer.parseInt(m.group(2)));
  }
}
