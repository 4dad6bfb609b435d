package org.tripleloom.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.apache.jena.query.QueryCancelledException;
import org.tripleloom.problem.Problem;

/**
 * Holds an answer until it is whole: a small one in memory, a large one in a temporary file. So a
 * query that is stopped while its rows are written is told as an error and not as a short answer,
 * and clients that read slowly hold no transaction.
 */
final class AnswerSpool extends OutputStream {
  private static final int IN_MEMORY = 1 << 20;
  private static final long LARGEST = 1L << 30;

  private final DeferredFileOutputStream spool =
      DeferredFileOutputStream.builder()
          .setThreshold(IN_MEMORY)
          .setPrefix("tripleloom-answer-")
          .setSuffix(".tmp")
          .get();
  private AtomicBoolean stopped = new AtomicBoolean();
  private long size;

  /** Lets writing end when this becomes true. */
  void stopBy(AtomicBoolean signal) {
    stopped = signal;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (stopped.get()) {
      throw new QueryCancelledException();
    }
    size += length;
    if (size > LARGEST) {
      throw Problem.ANSWER_TOO_LONG.at(LARGEST / (1 << 20) + " MB");
    }
    try {
      spool.write(bytes, offset, length);
    } catch (IOException e) {
      throw Problem.SPOOL_FAILED.because(e, System.getProperty("java.io.tmpdir"), e.getMessage());
    }
  }

  /** In bytes. */
  long size() {
    return size;
  }

  /** Writes all that was written here. */
  void sendTo(OutputStream out) throws IOException {
    spool.close();
    spool.writeTo(out);
  }

  @Override
  public void close() throws IOException {
    spool.close();
    if (!spool.isInMemory()) {
      Files.deleteIfExists(spool.getPath());
    }
  }
}
