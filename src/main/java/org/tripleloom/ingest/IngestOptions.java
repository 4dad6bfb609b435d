package org.tripleloom.ingest;

import java.util.Objects;

/**
 * @param format forced for all sources, or null to recognise each
 * @param fields where unknown shapes keep title, abstract and the rest
 * @param limit papers to read at most; reading stops there
 */
public record IngestOptions(Format format, FieldMap fields, long limit) {
  public static final IngestOptions DEFAULT =
      new IngestOptions(null, FieldMap.NONE, Long.MAX_VALUE);

  public IngestOptions {
    Objects.requireNonNull(fields, "fields");
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit);
    }
  }
}
