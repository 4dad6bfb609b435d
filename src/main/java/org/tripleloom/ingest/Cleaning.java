package org.tripleloom.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tripleloom.paper.ArxivId;
import org.tripleloom.paper.Author;
import org.tripleloom.paper.Doi;
import org.tripleloom.paper.Paper;
import org.tripleloom.problem.Problem;

/** Makes a paper of an entry: text cleaned, identifiers normalised; or says why it is none. */
final class Cleaning {
  private static final Pattern WITHDRAWN_TITLE =
      Pattern.compile("(?i)^\\W*(withdrawn|retracted)\\b(?: article| paper)?\\s*[:\\])—–-].*");
  private static final Pattern WITHDRAWN_TEXT =
      Pattern.compile(
          "(?is)^\\W*(this|the) (\\w+ )?(paper|article|submission|manuscript|preprint|work)"
              + " (has been|is|was)( being)? (temporarily )?(withdrawn|retracted)\\b.*");
  private static final Pattern WITHDRAWN_COMMENT =
      Pattern.compile("(?is).*\\b(withdrawn|retracted)\\b.*");
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "(?iU)[\\W_]*|n/?a|none|null|nan|no abstract( is)?( available)?\\W*|\\[?abstract not available\\]?\\W*");

  private Cleaning() {}

  /** Null when {@code out} has been told why not. */
  static Paper paper(Entry entry, String source, Entries out) {
    String title = PlainText.of(entry.title, entry.text);
    String text = PlainText.of(entry.abstractText, entry.text);
    List<Author> authors = authors(entry);
    if (undecoded(title, text, entry.venue, authors)) {
      out.reject(Problem.WRONG_ENCODING, entry.line, readable(title), entry.line);
      return null;
    }
    if (title.isBlank()) {
      out.reject(Problem.NO_TITLE, entry.line, "", entry.line);
      return null;
    }
    if (title.length() > Ingest.LONGEST_TITLE) {
      return tooLong(entry, "title", title, Ingest.LONGEST_TITLE, out);
    }
    if (text.length() > Ingest.LONGEST_ABSTRACT) {
      return tooLong(entry, "abstract", text, Ingest.LONGEST_ABSTRACT, out);
    }
    if (NO_TEXT.matcher(text).matches()) {
      text = "";
    }
    if (!text.isEmpty() && !Language.isEnglish(text)) {
      out.skip(Ingest.NOT_ENGLISH);
      return null;
    }
    // the DOI that arXiv itself gives says no more than the identifier
    ArxivId ofDoi = ArxivId.parse(entry.doi);
    ArxivId arxiv = entry.arxiv == null ? ofDoi : entry.arxiv;
    boolean withdrawn =
        entry.withdrawn
            || WITHDRAWN_TITLE.matcher(title).matches()
            || WITHDRAWN_TEXT.matcher(text).matches()
            || entry.comment != null && WITHDRAWN_COMMENT.matcher(entry.comment).matches();
    return new Paper(
        blankToNull(entry.inputId),
        title,
        text,
        authors,
        blankToNull(PlainText.of(entry.venue, entry.text)),
        entry.published,
        ofDoi == null ? Doi.parse(entry.doi) : null,
        arxiv == null ? null : arxiv.id(),
        arxiv == null ? 0 : arxiv.version(),
        keywords(entry),
        withdrawn,
        List.of(source));
  }

  private static Paper tooLong(Entry entry, String field, String text, int limit, Entries out) {
    String title = PlainText.of(entry.title, entry.text);
    out.reject(
        Problem.TEXT_TOO_LONG,
        entry.line,
        title.substring(0, Math.min(title.length(), Ingest.LONGEST_TITLE)),
        entry.line,
        field,
        text.length(),
        limit);
    return null;
  }

  private static List<Author> authors(Entry entry) {
    Set<String> names = new LinkedHashSet<>();
    List<Author> authors = new ArrayList<>();
    for (Author author : entry.authors) {
      String name = PlainText.of(author.name(), entry.text);
      if (!name.isBlank() && names.add(name)) {
        authors.add(new Author(name, author.orcid()));
      }
    }
    return authors;
  }

  private static List<String> keywords(Entry entry) {
    Set<String> keywords = new LinkedHashSet<>();
    for (String keyword : entry.keywords) {
      String clean = PlainText.of(keyword, entry.text);
      if (!clean.isBlank()) {
        keywords.add(clean);
      }
    }
    return List.copyOf(keywords);
  }

  private static boolean undecoded(String title, String text, String venue, List<Author> authors) {
    return undecoded(title)
        || undecoded(text)
        || venue != null && undecoded(venue)
        || authors.stream().anyMatch(author -> undecoded(author.name()));
  }

  private static boolean undecoded(String text) {
    return text.indexOf(Input.UNDECODED) >= 0;
  }

  private static String readable(String text) {
    String shown = text.replace(Input.UNDECODED, '\uFFFD');
    return shown.substring(0, Math.min(shown.length(), Ingest.LONGEST_TITLE));
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
