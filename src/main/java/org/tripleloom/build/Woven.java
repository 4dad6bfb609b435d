package org.tripleloom.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tripleloom.graph.Commit;
import org.tripleloom.paper.PaperId;
import org.tripleloom.problem.Problem;

/**
 * What the last build that came to its end left behind, in the file {@code woven} of the store's
 * folder: where the graphs still are of that commit and nothing that a build goes by is another,
 * only papers touched since have to be looked at. A file that is missing, damaged or of another
 * commit costs a build that looks at all papers, and nothing else.
 *
 * @param commit that the build ended with
 * @param inputs hash of all that it went by but the papers
 * @param report what the store held then
 */
record Woven(Commit commit, String inputs, BuildReport report) {
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
              BuildReport.read(node.get("report"))));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  void write(Path store) {
    ObjectNode node = JSON.createObjectNode();
    node.put("commit", commit.toString()).put("inputs", inputs);
    Path draft = store.resolve("woven.new");
    try {
      node.set("report", JSON.readTree(report.line()));
      String text = node.toString();
      Files.write(draft, (PaperId.hash(text) + "\n" + text).getBytes(UTF_8));
      Files.move(
          draft, file(store), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Problem.STORE_UNUSABLE.because(e, store, e.getMessage());
    }
  }

  private static Path file(Path store) {
    return store.resolve("woven");
  }
}
