package org.tripleloom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.tripleloom.extract.EntityType;
import org.tripleloom.problem.Problem;
import org.tripleloom.resolve.LabelInContext;
import org.tripleloom.resolve.PairRelation;

/**
 * Asks about undecided pairs in the terminal, or takes the answers from a pipe. The store is open
 * only before the first question and after the last answer, here or in the server that holds it;
 * all answers are one transaction.
 */
final class Review {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Instead of an answer when there are no more. */
  private static final char END = 0;

  private final Session session;
  private final Path store;
  private final int limit;
  private final String note;
  private final String by;
  private final BufferedReader in;
  private int asked;

  Review(Session session, Path store, int limit, String note, String by) {
    this.session = session;
    this.store = store;
    this.limit = limit;
    this.note = note;
    this.by = by;
    this.in = new BufferedReader(session.in());
  }

  /** Returns the exit code. */
  int run() throws IOException {
    StringWriter suggested = new StringWriter();
    int code =
        Main.run(
            session.answering(new PrintWriter(suggested)),
            arguments("--suggest", "--json", "--limit", Integer.toString(limit)));
    if (code != 0) {
      return code;
    }
    List<String> pairs = suggested.toString().lines().toList();
    if (pairs.isEmpty()) {
      return 0;
    }
    refuseWithoutAnswers();
    List<String> decided = ask(pairs);
    if (decided.isEmpty()) {
      session.out().println("Nothing was decided.");
      return 0;
    }
    Path file = Files.createTempFile("tripleloom-", ".jsonl").toAbsolutePath();
    try {
      Files.write(file, decided);
      List<String> more = new ArrayList<>(List.of("--import", file.toString(), "--note", note));
      if (!by.isEmpty()) {
        Collections.addAll(more, "--as", by);
      }
      return Main.run(session, arguments(more.toArray(String[]::new)));
    } finally {
      Files.delete(file);
    }
  }

  private String[] arguments(String... more) {
    List<String> arguments = new ArrayList<>(List.of("merges", "--store", store.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** Before any question: who is at a terminal sees it first, a pipe must hold something. */
  private void refuseWithoutAnswers() throws IOException {
    if (session.typing().getAsBoolean()) {
      return;
    }
    in.mark(1);
    if (in.read() < 0) {
      throw Problem.NO_ANSWERS.at();
    }
    in.reset();
  }

  private List<String> ask(List<String> pairs) throws IOException {
    List<String> decided = new ArrayList<>();
    for (String pair : pairs) {
      JsonNode node = JSON.readTree(pair);
      session
          .out()
          .printf(
              Locale.ROOT,
              "%n%d of %d, score %.2f%n  %s%n  %s%n",
              ++asked,
              pairs.size(),
              node.get("score").asDouble(),
              side(node.get("a")),
              side(node.get("b")));
      char answer = answer();
      if (answer == END) {
        session.out().println();
        session
            .err()
            .printf(
                "The answers ended before that to pair %d of %d; what was answered before counts.%n",
                asked, pairs.size());
      }
      if (answer == 'q' || answer == END) {
        break;
      }
      if (answer != 's') {
        PairRelation relation = answer == 'y' ? PairRelation.SAME : PairRelation.DIFFERENT;
        decided.add(((ObjectNode) node).put("relation", relation.label()).toString());
      }
    }
    return decided;
  }

  /** One of y, n, s and q, or {@link #END}. */
  private char answer() throws IOException {
    while (true) {
      session.out().print("One thing? (y)es, (n)o, (s)kip, (q)uit: ");
      session.out().flush();
      String line = in.readLine();
      if (line == null) {
        return END;
      }
      String answer = line.strip().toLowerCase(Locale.ROOT);
      for (String known : List.of("yes", "no", "skip", "quit")) {
        if (!answer.isEmpty() && known.startsWith(answer)) {
          return known.charAt(0);
        }
      }
    }
  }

  private static String side(JsonNode side) {
    return MergesCommand.line(
        new LabelInContext(
            side.get("label").asText(),
            EntityType.of(side.get("type").asText()),
            side.get("papers").asInt(),
            side.get("context").asText()));
  }
}
