package org.tripleloom.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.apache.commons.io.output.CountingOutputStream;
import org.tripleloom.problem.Problem;

/** A file that is there as a whole or not at all: written beside its place, then moved there. */
public final class WholeFile {
  private WholeFile() {}

  /** What to write. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file of this name, or what a link of this name leads to. What is no file, such as a
   * pipe or a device, is written into.
   *
   * @return the number of bytes
   * @throws org.tripleloom.problem.ProblemException {@link Problem#CANNOT_WRITE}; the place is then
   *     as it was
   */
  public static long write(Path file, Content content) {
    try {
      return Files.exists(file) && !Files.isRegularFile(file)
          ? into(file, content)
          : replace(Files.exists(file) ? file.toRealPath() : file, content);
    } catch (NoSuchFileException e) {
      throw Problem.CANNOT_WRITE.because(e, file, "the folder does not exist");
    } catch (IOException e) {
      throw Problem.CANNOT_WRITE.because(e, file, e.getMessage());
    }
  }

  /** As {@link #write}, in UTF-8, each line with a line feed behind it. */
  public static long lines(Path file, List<String> lines) {
    return write(
        file,
        out -> {
          for (String line : lines) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private static long into(Path file, Content content) throws IOException {
    try (CountingOutputStream out =
        new CountingOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      content.to(out);
      return out.getByteCount();
    }
  }

  private static long replace(Path file, Content content) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        content.to(out);
      }
      long bytes = Files.size(draft);
      try {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return bytes;
    } finally {
      draft.toFile().delete();
    }
  }
}
