package org.tripleloom.search;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tripleloom.graph.Commit;
import org.tripleloom.graph.Store;

/**
 * The claims of a store as they were read last, in its folder, with the commit that they are of: a
 * server that starts reads them from here some ten times faster than out of the graphs. Derived
 * from the graphs alone: without it, or when it is of another commit or damaged, they are read
 * anew.
 */
final class ClaimFile {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimFile.class);

  /** Counts up when the same graphs give other contents, or these are written otherwise. */
  private static final int FORMAT = 1;

  private static final String NAME = "claims";
  private static final int[] NONE = {};

  private final Path file;

  ClaimFile(Store store) {
    this.file = store.folder().resolve(NAME);
  }

  /** The claims of exactly this commit. */
  Optional<ClaimTable> read(Commit commit) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      int end = bytes.limit() - Long.BYTES;
      if (end < 0 || checksum(bytes.slice(0, end)) != bytes.getLong(end)) {
        LOG.warn("{} is damaged; the claims are read anew", file);
        return Optional.empty();
      }
      Reading reading = new Reading(bytes.slice(0, end));
      return reading.integer() == FORMAT && reading.text().equals(commit.toString())
          ? Optional.of(reading.table())
          : Optional.empty();
    } catch (IOException | BufferUnderflowException e) {
      LOG.warn("{} cannot be read; the claims are read anew", file, e);
      return Optional.empty();
    }
  }

  private static long checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return checksum.getValue();
  }

  /** In place of what was there. A failure is only told: nothing is lost but time. */
  void write(Commit commit, ClaimTable table) {
    Path draft = file.resolveSibling(NAME + ".new");
    CRC32C checksum = new CRC32C();
    try {
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(
                  new CheckedOutputStream(Files.newOutputStream(draft), checksum), 1 << 16))) {
        Writing writing = new Writing(out);
        out.writeInt(FORMAT);
        writing.text(commit.toString());
        writing.table(table);
        out.flush();
        out.writeLong(checksum.getValue());
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("{} cannot be written; the next start reads the claims anew", file, e);
      draft.toFile().delete();
    }
  }

  private record Writing(DataOutputStream out) {
    void table(ClaimTable table) throws IOException {
      texts(table.paths());
      texts(table.labels());
      texts(table.dates());
      texts(table.classes().toArray(String[]::new));
      texts(table.properties().toArray(String[]::new));
      lists(table.types());
      lists(table.broader());
      ClaimColumns claims = table.claims();
      integers(claims.papers());
      integers(claims.subjects());
      out.writeInt(claims.properties().length);
      out.write(claims.properties());
      integers(claims.objects());
      out.writeInt(claims.confidences().length);
      for (short confidence : claims.confidences()) {
        out.writeShort(confidence);
      }
      longs(claims.hashes());
      longs(claims.hedged().toLongArray());
      integers(claims.starts());
    }

    void text(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    private void texts(String[] texts) throws IOException {
      out.writeInt(texts.length);
      for (String text : texts) {
        text(text);
      }
    }

    private void integers(int[] values) throws IOException {
      out.writeInt(values.length);
      for (int value : values) {
        out.writeInt(value);
      }
    }

    private void longs(long[] values) throws IOException {
      out.writeInt(values.length);
      for (long value : values) {
        out.writeLong(value);
      }
    }

    private void lists(int[][] lists) throws IOException {
      int[] ends = new int[lists.length];
      for (int i = 0; i < lists.length; i++) {
        ends[i] = (i == 0 ? 0 : ends[i - 1]) + lists[i].length;
      }
      integers(ends);
      integers(Arrays.stream(lists).flatMapToInt(Arrays::stream).toArray());
    }
  }

  /** The same in the same order; throws {@link BufferUnderflowException} behind the end. */
  private record Reading(ByteBuffer bytes) {
    ClaimTable table() {
      return new ClaimTable(
          texts(),
          texts(),
          texts(),
          List.of(texts()),
          List.of(texts()),
          lists(),
          lists(),
          new ClaimColumns(
              integers(),
              integers(),
              some(new byte[integer()]),
              integers(),
              shorts(),
              longs(),
              BitSet.valueOf(longs()),
              integers()));
    }

    int integer() {
      return bytes.getInt();
    }

    String text() {
      return new String(some(new byte[integer()]), StandardCharsets.UTF_8);
    }

    private byte[] some(byte[] all) {
      bytes.get(all);
      return all;
    }

    private String[] texts() {
      String[] texts = new String[integer()];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = text();
      }
      return texts;
    }

    private int[] integers() {
      int[] values = new int[integer()];
      bytes.asIntBuffer().get(values);
      bytes.position(bytes.position() + values.length * Integer.BYTES);
      return values;
    }

    private short[] shorts() {
      short[] values = new short[integer()];
      bytes.asShortBuffer().get(values);
      bytes.position(bytes.position() + values.length * Short.BYTES);
      return values;
    }

    private long[] longs() {
      long[] values = new long[integer()];
      bytes.asLongBuffer().get(values);
      bytes.position(bytes.position() + values.length * Long.BYTES);
      return values;
    }

    private int[][] lists() {
      int[] ends = integers();
      int[] all = integers();
      int[][] lists = new int[ends.length][];
      int from = 0;
      for (int i = 0; i < ends.length; i++) {
        lists[i] = ends[i] == from ? NONE : Arrays.copyOfRange(all, from, ends[i]);
        from = ends[i];
      }
      return lists;
    }
  }
}
