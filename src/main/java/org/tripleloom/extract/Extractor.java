package org.tripleloom.extract;

import org.tripleloom.text.Analysis;
import org.tripleloom.text.Depth;

/** Reads one analysed paper. Thread-safe; equal papers give equal extractions. */
public interface Extractor extends AutoCloseable {
  Engine engine();

  /** SHA-256 over the files of the model; empty for an engine without one. */
  default String checksum() {
    return "";
  }

  /**
   * Loads what {@link #extract} needs, once; later calls return at once. Without it the first paper
   * does. About 1 s.
   *
   * @throws org.tripleloom.problem.ProblemException when the engine cannot run here (TL-3xx) or a
   *     rule is wrong (TL-2xx)
   */
  default void load() {}

  /** The analysis that {@link #extract} needs at least. */
  Depth depth();

  Extraction extract(Analysis analysis);

  @Override
  default void close() {}
}
