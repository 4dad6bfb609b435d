package org.tripleloom.vocab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A SPARQL file that begins with a header of comments: {@code # key: value}, where a comment line
 * without a key continues the value before it.
 *
 * @param name of the file, without {@code .rq}
 * @param header in the order of the file
 * @param text the whole file
 */
public record QueryFile(String name, Map<String, String> header, String text) {
  private static final Pattern ENTRY = Pattern.compile("#\\s*([a-z]+):\\s*(.*)");
  private static final String SUFFIX = ".rq";

  public QueryFile {
    header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
  }

  public static QueryFile parse(String name, String text) {
    Map<String, String> header = new LinkedHashMap<>();
    String key = null;
    for (String line : text.lines().takeWhile(l -> l.startsWith("#")).toList()) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        key = entry.group(1);
        header.put(key, entry.group(2).strip());
      } else if (key != null) {
        header.merge(key, line.substring(1).strip(), (a, b) -> (a + " " + b).strip());
      }
    }
    return new QueryFile(name, header, text);
  }

  /** The entry of the header; throws IllegalStateException when the file has none. */
  public String get(String key) {
    String value = header.get(key);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(name + SUFFIX + " has no " + key + " in its header");
    }
    return value;
  }

  /**
   * The {@code .rq} files that are shipped in a folder of the class path, by name.
   *
   * @param folder as in {@code /queries}
   */
  public static List<QueryFile> bundled(String folder) {
    try {
      URI uri = QueryFile.class.getResource(folder).toURI();
      if (!uri.getScheme().equals("jar")) {
        return read(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.getPath(folder));
      } catch (FileSystemAlreadyExistsException e) {
        return read(FileSystems.getFileSystem(uri).getPath(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<QueryFile> read(Path folder) throws IOException {
    List<QueryFile> files = new ArrayList<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path file : inside.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          files.add(
              parse(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file)));
        }
      }
    }
    return files;
  }
}
