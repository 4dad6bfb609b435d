package org.tripleloom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.problem.ProblemException;

/** Every fixture with bytes changed, cut, doubled and mixed, at random but the same each time. */
class MutationTest {
  private static final int ROUNDS = 12;

  @Test
  void damaged_files_give_papers_and_rejects_and_never_another_exception(@TempDir Path folder)
      throws IOException {
    List<Path> fixtures;
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/ingest"))) {
      fixtures = files.sorted().toList();
    }
    Random random = new Random(2024);
    for (Path fixture : fixtures) {
      byte[] whole = Files.readAllBytes(fixture);
      for (int round = 0; round < ROUNDS; round++) {
        Path file = folder.resolve(fixture.getFileName());
        Files.write(file, mutated(whole, random));
        String name = fixture + ", round " + round;
        try {
          // the counts add up, or the record of counts throws
          Collected read = Collected.from(file.toString());
          assertEquals(read.counts.rejected(), read.rejects.size(), name);
        } catch (ProblemException e) {
          throw new AssertionError(name, e);
        } catch (RuntimeException e) {
          throw new AssertionError(name + " failed with " + e, e);
        }
      }
    }
  }

  private static byte[] mutated(byte[] whole, Random random) {
    List<Byte> bytes = new ArrayList<>(whole.length);
    for (byte b : whole) {
      bytes.add(b);
    }
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes && !bytes.isEmpty(); i++) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(5)) {
        case 0 -> bytes.set(at, (byte) random.nextInt(256));
        case 1 -> bytes.set(at, (byte) "{}[]\"<>&\\$,;@=\n\t".charAt(random.nextInt(16)));
        case 2 -> bytes.subList(at, Math.min(bytes.size(), at + random.nextInt(40))).clear();
        case 3 ->
            bytes.addAll(
                at,
                List.copyOf(bytes.subList(at, Math.min(bytes.size(), at + random.nextInt(200)))));
        default -> {
          if (random.nextInt(4) == 0) {
            bytes.subList(at, bytes.size()).clear();
          }
        }
      }
    }
    byte[] result = new byte[bytes.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = bytes.get(i);
    }
    return result;
  }
}
