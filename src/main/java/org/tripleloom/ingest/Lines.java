package org.tripleloom.ingest;

import java.io.IOException;
import java.io.Reader;

/** Lines with their numbers. A line beyond the limit is read over and marked, not held. */
final class Lines {
  /** Characters of a line that are kept: an abstract of 10 MB still gets its own message. */
  static final int LIMIT = 16 << 20;

  private final Reader in;
  private final char[] buffer = new char[1 << 15];
  private int position;
  private int filled;
  private long number;
  private boolean tooLong;
  private boolean afterReturn;

  Lines(Reader in) {
    this.in = in;
  }

  /** The next line without its end, or null; ends are LF, CR or CR LF. */
  String next() throws IOException {
    StringBuilder line = new StringBuilder();
    tooLong = false;
    boolean any = false;
    while (fill()) {
      if (afterReturn && buffer[position] == '\n') {
        position++;
        afterReturn = false;
        continue;
      }
      afterReturn = false;
      int end = position;
      while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      any = true;
      if (line.length() + (end - position) > LIMIT) {
        tooLong = true;
        line.setLength(0);
      }
      if (!tooLong) {
        line.append(buffer, position, end - position);
      }
      position = end;
      if (end < filled) {
        afterReturn = buffer[position++] == '\r';
        number++;
        return line.toString();
      }
    }
    if (any) {
      number++;
    }
    return any ? line.toString() : null;
  }

  /** Of the line given last, from 1. */
  long number() {
    return number;
  }

  /** Whether the line given last was longer than {@link #LIMIT}; it is empty then. */
  boolean tooLong() {
    return tooLong;
  }

  private boolean fill() throws IOException {
    if (position < filled) {
      return true;
    }
    position = 0;
    filled = Math.max(in.read(buffer), 0);
    return filled > 0;
  }
}
