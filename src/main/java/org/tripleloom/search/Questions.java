package org.tripleloom.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bundled queries. Each begins with lines {@code # title: …}, {@code # question: …} and {@code
 * # columns: …}, the last with commas between; what is missing is an error of the build.
 */
public final class Questions {
  private static final String FOLDER = "/queries";
  private static final String SUFFIX = ".rq";

  private final Map<String, Question> byName = new LinkedHashMap<>();

  private Questions(List<Question> questions) {
    questions.forEach(question -> byName.put(question.name(), question));
  }

  /** All, in order of their names. */
  public static Questions bundled() {
    try {
      URI uri = Questions.class.getResource(FOLDER).toURI();
      if (!uri.getScheme().equals("jar")) {
        return new Questions(read(Path.of(uri)));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return new Questions(read(jar.getPath(FOLDER)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Question> read(Path folder) throws IOException {
    List<Question> questions = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          String text = Files.readString(file);
          questions.add(
              new Question(
                  name.substring(0, name.length() - SUFFIX.length()),
                  header(text, "title", name),
                  header(text, "question", name),
                  List.of(header(text, "columns", name).split("\\s*,\\s*")),
                  text));
        }
      }
    }
    return questions;
  }

  private static String header(String text, String key, String file) {
    String start = "# " + key + ":";
    return text.lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(file + " has no line " + start));
  }

  public List<Question> all() {
    return List.copyOf(byName.values());
  }

  public Optional<Question> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
