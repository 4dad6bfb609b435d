package org.tripleloom.ingest;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.tripleloom.paper.ArxivId;
import org.tripleloom.problem.Problem;

/**
 * Saved web pages: one paper that describes itself in {@code citation_…} tags, a listing with a
 * heading and a paragraph for each paper, or else the page's text as a listing. A page is held in
 * memory, at most {@value #LARGEST} bytes of it.
 */
final class HtmlReader implements EntryReader {
  private static final int LARGEST = 64 << 20;
  private static final String HEADINGS = "h1, h2, h3, h4, h5";
  private static final int SHORTEST_ABSTRACT = 120;
  private static final int CLIMB = 4;

  @Override
  public void read(Input input, Entries out) throws IOException {
    byte[] page = input.bytes().readNBytes(LARGEST + 1);
    if (page.length > LARGEST) {
      throw new SourceException(
          Problem.MALFORMED_ENTRY, null, 1, "the page has more than " + LARGEST + " bytes");
    }
    Document document = Jsoup.parse(new java.io.ByteArrayInputStream(page), null, "");
    if (!document.select("meta[name=citation_title]").isEmpty()) {
      out.entry(described(document));
      return;
    }
    if (!headings(document, out)) {
      new ListingReader().readText(text(document), out);
    }
  }

  /** The page of one paper, as publishers describe it for search engines. */
  private static Entry described(Document page) {
    Entry entry = new Entry(1);
    entry.title = meta(page, "citation_title");
    entry.abstractText = meta(page, "citation_abstract");
    if (entry.abstractText.isBlank()) {
      Element element = page.selectFirst("blockquote.abstract, #abstract, .abstract");
      entry.abstractText =
          element == null ? "" : element.text().replaceFirst("^(?i)abstract:?\\s*", "");
    }
    for (Element author : page.select("meta[name=citation_author]")) {
      var known = Names.author(author.attr("content"), null);
      if (known != null) {
        entry.authors.add(known);
      }
    }
    entry.doi = meta(page, "citation_doi");
    entry.arxiv = ArxivId.parse(meta(page, "citation_arxiv_id"));
    entry.venue = meta(page, "citation_journal_title");
    if (entry.venue.isBlank()) {
      entry.venue = meta(page, "citation_conference_title");
    }
    String date = meta(page, "citation_date");
    entry.published = Dates.parse(date.isBlank() ? meta(page, "citation_publication_date") : date);
    return entry;
  }

  private static String meta(Document page, String name) {
    Element element = page.selectFirst("meta[name=" + name + "]");
    return element == null ? "" : element.attr("content");
  }

  /** Papers under headings; false where there are none. */
  private static boolean headings(Document page, Entries out) {
    Set<Element> taken = new LinkedHashSet<>();
    boolean any = false;
    for (Element heading : page.select(HEADINGS)) {
      Element paragraph = paragraph(heading);
      if (paragraph == null || !taken.add(paragraph) || heading.text().isBlank()) {
        continue;
      }
      any = true;
      Element card = paragraph;
      while (card.parent() != null && !card.select(HEADINGS).contains(heading)) {
        card = card.parent();
      }
      Entry entry = new Entry(1);
      entry.title = heading.text();
      entry.abstractText = paragraph.text();
      for (Element link : card.select("a[href]")) {
        entry.arxiv = entry.arxiv == null ? ArxivId.parse(link.attr("href")) : entry.arxiv;
        entry.doi =
            entry.doi == null && link.attr("href").contains("doi.org/")
                ? link.attr("href")
                : entry.doi;
      }
      Element time = card.selectFirst("time");
      if (time != null) {
        entry.published =
            Dates.parse(time.hasAttr("datetime") ? time.attr("datetime") : time.text());
      }
      out.entry(entry);
    }
    return any;
  }

  /** The longest paragraph near a heading that belongs to no other heading. */
  private static Element paragraph(Element heading) {
    Element card = heading;
    for (int i = 0; i < CLIMB && card.parent() != null; i++) {
      card = card.parent();
      if (card.select(HEADINGS).size() > 1) {
        return sibling(heading);
      }
      Element longest = null;
      for (Element p : card.select("p, blockquote, div:not(:has(*))")) {
        boolean longer = longest == null || p.text().length() > longest.text().length();
        longest = longer && p.text().length() >= SHORTEST_ABSTRACT ? p : longest;
      }
      if (longest != null) {
        return longest;
      }
    }
    return null;
  }

  /** In a flat page, the first paragraph between this heading and the next. */
  private static Element sibling(Element heading) {
    for (Element next = heading.nextElementSibling();
        next != null && !next.is(HEADINGS);
        next = next.nextElementSibling()) {
      if (next.select(HEADINGS).isEmpty() && next.text().length() >= SHORTEST_ABSTRACT) {
        return next;
      }
    }
    return null;
  }

  /** The text as a browser saves it: each block on a line of its own. */
  private static String text(Document page) {
    page.select("script, style, noscript, template").remove();
    StringBuilder out = new StringBuilder();
    page.body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                  out.append(text.text());
                } else if (isBlock(node)) {
                  out.append('\n');
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (isBlock(node)) {
                  out.append('\n');
                }
              }
            });
    return out.toString();
  }

  private static boolean isBlock(Node node) {
    return node instanceof Element element && (element.isBlock() || element.nameIs("br"));
  }
}
