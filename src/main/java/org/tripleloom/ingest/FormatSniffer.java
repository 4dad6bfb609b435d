package org.tripleloom.ingest;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises a format by its content; the name of the file says nothing. */
final class FormatSniffer {
  private static final Pattern BIBTEX =
      Pattern.compile("(?m)^\\s*@\\s*[A-Za-z]+\\s*[{(][^\\n=]{0,200}[,=\\n]");
  private static final Pattern RIS = Pattern.compile("(?m)^TY  ?- ?\\w+");
  private static final Pattern HTML =
      Pattern.compile(
          "(?is)^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body|div|main|article|section)\\b.*");
  private static final Pattern XML = Pattern.compile("(?s)^\\s*<([?!]|[A-Za-z][\\w:.-]*[\\s>/]).*");
  private static final int TITLE_LINE = 400;

  private FormatSniffer() {}

  /** Null for a content that no reader takes. */
  static Format format(Input input) {
    String head = input.headText();
    String start = head.stripLeading();
    if (start.isEmpty() || binary(head)) {
      return null;
    }
    if (start.startsWith("{\"") || start.startsWith("[") || start.matches("(?s)\\{\\s*[\"}].*")) {
      return Format.json;
    }
    if (HTML.matcher(start).matches()) {
      return Format.html;
    }
    if (XML.matcher(start).matches()) {
      return Format.xml;
    }
    if (RIS.matcher(head).find()) {
      return Format.ris;
    }
    if (BIBTEX.matcher(head).find()) {
      return Format.bibtex;
    }
    String header = start.lines().findFirst().orElse("");
    if (header.length() <= TITLE_LINE * 5 && TableReader.isHeader(header, '\t')) {
      return Format.tsv;
    }
    if (header.length() <= TITLE_LINE * 5
        && (TableReader.isHeader(header, ',') || TableReader.isHeader(header, ';'))) {
      return Format.csv;
    }
    return ListingReader.looksLikeListing(head) ? Format.listing : null;
  }

  private static boolean binary(String head) {
    long odd =
        head.chars()
            .limit(4096)
            .filter(c -> c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0xFFFD)
            .count();
    boolean magic = head.toLowerCase(Locale.ROOT).startsWith("%pdf-");
    return magic || odd * 10 > Math.min(head.length(), 4096);
  }
}
