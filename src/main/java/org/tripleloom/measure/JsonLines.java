package org.tripleloom.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tripleloom.problem.Problem;

/** Files of one JSON object per line, with a place in every complaint. Blank lines are skipped. */
final class JsonLines {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Takes one object; an IllegalArgumentException from it becomes a complaint about the line. */
  interface Reader {
    void accept(JsonNode node);
  }

  private JsonLines() {}

  static void read(Path file, Reader reader) {
    read(file, Problem.NOT_ANNOTATED, reader);
  }

  /** {@code bad} takes file, line and reason. */
  static void read(Path file, Problem bad, Reader reader) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          read(file, bad, number, line, reader);
        }
      }
    } catch (NoSuchFileException e) {
      throw Problem.NO_SUCH_SOURCE.because(e, file);
    } catch (CharacterCodingException e) {
      throw bad.because(e, file, 1, "the file is not UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Path file, Problem bad, int number, String line, Reader reader) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.isObject()) {
        throw new IllegalArgumentException("not a JSON object");
      }
      reader.accept(node);
    } catch (JsonProcessingException e) {
      throw bad.because(e, file, number, "not JSON");
    } catch (IllegalArgumentException e) {
      throw bad.because(e, file, number, e.getMessage());
    }
  }
}
