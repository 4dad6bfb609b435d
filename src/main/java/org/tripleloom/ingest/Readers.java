package org.tripleloom.ingest;

/** The reader of each format. */
final class Readers {
  private Readers() {}

  static EntryReader of(Format format, FieldMap fields) {
    return switch (format) {
      case tripleloom, json -> new JsonReader(new RecordMapper(fields), format);
      case csv, tsv -> new TableReader(new RecordMapper(fields), format);
      case bibtex -> new BibtexReader(new RecordMapper(fields));
      case ris -> new RisReader();
      case xml -> new XmlReader();
      case html -> new HtmlReader();
      case listing -> new ListingReader();
    };
  }
}
