package org.tripleloom.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tripleloom.problem.Problem;

/** Compares what comes out of an archive with what went in, and stops a bomb. */
final class Meter {
  private static final long HARMLESS = 64L << 20;
  private static final long RATIO = 200;

  private long packedBytes;
  private long unpackedBytes;

  /** Counts what is read of the packed file. */
  InputStream packed(InputStream stream) {
    return new Counting(stream, false);
  }

  /**
   * Counts what is unpacked; throws {@link Problem#ARCHIVE_BOMB} beyond 64 MB and 200 times the
   * packed size.
   */
  InputStream unpacked(InputStream stream) {
    return new Counting(stream, true);
  }

  private final class Counting extends FilterInputStream {
    private final boolean unpacked;

    Counting(InputStream stream, boolean unpacked) {
      super(stream);
      this.unpacked = unpacked;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      if (n > 0) {
        count(n);
      }
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      return read(new byte[(int) Math.min(n, 1 << 13)]);
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(int n) throws IOException {
      if (!unpacked) {
        packedBytes += n;
        return;
      }
      unpackedBytes += n;
      if (unpackedBytes > HARMLESS && unpackedBytes > RATIO * packedBytes) {
        throw new SourceException(
            Problem.ARCHIVE_BOMB, null, "it unpacks to more than " + RATIO + " times its size");
      }
    }
  }
}
