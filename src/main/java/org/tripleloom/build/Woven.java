package org.tripleloom.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tripleloom.graph.Commit;
import org.tripleloom.paper.PaperId;
import org.tripleloom.problem.Problem;
import org.tripleloom.resolve.KeptFile;
import org.tripleloom.resolve.Memory;

/**
 * What the last build that came to its end left behind, in the file {@code woven} of the store's
 * folder: where the graphs still are of that commit and nothing that a build goes by is another,
 * only papers touched since have to be looked at. A file that is missing, damaged or of another run
 * than the ledger's last costs a build that looks at all papers, and nothing else.
 *
 * @param commit that the build ended with
 * @param inputs hash of all that it went by but the papers and what people decided
 * @param decided hash of what people decided
 * @param run IRI path of the run, by which {@link #memory} is known
 * @param report what the store held then
 */
record Woven(Commit commit, String inputs, String decided, String run, BuildReport report) {
  private static final String MEMORY = "resolution";
  private static final ObjectMapper JSON = new ObjectMapper();

  static Optional<Woven> read(Path store) {
    Path file = file(store);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String[] parts = Files.readString(file).split("\n", 2);
      if (parts.length < 2 || !parts[0].equals(PaperId.hash(parts[1]))) {
        return Optional.empty();
      }
      JsonNode node = JSON.readTree(parts[1]);
      return Optional.of(
          new Woven(
              Commit.parse(node.get("commit").asText()),
              node.get("inputs").asText(),
              node.get("decided").asText(),
              node.get("run").asText(),
              BuildReport.read(node.get("report"))));
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  /** What the resolution came to then; empty when that is not known. */
  Memory memory(Path store) {
    return Memory.read(store.resolve(MEMORY), run);
  }

  /**
   * Leaves both in the store's folder, the memory first: without the other it counts for nothing.
   *
   * @param memory as it is after the run
   */
  void write(Path store, Memory memory) {
    try {
      memory.write(store.resolve(MEMORY), run);
    } catch (UncheckedIOException e) {
      throw Problem.STORE_UNUSABLE.because(e, store, e.getMessage());
    }
    write(store);
  }

  private void write(Path store) {
    ObjectNode node = JSON.createObjectNode();
    node.put("commit", commit.toString()).put("inputs", inputs);
    node.put("decided", decided).put("run", run);
    try {
      node.set("report", JSON.readTree(report.line()));
      String text = node.toString();
      byte[] bytes = (PaperId.hash(text) + "\n" + text).getBytes(UTF_8);
      KeptFile.replace(file(store), to -> to.write(bytes));
    } catch (IOException e) {
      throw Problem.STORE_UNUSABLE.because(e, store, e.getMessage());
    }
  }

  private static Path file(Path store) {
    return store.resolve("woven");
  }
}
