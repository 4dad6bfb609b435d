package org.tripleloom.ingest;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.paper.ArxivId;
import org.tripleloom.problem.Problem;

/**
 * RIS: a tag of two characters, two blanks, a hyphen, the value; {@code TY} begins, {@code ER}
 * ends.
 */
final class RisReader implements EntryReader {
  private static final Pattern TAG = Pattern.compile("([A-Z][A-Z0-9])  ?- ?(.*)");

  @Override
  public void read(Input input, Entries out) throws IOException {
    Lines lines = new Lines(input.text());
    Entry entry = null;
    String tag = "";
    for (String line; (line = lines.next()) != null; ) {
      Matcher m = TAG.matcher(line.stripTrailing());
      if (m.matches()) {
        tag = m.group(1);
        if (tag.equals("TY")) {
          cut(entry, out);
          entry = new Entry(lines.number());
        } else if (entry == null) {
          if (!tag.equals("ER")) {
            entry = new Entry(lines.number());
            set(entry, tag, m.group(2).strip());
          }
        } else if (tag.equals("ER")) {
          out.entry(entry);
          entry = null;
        } else {
          set(entry, tag, m.group(2).strip());
        }
      } else if (entry != null && !line.isBlank()) {
        goOn(entry, tag, line.strip());
      }
    }
    cut(entry, out);
  }

  /** An entry without its end: its tags are whole lines, so what is there is used. */
  private static void cut(Entry entry, Entries out) {
    if (entry == null) {
      return;
    }
    if (entry.title == null) {
      out.reject(
          Problem.MALFORMED_ENTRY,
          entry.line,
          "",
          entry.line,
          "the entry has neither title nor end");
    } else {
      out.entry(entry);
    }
  }

  private static void set(Entry entry, String tag, String value) {
    if (value.isEmpty()) {
      return;
    }
    switch (tag) {
      case "TI", "T1", "CT" -> entry.title = value;
      case "AB", "N2" -> entry.abstractText = longer(entry.abstractText, value);
      case "AU", "A1" -> {
        var author = Names.author(value, null);
        if (author != null) {
          entry.authors.add(author);
        }
      }
      case "JO", "JF", "T2", "JA", "BT" -> entry.venue = longer(entry.venue, value);
      case "DA", "PY", "Y1" -> {
        var date = Dates.parse(value.replaceAll("/+$", "").replaceAll("/(?=/)", ""));
        if (date != null && (entry.published == null || entry.published.month() == 0)) {
          entry.published = date;
        }
      }
      case "DO" -> entry.doi = value;
      case "KW" -> entry.keywords.add(value);
      case "ID" -> entry.inputId = value;
      case "UR", "AN", "L1", "L2", "LK" -> {
        ArxivId arxiv = ArxivId.parse(value);
        entry.arxiv = arxiv == null ? entry.arxiv : arxiv;
      }
      case "N1" -> entry.comment = value;
      default -> {
        // tags that say nothing about what a paper states
      }
    }
  }

  private static String longer(String a, String b) {
    return a == null || a.length() < b.length() ? b : a;
  }

  private static void goOn(Entry entry, String tag, String more) {
    switch (tag) {
      case "TI", "T1", "CT" -> entry.title = Names.join(entry.title, more);
      case "AB", "N2" -> entry.abstractText = Names.join(entry.abstractText, more);
      default -> {
        // the rest of a value that is not kept
      }
    }
  }
}
