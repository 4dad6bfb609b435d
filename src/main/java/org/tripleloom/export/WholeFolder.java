package org.tripleloom.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tripleloom.problem.Problem;

/**
 * A folder of files, written in a folder beside and moved to its place when all are done. An
 * earlier export in the same place is replaced file by file; a folder with anything else in it is
 * left alone.
 */
public final class WholeFolder {
  /**
   * A file of the folder.
   *
   * @param name within the folder
   * @param sha256 of its bytes, in hexadecimal digits
   */
  public record Written(String name, long bytes, String sha256) {}

  private final Path draft;
  private final Compression compression;
  private final List<Written> written = new ArrayList<>();

  private WholeFolder(Path draft, Compression compression) {
    this.draft = draft;
    this.compression = compression;
  }

  /**
   * @param names of the files that the content may write, without the suffix of a compression
   * @throws org.tripleloom.problem.ProblemException {@link Problem#FOLDER_TAKEN}, {@link
   *     Problem#CANNOT_WRITE}; the place is then as it was
   */
  public static List<Written> write(
      Path folder, Set<String> names, Compression compression, Consumer<WholeFolder> content) {
    Path place = folder.toAbsolutePath().normalize();
    Path draft =
        place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      refuseForeign(place, names);
      Files.createDirectory(draft);
      try {
        WholeFolder files = new WholeFolder(draft, compression);
        content.accept(files);
        move(draft, place, names);
        return List.copyOf(files.written);
      } finally {
        clear(draft, file -> true);
        Files.deleteIfExists(draft);
      }
    } catch (NoSuchFileException e) {
      throw Problem.CANNOT_WRITE.because(e, folder, "the folder around it does not exist");
    } catch (IOException e) {
      throw Problem.CANNOT_WRITE.because(e, folder, e.getMessage());
    } catch (UncheckedIOException e) {
      throw Problem.CANNOT_WRITE.because(e, folder, e.getCause().getMessage());
    }
  }

  /** Writes one file, packed unless it is to be read as it is; adds the suffix to its name. */
  public Written write(String name, boolean packed, WholeFile.Content content) {
    Compression packing = packed ? compression : Compression.none;
    Path file = draft.resolve(name + packing.suffix());
    MessageDigest digest = sha256();
    try (OutputStream out =
        packing.pack(
            new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)), digest))) {
      content.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    Written done = new Written(name + packing.suffix(), file.toFile().length(), hash);
    written.add(done);
    return done;
  }

  private static void refuseForeign(Path place, Set<String> names) throws IOException {
    if (Files.exists(place)) {
      if (!Files.isDirectory(place)) {
        throw new FileSystemException(place.toString(), null, "it is a file, not a folder");
      }
      try (Stream<Path> inside = Files.list(place)) {
        inside
            .filter(file -> !isOurs(file, names))
            .findFirst()
            .ifPresent(
                file -> {
                  throw Problem.FOLDER_TAKEN.at(place, file.getFileName());
                });
      }
    }
  }

  private static boolean isOurs(Path file, Set<String> names) {
    String name = file.getFileName().toString();
    String packing = Compression.of(file).suffix();
    return names.contains(name.substring(0, name.length() - packing.length()));
  }

  private static void move(Path draft, Path place, Set<String> names) throws IOException {
    if (!Files.exists(place)) {
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    clear(place, file -> isOurs(file, names) && !Files.exists(draft.resolve(file.getFileName())));
    try (Stream<Path> inside = Files.list(draft)) {
      for (Path file : (Iterable<Path>) inside::iterator) {
        Files.move(file, place.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void clear(Path folder, java.util.function.Predicate<Path> which)
      throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        for (Path file : (Iterable<Path>) inside.filter(which)::iterator) {
          Files.delete(file);
        }
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
