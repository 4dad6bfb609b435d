package org.tripleloom.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.output.WriterOutputStream;

/** A command's output for libraries that write bytes of UTF-8. */
final class Utf8Output {
  private static final int BUFFER = 16 * 1024;

  private Utf8Output() {}

  /** Closing flushes. Writing throws once the reader is gone, which the writer alone hides. */
  static OutputStream of(PrintWriter out) {
    Writer honest =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            out.write(text, from, length);
            if (out.checkError()) {
              throw new IOException("nobody reads the output any more");
            }
          }

          @Override
          public void flush() {
            out.flush();
          }

          @Override
          public void close() {
            out.flush();
          }
        };
    try {
      return WriterOutputStream.builder()
          .setWriter(honest)
          .setCharset(StandardCharsets.UTF_8)
          .setBufferSize(BUFFER)
          .get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
