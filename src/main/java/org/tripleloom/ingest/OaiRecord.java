package org.tripleloom.ingest;

import java.util.Locale;
import org.tripleloom.paper.ArxivId;
import org.tripleloom.paper.Author;
import org.tripleloom.paper.Doi;
import org.tripleloom.paper.PublicationDate;

/**
 * Records of OAI-PMH with the metadata formats {@code oai_dc}, {@code arXiv} and {@code arXivRaw}.
 */
final class OaiRecord {
  private OaiRecord() {}

  static Entry entry(XmlNode record, long line) {
    XmlNode metadata = record.at("metadata");
    XmlNode paper =
        metadata == null || metadata.children.isEmpty() ? record : metadata.children.get(0);
    Entry entry =
        paper.name.toLowerCase(Locale.ROOT).startsWith("arxiv")
            ? arxiv(paper, line)
            : dublinCore(paper, line);
    entry.inputId = record.text("header", "identifier");
    if (entry.arxiv == null) {
      entry.arxiv = ArxivId.parse(entry.inputId);
    }
    return entry;
  }

  private static Entry arxiv(XmlNode paper, long line) {
    Entry entry = new Entry(line);
    entry.title = paper.text("title");
    entry.abstractText = paper.text("abstract");
    for (XmlNode author : paper.all("authors", "author")) {
      add(
          entry,
          Names.join(author.text("forenames"), author.text("keyname"), author.text("suffix")));
    }
    if (entry.authors.isEmpty()) {
      entry.authors.addAll(Names.split(paper.text("authors")));
    }
    entry.arxiv = ArxivId.parse(paper.text("id"));
    int versions = paper.all("version").size();
    if (entry.arxiv != null && versions > 0) {
      entry.arxiv = new ArxivId(entry.arxiv.id(), versions);
      entry.published = Dates.parse(paper.text("version", "date"));
    } else {
      entry.published = Dates.parse(paper.text("created"));
    }
    entry.venue = paper.text("journal-ref");
    entry.doi = paper.text("doi");
    entry.comment = paper.text("comments");
    return entry;
  }

  private static Entry dublinCore(XmlNode paper, long line) {
    Entry entry = new Entry(line);
    entry.title = paper.text("title");
    StringBuilder comment = new StringBuilder();
    for (XmlNode description : paper.all("description")) {
      String text = description.text();
      if (text.startsWith("Comment:")) {
        comment.append(text);
      } else if (entry.abstractText == null || text.length() > entry.abstractText.length()) {
        entry.abstractText = text;
      }
    }
    entry.comment = comment.toString();
    paper.all("creator").forEach(creator -> add(entry, creator.text()));
    for (XmlNode date : paper.all("date")) {
      PublicationDate found = Dates.parse(date.text());
      if (found != null && (entry.published == null || found.compareTo(entry.published) < 0)) {
        entry.published = found;
      }
    }
    for (XmlNode identifier : paper.all("identifier")) {
      String text = identifier.text();
      entry.arxiv = entry.arxiv == null ? ArxivId.parse(text) : entry.arxiv;
      entry.doi = entry.doi == null ? Doi.parse(text) : entry.doi;
    }
    paper.all("subject").forEach(subject -> entry.keywords.add(subject.text()));
    entry.venue = paper.text("source");
    return entry;
  }

  private static void add(Entry entry, String name) {
    Author author = Names.author(name, null);
    if (author != null) {
      entry.authors.add(author);
    }
  }
}
