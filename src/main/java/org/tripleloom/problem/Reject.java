package org.tripleloom.problem;

import java.util.List;
import java.util.Objects;

/**
 * One input that could not be used, as it goes into {@code rejects.jsonl}.
 *
 * @param source the file or address as the user gave it, with {@code !entry} for an archive's part
 * @param line the first line of the entry in the source, from 1; 0 where the format has no lines
 * @param title what is known of the paper, or the empty string
 */
public record Reject(Problem problem, String source, long line, String title, String cause) {
  public Reject {
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(cause, "cause");
  }

  /** For people: the ID, the place, which is said once, and the cause on one line. */
  public String sentence() {
    String place = source + (line > 0 ? " line " + line : "");
    for (String named : List.of(place, source)) {
      if (cause.startsWith(named + " ")) {
        return problem.id() + " " + place + cause.substring(named.length());
      }
    }
    return problem.id() + " " + place + ": " + cause;
  }
}
