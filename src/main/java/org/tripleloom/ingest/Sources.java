package org.tripleloom.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tripleloom.problem.Problem;

/** Opens what the user named: files, folders, globs, standard input, addresses; and unpacks it. */
final class Sources {
  private static final int DEPTH = 3;
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  /** Takes each unpacked source in turn. */
  interface Visitor {
    /**
     * @param chosen whether the user named this very source, rather than a folder or archive around
     *     it
     * @param packed whether it comes out of an archive
     */
    void input(Input input, boolean chosen, boolean packed) throws IOException;

    /** A source that could not be opened or read on; {@code place} follows it in the sentence. */
    void failed(String source, Problem problem, Object... place);
  }

  private final Visitor visitor;
  private final List<String> tokens = new ArrayList<>();

  Sources(Visitor visitor) {
    this.visitor = visitor;
  }

  void visit(String source) {
    String scheme = source.toLowerCase(Locale.ROOT);
    if (source.equals("-")) {
      open(source, true, () -> System.in);
    } else if (scheme.startsWith("http://") || scheme.startsWith("https://")) {
      visitFeed(source);
    } else {
      visitPath(source);
    }
  }

  /** Page by page, where the feed says that there are more. */
  private void visitFeed(String source) {
    Feed feed = new Feed(source);
    while (feed.hasNext()) {
      tokens.clear();
      String address = feed.next();
      open(source, true, () -> Feed.fetch(address));
      tokens.forEach(feed::continues);
    }
  }

  private void visitPath(String source) {
    Path path;
    try {
      path = Path.of(source);
    } catch (InvalidPathException e) {
      visitGlob(source);
      return;
    }
    if (Files.isDirectory(path)) {
      List<Path> files = walk(path);
      if (files.isEmpty()) {
        visitor.failed(source, Problem.NO_PAPERS);
      }
      files.forEach(file -> open(name(file), false, () -> Files.newInputStream(file)));
    } else if (Files.exists(path)) {
      open(name(path), true, () -> Files.newInputStream(path));
    } else {
      visitGlob(source);
    }
  }

  private void visitGlob(String source) {
    Matcher glob = GLOB.matcher(source);
    List<Path> matches = new ArrayList<>();
    if (glob.find()) {
      String fixed = source.substring(0, source.lastIndexOf('/', glob.start()) + 1);
      try {
        Path base = Path.of(fixed);
        PathMatcher matcher =
            FileSystems.getDefault().getPathMatcher("glob:" + source.substring(fixed.length()));
        if (Files.isDirectory(base)) {
          for (Path file : walk(base)) {
            if (matcher.matches(base.relativize(file))) {
              matches.add(file);
            }
          }
        }
      } catch (InvalidPathException | PatternSyntaxException e) {
        matches.clear();
      }
    }
    if (matches.isEmpty()) {
      visitor.failed(source, Problem.NO_SUCH_SOURCE);
    }
    matches.forEach(file -> open(name(file), false, () -> Files.newInputStream(file)));
  }

  /** All files below, by path, without hidden ones; what cannot be listed is reported. */
  private List<Path> walk(Path folder) {
    List<Path> files = new ArrayList<>();
    SimpleFileVisitor<Path> collect =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            boolean hidden = !dir.equals(folder) && hidden(dir);
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!hidden(file) && Files.isRegularFile(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            visitor.failed(name(file), Problem.UNREADABLE_SOURCE, reason(e));
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(folder, collect);
    } catch (IOException e) {
      visitor.failed(name(folder), Problem.UNREADABLE_SOURCE, reason(e));
    }
    files.sort(null);
    return files;
  }

  private static boolean hidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".") && name.toString().length() > 2;
  }

  /** As the graph has it: the same file has one name, whether or not the user began it with ./ */
  private static String name(Path path) {
    return path.toString().replace(File.separatorChar, '/').replaceFirst("^(\\./)+(?=.)", "");
  }

  private interface Opening {
    InputStream open() throws IOException;
  }

  private void open(String name, boolean chosen, Opening opening) {
    Meter meter = new Meter();
    try (InputStream in = meter.packed(opening.open())) {
      unpack(name, in, chosen, meter, 0);
    } catch (SourceException e) {
      visitor.failed(name, e.problem(), e.place());
    } catch (IOException e) {
      visitor.failed(name, Problem.UNREADABLE_SOURCE, reason(e));
    }
  }

  private void unpack(String name, InputStream packed, boolean chosen, Meter meter, int depth)
      throws IOException {
    byte[] magic = packed.readNBytes(4);
    InputStream in = new SequenceInputStream(new ByteArrayInputStream(magic), packed);
    Opening inner = packing(magic, in);
    if (inner == null) {
      Input input = new Input(name, depth == 0 ? in : meter.unpacked(in));
      visitor.input(input, chosen, depth > 0);
      input.continuation().ifPresent(tokens::add);
      return;
    }
    if (depth == DEPTH) {
      throw new SourceException(Problem.ARCHIVE_BOMB, null, "archives in archives in archives");
    }
    try {
      InputStream unpacked = inner.open();
      if (unpacked instanceof ZipInputStream zip) {
        entries(name, zip, meter, depth);
      } else {
        unpack(name, unpacked, chosen, meter, depth + 1);
      }
    } catch (SourceException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new SourceException(Problem.DAMAGED_ARCHIVE, e, reason(e));
    }
  }

  private void entries(String name, ZipInputStream zip, Meter meter, int depth) throws IOException {
    boolean any = false;
    for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
      if (entry.isDirectory() || entry.getName().matches("(.*/)?(\\.|__MACOSX/).*")) {
        continue;
      }
      any = true;
      String inner = name + "!" + entry.getName();
      try {
        unpack(inner, new EntryStream(zip), false, meter, depth + 1);
      } catch (SourceException e) {
        visitor.failed(inner, e.problem(), e.place());
        if (e.problem() == Problem.ARCHIVE_BOMB) {
          return;
        }
      }
      // what the reader left over, so that a bomb behind it is noticed too
      meter.unpacked(new EntryStream(zip)).transferTo(java.io.OutputStream.nullOutputStream());
    }
    if (!any) {
      visitor.failed(name, Problem.EMPTY_SOURCE);
    }
  }

  private static Opening packing(byte[] magic, InputStream in) {
    if (startsWith(magic, 0x1F, 0x8B)) {
      return () -> new GZIPInputStream(in, 1 << 15);
    }
    if (startsWith(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
      return () -> new ZstdInputStream(in);
    }
    if (startsWith(magic, 'P', 'K', 3, 4) || startsWith(magic, 'P', 'K', 5, 6)) {
      return () -> new ZipInputStream(new BufferedInputStream(in));
    }
    return null;
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** The message without the path, which the sentence has already. */
  static String reason(Exception e) {
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  /** One entry of a zip; closing it leaves the archive open. */
  private static final class EntryStream extends java.io.FilterInputStream {
    EntryStream(ZipInputStream zip) {
      super(zip);
    }

    @Override
    public void close() {
      // the archive goes on behind this entry
    }
  }
}
