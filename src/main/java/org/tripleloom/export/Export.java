package org.tripleloom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.RiotException;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;

/** Writes a store, or a part of it, in one format. */
public record Export(ExportFormat format, Filter filter, Compression compression) {
  private static final String NAME = "tripleloom";

  /**
   * A file that was written.
   *
   * @param bytes its size
   */
  public record Written(Path file, long bytes) {}

  private interface Work {
    void on(Selection selection) throws IOException;
  }

  /**
   * Writes a file, or for a format of several files a folder; whole or not at all. A file in a
   * folder that exists is called {@code tripleloom} with the suffixes of format and compression.
   *
   * @throws org.tripleloom.problem.ProblemException {@link Problem#CANNOT_WRITE}, {@link
   *     Problem#FOLDER_TAKEN}, and what the filter names but the store does not have
   */
  public List<Written> to(Path target, Store store) {
    if (format.isFolder()) {
      return WholeFolder.write(
              target,
              format.names(),
              compression,
              folder -> {
                try {
                  select(store, selection -> format.folder().write(selection, folder));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .stream()
          .map(file -> new Written(target.resolve(file.name()), file.bytes()))
          .toList();
    }
    String name = NAME + "." + format.suffix() + compression.suffix();
    Path file = Files.isDirectory(target) ? target.resolve(name) : target;
    return List.of(new Written(file, WholeFile.write(file, out -> packed(out, store))));
  }

  /** Writes a format of one file, packed, and closes the stream. */
  public void packed(OutputStream out, Store store) throws IOException {
    try (OutputStream packed = compression.pack(out)) {
      to(packed, store);
    }
  }

  /** Writes a format of one file, not packed, and flushes. */
  public void to(OutputStream out, Store store) throws IOException {
    select(store, selection -> format.file().write(selection, out));
    out.flush();
  }

  private void select(Store store, Work work) throws IOException {
    try {
      store.scan(
          scan -> {
            try {
              work.on(new Selection(scan, store.iris(), filter, store.folder()));
              return null;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RiotException | RuntimeIOException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
