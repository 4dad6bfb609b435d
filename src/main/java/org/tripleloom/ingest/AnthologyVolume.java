package org.tripleloom.ingest;

import javax.xml.stream.XMLStreamReader;
import org.tripleloom.paper.PublicationDate;

/** Papers of the ACL Anthology; the volume around them has the venue and the date. */
final class AnthologyVolume {
  private String collection = "";
  private String volume = "";
  private String venue = "";
  private PublicationDate published;

  void enter(String element, XMLStreamReader in) {
    String id = in.getAttributeValue(null, "id");
    if (element.equals("collection")) {
      collection = id == null ? "" : id;
    } else {
      volume = id == null ? "" : id;
    }
  }

  void meta(XmlNode meta) {
    venue = meta.text("booktitle");
    published = date(meta);
  }

  Entry paper(XmlNode paper, long line) {
    Entry entry = new Entry(line);
    entry.inputId =
        collection.isEmpty() ? null : collection + "-" + volume + "." + paper.attribute("id");
    entry.title = paper.text("title");
    entry.abstractText = paper.text("abstract");
    for (XmlNode author : paper.all("author")) {
      var known =
          Names.author(
              Names.join(author.text("first"), author.text("last")), author.attribute("orcid"));
      if (known != null) {
        entry.authors.add(known);
      }
    }
    entry.venue = paper.at("booktitle") == null ? venue : paper.text("booktitle");
    PublicationDate own = date(paper);
    entry.published = own == null ? published : own;
    entry.doi = paper.text("doi");
    entry.withdrawn = paper.at("retracted") != null || paper.at("removed") != null;
    return entry;
  }

  private static PublicationDate date(XmlNode node) {
    return Dates.parse(Names.join(node.text("month").replaceAll("[-–/].*", ""), node.text("year")));
  }
}
