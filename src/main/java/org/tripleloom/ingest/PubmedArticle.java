package org.tripleloom.ingest;

import org.tripleloom.paper.Author;
import org.tripleloom.paper.PublicationDate;

/** Articles of PubMed. */
final class PubmedArticle {
  private PubmedArticle() {}

  static Entry entry(XmlNode record, long line) {
    XmlNode citation = record.at("MedlineCitation");
    XmlNode article = citation == null ? null : citation.at("Article");
    Entry entry = new Entry(line);
    if (article == null) {
      return entry;
    }
    entry.inputId = citation.text("PMID");
    // brackets around a title say that it was translated
    entry.title = article.text("ArticleTitle").replaceFirst("^\\[(.*)]\\.?$", "$1");
    StringBuilder text = new StringBuilder();
    for (XmlNode part : article.all("Abstract", "AbstractText")) {
      String label = part.attribute("Label");
      boolean labelled = !label.isEmpty() && !label.equals("UNLABELLED");
      text.append(text.length() == 0 ? "" : " ")
          .append(labelled ? label + ": " : "")
          .append(part.text());
    }
    entry.abstractText = text.toString();
    for (XmlNode author : article.all("AuthorList", "Author")) {
      String orcid = "";
      for (XmlNode identifier : author.all("Identifier")) {
        orcid = identifier.attribute("Source").equals("ORCID") ? identifier.text() : orcid;
      }
      String name =
          Names.join(author.text("ForeName"), author.text("LastName"), author.text("Suffix"));
      Author known = Names.author(name.isEmpty() ? author.text("CollectiveName") : name, orcid);
      if (known != null) {
        entry.authors.add(known);
      }
    }
    entry.venue = article.text("Journal", "Title");
    entry.published = date(article.at("Journal", "JournalIssue", "PubDate"));
    PublicationDate online = date(article.at("ArticleDate"));
    if (online != null && (entry.published == null || online.compareTo(entry.published) < 0)) {
      entry.published = online;
    }
    for (XmlNode id : record.all("PubmedData", "ArticleIdList", "ArticleId")) {
      entry.doi = id.attribute("IdType").equals("doi") ? id.text() : entry.doi;
    }
    for (XmlNode id : article.all("ELocationID")) {
      boolean doi = id.attribute("EIdType").equals("doi");
      entry.doi = doi && entry.doi == null ? id.text() : entry.doi;
    }
    citation.all("KeywordList", "Keyword").forEach(word -> entry.keywords.add(word.text()));
    for (XmlNode type : article.all("PublicationTypeList", "PublicationType")) {
      entry.withdrawn |=
          type.text().matches("Retracted Publication|Retraction of Publication|Retraction Notice");
    }
    return entry;
  }

  private static PublicationDate date(XmlNode date) {
    if (date == null) {
      return null;
    }
    int month = Dates.month(date.text("Month"));
    if (date.at("Year") == null) {
      return Dates.parse(date.text("MedlineDate").replaceFirst("-.*", ""));
    }
    String day = date.text("Day");
    return Dates.date(
        Integer.parseInt("0" + date.text("Year").replaceAll("\\D", "")),
        month,
        month == 0 || !day.matches("\\d{1,2}") ? 0 : Integer.parseInt(day));
  }
}
