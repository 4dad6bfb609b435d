package org.tripleloom.ingest;

import org.tripleloom.paper.Paper;
import org.tripleloom.problem.Reject;

/** Takes what a reading gives, on the reading thread. May block to slow the reader down. */
public interface PaperSink {
  /** A paper ready for analysis: text cleaned, duplicates merged. */
  void paper(Paper paper);

  /** An entry that could not be used. */
  void reject(Reject reject);
}
