package org.tripleloom.ingest;

/** The reader of each format. */
final class Readers {
  private Readers() {}

  static EntryReader of(Format format, FieldMap fields) {
    return switch (format) {
      case TRIPLELOOM, JSON -> new JsonReader(new RecordMapper(fields), format);
      case CSV, TSV -> new TableReader(new RecordMapper(fields), format);
      case RIS -> new RisReader();
      case LISTING -> new ListingReader();
    };
  }
}
