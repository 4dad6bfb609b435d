package org.tripleloom.export;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** How files are packed; the names are those of the command line. */
public enum Compression {
  none(""),
  gzip(".gz"),
  zstd(".zst");

  private static final int BUFFER = 1 << 16;
  private static final int ZSTD_LEVEL = 3;

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** What names of such files end in, with the dot. */
  public String suffix() {
    return suffix;
  }

  /** What the name of a file asks for. */
  public static Compression of(Path file) {
    for (Compression compression : values()) {
      if (compression != none && file.toString().endsWith(compression.suffix)) {
        return compression;
      }
    }
    return none;
  }

  /** Closing the stream ends the packed form and closes {@code out}. */
  public OutputStream pack(OutputStream out) throws IOException {
    return switch (this) {
      case none -> out;
      case gzip -> new FastGzip(out);
      case zstd -> new ZstdOutputStream(out, ZSTD_LEVEL);
    };
  }

  /** Half the time of the default level for a tenth more bytes. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED + 2);
    }
  }
}
