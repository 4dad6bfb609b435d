package org.tripleloom.ingest;

import java.io.IOException;

/** Reads one format as a stream: memory does not grow with the input. */
interface EntryReader {
  /**
   * Gives every entry of the input, in order. One bad entry does not stop the rest.
   *
   * @throws IOException when the input cannot be read on; what was given before stays
   */
  void read(Input input, Entries out) throws IOException;
}
