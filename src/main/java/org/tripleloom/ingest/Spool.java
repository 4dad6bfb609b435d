package org.tripleloom.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;
import org.tripleloom.problem.Problem;

/**
 * The papers of a reading in a temporary file, each compressed on its own, to be fetched by number.
 * In memory it keeps 8 bytes a paper. The file goes with {@link #close}.
 */
final class Spool implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LEVEL = 1;

  private final ZstdCompressCtx packer = new ZstdCompressCtx().setLevel(LEVEL);
  private final ZstdDecompressCtx unpacker = new ZstdDecompressCtx();
  private final FileChannel file;
  private final OutputStream out;
  private long[] ends = new long[1024];
  private int size;

  Spool() {
    try {
      Path path = Files.createTempFile("tripleloom-", ".spool");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void add(Paper paper) {
    byte[] json = PaperJson.line(paper).getBytes(StandardCharsets.UTF_8);
    byte[] packed = packer.compress(json);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size + (size >> 1));
    }
    ends[size] = start(size) + packed.length;
    size++;
    try {
      out.write(packed);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Ends the writing; {@link #get} comes after it. */
  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  Paper get(int i) {
    try {
      ByteBuffer packed = ByteBuffer.allocate((int) (ends[i] - start(i)));
      while (packed.hasRemaining() && file.read(packed, start(i) + packed.position()) >= 0) {
        // reads on until the record is whole
      }
      byte[] bytes = packed.array();
      byte[] json = unpacker.decompress(bytes, (int) Zstd.getFrameContentSize(bytes));
      return PaperJson.read(JSON.readTree(json));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private long start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  private static RuntimeException failed(IOException e) {
    return Problem.SPOOL_FAILED.because(e, System.getProperty("java.io.tmpdir"), e.getMessage());
  }

  @Override
  public void close() {
    packer.close();
    unpacker.close();
    try {
      file.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
