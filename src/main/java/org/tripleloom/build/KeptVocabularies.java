package org.tripleloom.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.resolve.Resolver;
import org.tripleloom.resolve.Vocabulary;

/**
 * The user's vocabularies, copied into {@code vocabularies/} of the store's folder, so that every
 * later build goes by them too.
 *
 * @param store the store's folder
 */
public record KeptVocabularies(Path store) {
  /**
   * Takes these files instead of those kept. One that cannot be used is left out and warned of;
   * when none can be used, what was kept stays.
   */
  public List<ProblemException> replace(List<Path> files) {
    List<ProblemException> warnings = new ArrayList<>();
    List<Path> usable = new ArrayList<>();
    for (Path file : files) {
      Vocabulary vocabulary = Vocabulary.read(List.of(file));
      warnings.addAll(vocabulary.warnings());
      if (!vocabulary.isEmpty()) {
        usable.add(file);
      }
    }
    if (usable.isEmpty()) {
      return warnings;
    }
    try {
      Path fresh = Files.createTempDirectory(Files.createDirectories(store), "vocabularies-");
      for (int i = 0; i < usable.size(); i++) {
        // the number keeps files of one name apart, the ending tells the syntax
        Files.copy(usable.get(i), fresh.resolve(i + "-" + usable.get(i).getFileName()));
      }
      Path old = fresh.resolveSibling(fresh.getFileName() + "-old");
      if (Files.isDirectory(folder())) {
        Files.move(folder(), old);
      }
      Files.move(fresh, folder());
      delete(old);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return warnings;
  }

  /**
   * What is kept, read: the files themselves only the first time, later what they came to, which
   * lies beside them under their checksum and the rules by which labels are found.
   */
  public Vocabulary read() {
    if (files(folder()).isEmpty()) {
      return Vocabulary.NONE;
    }
    String checksum = checksum() + " " + Resolver.rules();
    Path known = store.resolve("vocabularies.read");
    return Vocabulary.kept(known, checksum)
        .orElseGet(
            () -> {
              Vocabulary vocabulary = Vocabulary.read(files(folder()));
              vocabulary.keep(known, checksum);
              return vocabulary;
            });
  }

  /** SHA-256 over what is kept. */
  String checksum() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files(folder())) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path folder() {
    return store.resolve("vocabularies");
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
    Files.deleteIfExists(folder);
  }
}
