package org.tripleloom.extract.neural;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tripleloom.problem.Problem;

/**
 * The bytes of a model: bundled, or from a folder of the user's with the same file names. {@code
 * checksums.sha256} (the format of {@code sha256sum}) lists what must arrive unchanged; the bundled
 * model always has it, a folder may.
 */
final class ModelFiles {
  static final String ENCODER = "encoder.onnx";
  static final String HEAD = "head.onnx";
  static final String TOKENIZER = "tokenizer.json";
  static final String LABELS = "labels.json";
  static final String CANDIDATES = "candidates.bin";
  static final String RELATIONS = "relations.bin";
  static final String RANKING = "ranking.json";
  static final String CALIBRATION = "calibration.json";
  static final String PROJECTION = "projection.bin";

  /** What a folder may be without altogether. */
  private static final Set<String> OPTIONAL = Set.of(CALIBRATION, PROJECTION);

  /** What a folder may leave out: the bundled ones serve, for they ask for the labels alone. */
  private static final Set<String> SECOND_STAGE = Set.of(CANDIDATES, RELATIONS, RANKING);

  private static final Set<String> NAMES =
      Set.of(
          ENCODER,
          HEAD,
          TOKENIZER,
          LABELS,
          CANDIDATES,
          RELATIONS,
          RANKING,
          CALIBRATION,
          PROJECTION);

  private static final String CHECKSUMS = "checksums.sha256";
  private static final String BUNDLED = "/model/";

  private final Path folder;
  private final Map<String, String> expected;
  private final Map<String, String> sums = new ConcurrentSkipListMap<>();

  private ModelFiles(Path folder) {
    this.folder = folder;
    this.expected = checksums();
  }

  static ModelFiles bundled() {
    return new ModelFiles(null);
  }

  /** Throws {@link Problem#NO_MODEL} when it is no folder. */
  static ModelFiles in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Problem.NO_MODEL.at(folder);
    }
    return new ModelFiles(folder);
  }

  /** Where {@code name} lies, for messages. */
  String place(String name) {
    return folder == null
        ? "the program's " + BUNDLED.substring(1) + name
        : "" + folder.resolve(name);
  }

  /** The file's bytes, checked; throws {@link Problem#MODEL_FILE_MISSING} or {@code _DAMAGED}. */
  byte[] read(String name) {
    byte[] bytes = bytes(name);
    if (bytes == null) {
      throw Problem.MODEL_FILE_MISSING.at(place(name));
    }
    String sum = sha256(bytes);
    if (!expected.getOrDefault(name, sum).equals(sum)) {
      throw Problem.MODEL_FILE_DAMAGED.at(place(name));
    }
    sums.put(name, sum);
    return bytes;
  }

  boolean has(String name) {
    return expected.containsKey(name) || bytes(name) != null;
  }

  /**
   * Changes with any of the files; 64 hexadecimal digits. A file that the checksums name is not
   * read: {@link #read} holds it to them.
   */
  String fingerprint() {
    Map<String, String> all = new TreeMap<>();
    for (String name : NAMES) {
      if (expected.containsKey(name)) {
        all.put(name, expected.get(name));
      } else if (!OPTIONAL.contains(name) || has(name)) {
        read(name);
        all.put(name, sums.get(name));
      }
    }
    return sha256(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private byte[] bytes(String name) {
    try {
      if (folder != null) {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file)) {
          return Files.readAllBytes(file);
        }
        if (!SECOND_STAGE.contains(name)) {
          return null;
        }
      }
      try (InputStream in = ModelFiles.class.getResourceAsStream(BUNDLED + name)) {
        return in == null ? null : in.readAllBytes();
      }
    } catch (IOException e) {
      throw Problem.MODEL_FILE_DAMAGED.because(e, place(name));
    }
  }

  private Map<String, String> checksums() {
    byte[] bytes = bytes(CHECKSUMS);
    if (bytes == null) {
      if (folder == null) {
        throw Problem.MODEL_FILE_MISSING.at(place(CHECKSUMS));
      }
      return Map.of();
    }
    Map<String, String> sums = new HashMap<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
      String[] parts = line.strip().split("\\s+\\*?", 2);
      if (parts.length == 2) {
        sums.put(parts[1], parts[0]);
      }
    }
    return sums;
  }
}
