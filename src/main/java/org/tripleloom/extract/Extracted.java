package org.tripleloom.extract;

import org.tripleloom.paper.Paper;

/** What became of one paper in an {@link ExtractionPool}. */
public sealed interface Extracted {
  Paper paper();

  record Done(Paper paper, Extraction extraction) implements Extracted {}

  /** The extractor threw; the paper is lost to this run and must be reported. */
  record Failed(Paper paper, RuntimeException cause) implements Extracted {}
}
