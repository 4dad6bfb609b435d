package org.tripleloom.ingest;

/** The reader of each format. */
final class Readers {
  private Readers() {}

  static EntryReader of(Format format, FieldMap fields) {
    return switch (format) {
      case TRIPLELOOM, JSON -> new JsonReader(new RecordMapper(fields), format);
      case CSV, TSV -> new TableReader(new RecordMapper(fields), format);
      case BIBTEX -> new BibtexReader(new RecordMapper(fields));
      case RIS -> new RisReader();
      case XML -> new XmlReader();
      case HTML -> new HtmlReader();
      case LISTING -> new ListingReader();
    };
  }
}
