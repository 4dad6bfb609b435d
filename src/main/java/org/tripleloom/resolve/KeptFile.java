package org.tripleloom.resolve;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file beside the graphs that is there whole, or as it was before. */
public final class KeptFile {
  /** Writes what the file shall hold; need not close. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  private KeptFile() {}

  /** Throws IOException where that fails; no draft is left then. */
  public static void replace(Path file, Content content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        content.to(out);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      draft.toFile().delete();
    }
  }
}
