package org.tripleloom.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The files of a frozen site while it is written, counted. */
final class SiteFolder {
  private final Path folder;
  private long files;
  private long bytes;

  SiteFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * @param name behind the site's root, with slashes
   */
  void write(String name, byte[] content) throws IOException {
    Files.write(place(name), content);
    files++;
    bytes += content.length;
  }

  void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds to the end of a file, which is made where it is missing. */
  void append(String name, String text) throws IOException {
    Path file = place(name);
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    files += Files.exists(file) ? 0 : 1;
    bytes += content.length;
    Files.write(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Where somebody else writes a file, who says how long it has become. */
  Path place(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }

  void count(long length) {
    files++;
    bytes += length;
  }

  long files() {
    return files;
  }

  long bytes() {
    return bytes;
  }
}
