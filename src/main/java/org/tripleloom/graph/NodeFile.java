package org.tripleloom.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TTransport;

/**
 * TDB2's file of nodes, mapped into memory. TDB2 itself reads it byte by byte with a call of the
 * operating system for each, about fifteen for a node that its cache does not hold. What a
 * transaction can see is in the file as a whole, and bytes once written there stay.
 */
final class NodeFile {
  private static final String NAME = "nodes-data.obj";

  /** Where the next part begins, behind the beginning of one. */
  static final long STEP = 1L << 30;

  /** Small enough to stay in the processor's cache; few nodes are longer. */
  private static final int WINDOW = 1024;

  private static final int KEPT = 1 << 14;
  private static final int KEPT_OF_LOOKUP = 1 << 11;
  private static final int LONG_TEXT = 200;

  private final Parts parts;
  private final Window window = new Window();
  private final TProtocol protocol;
  private final NodeId[] keptIds;
  private final Node[] kept;

  /**
   * The file as it was at a moment, for any number of threads.
   *
   * @param size of the file
   * @param step where the next part begins, behind the beginning of one
   */
  private record Parts(List<MappedByteBuffer> mapped, long size, long step) {
    static Parts of(Path file, long step) {
      List<MappedByteBuffer> mapped = new ArrayList<>();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        long size = channel.size();
        // parts overlap, so that each node lies whole in the part in which it begins
        for (long from = 0; from < size; from += step) {
          long length = Math.min(size - from, Integer.MAX_VALUE);
          mapped.add(channel.map(FileChannel.MapMode.READ_ONLY, from, length));
        }
        return new Parts(mapped, size, step);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Of the storages that are open. */
  private static final Map<DatasetGraphTDB, Parts> SHARED =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * @param step {@link #STEP}, or less to try what happens in large files
   */
  NodeFile(DatasetGraphTDB tdb, long step) {
    this(Parts.of(path(tdb), step), KEPT);
  }

  private NodeFile(Parts parts, int size) {
    this.parts = parts;
    this.keptIds = new NodeId[size];
    this.kept = new Node[size];
    this.protocol = TRDF.protocol(window);
  }

  /** For a few nodes: cheap, since the file is mapped once for all until it grows. */
  static NodeFile shared(DatasetGraphTDB tdb) {
    Path file = path(tdb);
    Parts parts = SHARED.get(tdb);
    try {
      if (parts == null || parts.size != Files.size(file)) {
        parts = Parts.of(file, STEP);
        SHARED.put(tdb, parts);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new NodeFile(parts, KEPT_OF_LOOKUP);
  }

  private static Path path(DatasetGraphTDB tdb) {
    return Path.of(tdb.getLocation().getPath(NAME));
  }

  /** The node; short ones that were asked for lately are kept. */
  Node node(NodeId id) {
    int slot = Long.hashCode(id.hashCode() * 0x9E3779B97F4A7C15L) & (kept.length - 1);
    if (keptIds[slot] != null && same(keptIds[slot], id)) {
      return kept[slot];
    }
    Node node = id.isPtr() ? read(id.getPtrLocation()) : NodeId.extract(id);
    if (!node.isLiteral() || node.getLiteralLexicalForm().length() <= LONG_TEXT) {
      keptIds[slot] = id;
      kept[slot] = node;
    }
    return node;
  }

  /**
   * Whether they stand for the same node: {@code equals} takes a number for a place in the file.
   */
  static boolean same(NodeId a, NodeId b) {
    return a.type() == b.type() && a.equals(b);
  }

  private Node read(long place) {
    try {
      window.open(place);
      RDF_Term term = new RDF_Term();
      term.read(protocol);
      return ThriftConvert.convert(term);
    } catch (TException e) {
      throw new IllegalStateException("node " + place, e);
    }
  }

  /** What Thrift reads one node from. */
  private final class Window extends TTransport {
    private final byte[] bytes = new byte[WINDOW];
    private MappedByteBuffer part;
    private int behind;
    private int at;
    private int end;

    void open(long place) {
      part = parts.mapped.get((int) (place / parts.step));
      int from = (int) (place % parts.step);
      end = Math.min(WINDOW, part.limit() - from);
      part.get(from, bytes, 0, end);
      at = 0;
      behind = from + end;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      int inside = Math.min(length, end - at);
      System.arraycopy(bytes, at, to, offset, inside);
      at += inside;
      part.get(behind, to, offset + inside, length - inside);
      behind += length - inside;
      return length;
    }

    @Override
    public byte[] getBuffer() {
      return bytes;
    }

    @Override
    public int getBufferPosition() {
      return at;
    }

    @Override
    public int getBytesRemainingInBuffer() {
      return end - at;
    }

    @Override
    public void consumeBuffer(int length) {
      at += length;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      throw new UnsupportedOperationException("for reading");
    }

    @Override
    public TConfiguration getConfiguration() {
      return new TConfiguration();
    }

    @Override
    public void updateKnownMessageSize(long size) {}

    @Override
    public void checkReadBytesAvailable(long length) {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void open() {}

    @Override
    public void close() {}
  }
}
