package org.tripleloom.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.ExtractionJson;
import org.tripleloom.problem.Problem;
import org.tripleloom.resolve.KeptFile;

/**
 * The raw extractions of a store, in its folder {@code extractions}: segments of JSON Lines in
 * zstd, each batch a frame of its own, only ever appended to. Beside each segment stands an index
 * with one line a batch: where it ends and the keys in it. A batch that a dying process left half
 * written is cut off on opening; an index that is missing or damaged is made anew from what can be
 * read.
 */
final class ExtractionCache {
  /** One line: a key, the text that was read and what was found in it. */
  record Cached(String key, String text, Extraction extraction) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEGMENT = ".jsonl.zst";
  private static final String INDEX = ".keys";
  private static final long FULL = 64L << 20;
  private static final int LEVEL = 3;
  private static final int BATCH = 200;
  private static final Pattern END = Pattern.compile("\\d{1,18}");

  /** Fewer dead extractions than these are not worth a rewriting. */
  private static final int FEW = 1000;

  private final Path folder;

  /** The segment that holds each key. */
  private final Map<String, Integer> segmentOf = new HashMap<>();

  private int last = 1;

  ExtractionCache(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      List<Integer> found = segments();
      last = found.isEmpty() ? 1 : found.get(found.size() - 1);
      for (int segment : found) {
        open(segment);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** What the resolution needs of them. */
  Briefs briefs() {
    return new Briefs(folder.resolve("briefs.zst"));
  }

  boolean has(String key) {
    return segmentOf.containsKey(key);
  }

  int size() {
    return segmentOf.size();
  }

  /** Adds what is not there yet; on the disk when it returns. */
  void append(List<Cached> batch) {
    StringBuilder lines = new StringBuilder();
    List<String> keys = new ArrayList<>();
    for (Cached cached : batch) {
      if (!segmentOf.containsKey(cached.key()) && !keys.contains(cached.key())) {
        keys.add(cached.key());
        lines.append(line(cached)).append('\n');
      }
    }
    if (keys.isEmpty()) {
      return;
    }
    try {
      if (Files.exists(segment(last)) && Files.size(segment(last)) > FULL) {
        last++;
      }
      write(last, keys, lines.toString());
    } catch (IOException e) {
      throw failed(e);
    }
    keys.forEach(key -> segmentOf.put(key, last));
  }

  private void write(int segment, List<String> keys, String lines) throws IOException {
    byte[] frame = Zstd.compress(lines.getBytes(UTF_8), LEVEL);
    long end;
    try (FileChannel file = append(segment(segment))) {
      file.write(ByteBuffer.wrap(frame));
      file.force(true);
      end = file.size();
    }
    String entry = end + " " + String.join(" ", keys) + "\n";
    try (FileChannel file = append(index(segment))) {
      file.write(ByteBuffer.wrap(entry.getBytes(UTF_8)));
      file.force(true);
    }
  }

  private static FileChannel append(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * One extraction of a store that may be building right now, without opening its cache: the batch
   * that the indexes name is read, and no more.
   *
   * @param folder that may be missing
   */
  static Optional<Cached> find(Path folder, String key) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      // a rewritten segment has a higher number than the one it replaces
      for (Path index :
          files
              .filter(file -> file.toString().endsWith(INDEX))
              .sorted(Comparator.reverseOrder())
              .toList()) {
        Optional<Cached> found = find(index, key, Path.of(segmentOf(index)));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static String segmentOf(Path index) {
    String name = index.toString();
    return name.substring(0, name.length() - INDEX.length()) + SEGMENT;
  }

  private static Optional<Cached> find(Path index, String key, Path segment) throws IOException {
    long begin = 0;
    try (BufferedReader batches = Files.newBufferedReader(index)) {
      for (String batch = batches.readLine(); batch != null; batch = batches.readLine()) {
        int space = batch.indexOf(' ');
        if (space < 0 || !END.matcher(batch.substring(0, space)).matches()) {
          return Optional.empty();
        }
        long end = Long.parseLong(batch.substring(0, space));
        if (batch.contains(key)) {
          return line(frame(segment, begin, end), key).map(ExtractionCache::read);
        }
        begin = end;
      }
    }
    return Optional.empty();
  }

  private static byte[] frame(Path segment, long begin, long end) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate((int) (end - begin));
    try (FileChannel file = FileChannel.open(segment)) {
      while (frame.hasRemaining() && file.read(frame, begin + frame.position()) >= 0) {
        continue;
      }
    }
    return Zstd.decompressFrame(frame.array());
  }

  /** The line of a key, without making text of the others. */
  private static Optional<String> line(byte[] lines, String key) {
    byte[] start = ("{\"key\":\"" + key + '"').getBytes(UTF_8);
    int begin = 0;
    while (begin < lines.length) {
      int end = begin;
      while (end < lines.length && lines[end] != '\n') {
        end++;
      }
      if (Arrays.mismatch(lines, begin, end, start, 0, start.length) == start.length) {
        return Optional.of(new String(lines, begin, end - begin, UTF_8));
      }
      begin = end + 1;
    }
    return Optional.empty();
  }

  /** Reads the wanted extractions, each once, and only the batches that hold some of them. */
  void forEach(Predicate<String> wanted, Consumer<Cached> consumer) {
    try {
      for (int segment : segments()) {
        Predicate<String> here =
            key -> Integer.valueOf(segment).equals(segmentOf.get(key)) && wanted.test(key);
        long begin = 0;
        for (Frame frame : frames(segment)) {
          if (frame.keys().stream().anyMatch(here)) {
            new String(frame(segment(segment), begin, frame.end()), UTF_8)
                .lines()
                .filter(line -> here.test(keyOf(line)))
                .forEach(line -> consumer.accept(read(line)));
          }
          begin = frame.end();
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Rewrites the segments without what is not alive, when that is most. */
  void compact(Set<String> alive) {
    long dead = segmentOf.keySet().stream().filter(key -> !alive.contains(key)).count();
    if (dead <= FEW || dead * 2 <= segmentOf.size()) {
      return;
    }
    try {
      List<Integer> old = segments();
      segmentOf.keySet().retainAll(alive);
      Map<String, Integer> before = Map.copyOf(segmentOf);
      segmentOf.clear();
      last++;
      for (int segment : old) {
        rewrite(segment, before);
      }
      for (int segment : old) {
        Files.deleteIfExists(index(segment));
        Files.deleteIfExists(segment(segment));
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void rewrite(int segment, Map<String, Integer> alive) throws IOException {
    List<Cached> batch = new ArrayList<>();
    try (Stream<String> lines = lines(segment)) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (Integer.valueOf(segment).equals(alive.get(keyOf(line)))) {
          batch.add(read(line));
          if (batch.size() == BATCH) {
            append(batch);
            batch.clear();
          }
        }
      }
    }
    append(batch);
  }

  private void open(int segment) throws IOException {
    if (!Files.exists(index(segment))) {
      index(segment, Files.readAllBytes(segment(segment)));
    }
    List<Frame> frames = frames(segment);
    long end = frames.isEmpty() ? 0 : frames.get(frames.size() - 1).end();
    if (end < Files.size(segment(segment))) {
      try (FileChannel file = FileChannel.open(segment(segment), StandardOpenOption.WRITE)) {
        file.truncate(end);
      }
    }
    frames.forEach(frame -> frame.keys().forEach(key -> segmentOf.put(key, segment)));
  }

  /** A batch, which begins where the one before it ends. */
  private record Frame(long end, List<String> keys) {}

  /** The whole batches of a segment, as its index has them. */
  private List<Frame> frames(int segment) throws IOException {
    long size = Files.size(segment(segment));
    long end = 0;
    List<Frame> frames = new ArrayList<>();
    String index = Files.readString(index(segment));
    // the last line counts only when it was written to its end
    for (String entry : index.substring(0, index.lastIndexOf('\n') + 1).split("\n")) {
      String[] parts = entry.split(" ");
      long next = END.matcher(parts[0]).matches() ? Long.parseLong(parts[0]) : 0;
      if (next > end && next <= size) {
        end = next;
        frames.add(new Frame(end, List.of(parts).subList(1, parts.length)));
      }
    }
    return frames;
  }

  /** Makes the index of a segment anew, from its frames that are whole. */
  private void index(int segment, byte[] bytes) throws IOException {
    StringBuilder index = new StringBuilder();
    int end = 0;
    while (end < bytes.length) {
      long size;
      String lines;
      try {
        size = Zstd.findFrameCompressedSize(bytes, end);
        byte[] frame = Zstd.isError(size) ? null : Arrays.copyOfRange(bytes, end, end + (int) size);
        lines = frame == null ? null : new String(Zstd.decompressFrame(frame), UTF_8);
      } catch (ZstdException damaged) {
        break;
      }
      if (lines == null) {
        break;
      }
      end += (int) size;
      index.append(end);
      lines.lines().forEach(line -> index.append(' ').append(keyOf(line)));
      index.append('\n');
    }
    byte[] text = index.toString().getBytes(UTF_8);
    KeptFile.replace(index(segment), to -> to.write(text));
  }

  private List<Integer> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SEGMENT))
          .map(name -> Integer.valueOf(name.substring(0, name.length() - SEGMENT.length())))
          .sorted()
          .toList();
    }
  }

  private Stream<String> lines(int segment) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new ZstdInputStream(Files.newInputStream(segment(segment))), UTF_8));
    return reader
        .lines()
        .onClose(
            () -> {
              try {
                reader.close();
              } catch (IOException e) {
                throw failed(e);
              }
            });
  }

  private Path segment(int number) {
    return folder.resolve(String.format("%06d", number) + SEGMENT);
  }

  private Path index(int number) {
    return folder.resolve(String.format("%06d", number) + INDEX);
  }

  private static String line(Cached cached) {
    ObjectNode node = JSON.createObjectNode();
    node.put("key", cached.key());
    node.put("text", cached.text());
    try {
      node.set("extraction", JSON.readTree(ExtractionJson.full(cached.extraction())));
    } catch (IOException e) {
      throw failed(e);
    }
    return node.toString();
  }

  /** The key comes first in every line: no need to parse those that are not wanted. */
  private static String keyOf(String line) {
    int begin = "{\"key\":\"".length();
    return line.substring(begin, line.indexOf('"', begin));
  }

  private static Cached read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      String text = node.get("text").asText();
      return new Cached(
          node.get("key").asText(), text, ExtractionJson.read(node.get("extraction"), text));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static RuntimeException failed(IOException e) {
    return Problem.STORE_UNUSABLE.because(e, "folder extractions", e.getMessage());
  }
}
