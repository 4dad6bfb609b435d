package org.tripleloom.extract;

import org.tripleloom.text.Analysis;
import org.tripleloom.text.Depth;

/** Reads one analysed paper. Thread-safe; equal papers give equal extractions. */
public interface Extractor extends AutoCloseable {
  Engine engine();

  /** The analysis that {@link #extract} needs at least. */
  Depth depth();

  Extraction extract(Analysis analysis);

  @Override
  default void close() {}
}
