package org.tripleloom.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.paper.ArxivId;
import org.tripleloom.paper.Author;

/** Entries of feeds: Atom as arXiv answers queries, RSS as it announces new papers. */
final class Feeds {
  private static final Pattern ANNOUNCED =
      Pattern.compile("(?s)\\s*arXiv:(\\S+)\\s+Announce Type:.*?\\bAbstract:\\s*");
  private static final Pattern TITLE_SUFFIX =
      Pattern.compile(
          "\\.?\\s*\\(arXiv:(\\S+)\\s*\\[[^]]*]\\s*(?:UPDATED|CROSS LISTED)?\\s*\\)\\s*$");

  private Feeds() {}

  static Entry atom(XmlNode node, long line) {
    Entry entry = new Entry(line);
    entry.inputId = node.text("id");
    entry.title = node.text("title");
    entry.abstractText = node.at("summary") == null ? node.text("content") : node.text("summary");
    for (XmlNode author : node.all("author")) {
      author(entry, author.text("name"));
    }
    entry.published = Dates.parse(node.text("published"));
    if (entry.published == null) {
      entry.published = Dates.parse(node.text("updated"));
    }
    entry.arxiv = ArxivId.parse(entry.inputId);
    entry.doi = node.text("doi");
    entry.venue = node.text("journal_ref");
    entry.comment = node.text("comment");
    return entry;
  }

  static Entry rss(XmlNode node, long line) {
    Entry entry = new Entry(line);
    entry.inputId = node.at("guid") == null ? node.text("link") : node.text("guid");
    entry.title = node.text("title");
    entry.abstractText = node.text("description");
    entry.arxiv = ArxivId.parse(node.text("link"));
    Matcher announced = ANNOUNCED.matcher(entry.abstractText);
    if (announced.lookingAt()) {
      entry.arxiv = ArxivId.parse(announced.group(1));
      entry.abstractText = entry.abstractText.substring(announced.end());
    }
    Matcher suffix = TITLE_SUFFIX.matcher(entry.title);
    if (suffix.find()) {
      entry.arxiv = ArxivId.parse(suffix.group(1));
      entry.title = entry.title.substring(0, suffix.start());
    }
    for (XmlNode creator : node.all("creator")) {
      entry.authors.addAll(Names.split(PlainText.of(creator.text(), Entry.Text.MARKED_UP)));
    }
    entry.published =
        Dates.parse(node.at("date") == null ? node.text("pubDate") : node.text("date"));
    entry.doi = node.text("DOI").isEmpty() ? node.text("doi") : node.text("DOI");
    return entry;
  }

  private static void author(Entry entry, String name) {
    Author author = Names.author(name, null);
    if (author != null) {
      entry.authors.add(author);
    }
  }
}
