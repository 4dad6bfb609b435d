package org.tripleloom.ingest;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.paper.PublicationDate;

/**
 * A listing page saved as text. Titles and abstracts take turns, with or without blank lines
 * between them; header lines come first; behind an abstract may stand a line of authors or of an
 * organisation, a dot, and a date with the number of comments.
 */
final class ListingReader implements EntryReader {
  /** Lines that such pages begin and end with. */
  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?i)new|subscribe|daily papers|trending papers|by ?ak( and the research community)?|"
              + "get trending papers in your email inbox.*|(previous|next|load more|log ?in|sign ?up)");

  private static final Pattern GLUED = Pattern.compile("Subscribe(?=\\p{Lu})");
  private static final Pattern AUTHOR_COUNT = Pattern.compile("[•*-]?\\s*\\d+ authors?");
  private static final Pattern DATE =
      Pattern.compile("([A-Z][a-z]{2,8}\\.? \\d{1,2}, \\d{4})(?:\\s+\\d+)?");
  private static final Pattern DAY = Pattern.compile("[A-Z][a-z]{2,8}\\.? \\d{1,2}");
  private static final Pattern SENTENCE_END = Pattern.compile("(?s).*[.!?)\"”'’\\]]");
  private static final int SURELY_ABSTRACT = 300;
  private static final int MAYBE_ABSTRACT = 80;
  private static final int LONGEST_TITLE = 400;

  /** Whether a text has at least one title with an abstract below it. */
  static boolean looksLikeListing(String head) {
    int[] found = new int[1];
    ListingReader reader = new ListingReader();
    String[] lines = head.split("\\R");
    for (int i = 0; i < lines.length; i++) {
      reader.line(lines[i], i + 1L, entry -> found[0] += entry.abstractText == null ? 0 : 1);
    }
    return found[0] > 0 || reader.entry != null && reader.entry.abstractText != null;
  }

  private interface Taker {
    void take(Entry entry);
  }

  /** The paper that lines are added to, given on when the next one begins. */
  private Entry entry;

  private String title;
  private long titleLine;
  private boolean afterDot;

  @Override
  public void read(Input input, Entries out) throws IOException {
    read(new Lines(input.text()), out);
  }

  /** As {@link #read}, of a text at hand. */
  void readText(String text, Entries out) throws IOException {
    read(new Lines(new StringReader(text)), out);
  }

  private void read(Lines lines, Entries out) throws IOException {
    for (String line; (line = lines.next()) != null; ) {
      line(line, lines.number(), out::entry);
    }
    if (entry != null) {
      out.entry(entry);
    }
  }

  private void line(String raw, long number, Taker out) {
    String line = raw.strip();
    if (line.isEmpty()
        || FURNITURE.matcher(line).matches()
        || AUTHOR_COUNT.matcher(line).matches()) {
      return;
    }
    boolean expectsDate = afterDot;
    afterDot = line.equals("·");
    if (afterDot) {
      // the line above was the organisation's, in place of the number of authors
      title = null;
      return;
    }
    Matcher date = DATE.matcher(line);
    if (date.matches() && (expectsDate || entry != null)) {
      PublicationDate published = Dates.parse(date.group(1));
      if (entry != null && entry.published == null) {
        entry.published = published;
      }
      return;
    }
    if (entry == null && (date.matches() || DAY.matcher(line).matches())) {
      return;
    }
    if (isAbstract(line)) {
      abstractLine(line, out);
    } else {
      titleLine(line, number, out);
    }
  }

  /** Long lines, and shorter ones that are a sentence below a title. */
  private boolean isAbstract(String line) {
    if (line.length() >= SURELY_ABSTRACT) {
      return title != null || line.length() > LONGEST_TITLE;
    }
    return title != null
        && line.length() >= MAYBE_ABSTRACT
        && line.length() > title.length()
        && SENTENCE_END.matcher(line).matches();
  }

  private void abstractLine(String line, Taker out) {
    if (title != null) {
      if (entry != null) {
        out.take(entry);
      }
      entry = new Entry(titleLine);
      entry.title = title;
      entry.abstractText = line;
      title = null;
    } else if (entry != null && entry.published == null) {
      entry.abstractText = Names.join(entry.abstractText, line);
    }
  }

  private void titleLine(String line, long number, Taker out) {
    if (title != null && entry != null && title.split("\\s+").length > 2) {
      out.take(entry);
      entry = new Entry(titleLine);
      entry.title = title;
    }
    title = entry == null ? GLUED.matcher(line).replaceFirst("") : line;
    titleLine = number;
  }
}
