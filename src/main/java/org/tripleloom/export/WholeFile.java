package org.tripleloom.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
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
   * Replaces a file of this name.
   *
   * @return the number of bytes
   * @throws org.tripleloom.problem.ProblemException {@link Problem#CANNOT_WRITE}; the place is then
   *     as it was
   */
  public static long write(Path file, Content content) {
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
    } catch (NoSuchFileException e) {
      throw Problem.CANNOT_WRITE.because(e, file, "the folder does not exist");
    } catch (IOException e) {
      throw Problem.CANNOT_WRITE.because(e, file, e.getMessage());
    } finally {
      draft.toFile().delete();
    }
  }
}
