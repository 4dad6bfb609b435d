package org.tripleloom.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tripleloom.vocab.QueryFile;

/**
 * The bundled queries. Each begins with lines {@code # title: …}, {@code # question: …} and {@code
 * # columns: …}, the last with commas between; what is missing is an error of the build.
 */
public final class Questions {
  private final Map<String, Question> byName = new LinkedHashMap<>();

  private Questions(List<Question> questions) {
    questions.forEach(question -> byName.put(question.name(), question));
  }

  /** All, in order of their names. */
  public static Questions bundled() {
    return new Questions(
        QueryFile.bundled("/queries").stream()
            .map(
                file ->
                    new Question(
                        file.name(),
                        file.get("title"),
                        file.get("question"),
                        List.of(file.get("columns").split("\\s*,\\s*")),
                        file.text()))
            .toList());
  }

  public List<Question> all() {
    return List.copyOf(byName.values());
  }

  public Optional<Question> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
