package org.tripleloom.extract.neural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.Papers;
import org.tripleloom.text.Analysis;

/** Papers with what the reference implementation of the model gives for them, step by step. */
record GoldenPapers(List<Golden> papers) {
  record Golden(String id, Analysis analysis, JsonNode expected) {
    @Override
    public String toString() {
      return id;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Path RESOURCES = Path.of("src/test/resources/model");

  /**
   * The networks that the results were computed with, as a folder of a user's own; the bundled ones
   * have learned on since.
   */
  static ModelFiles networks(Path folder) throws IOException {
    for (String name : List.of(ModelFiles.ENCODER, ModelFiles.HEAD)) {
      Files.copy(RESOURCES.resolve("reference").resolve(name), folder.resolve(name));
    }
    for (String name : List.of(ModelFiles.TOKENIZER, ModelFiles.LABELS)) {
      Files.write(folder.resolve(name), ModelFiles.bundled().read(name));
    }
    return ModelFiles.in(folder);
  }

  /** Our own texts, in {@code data/papers.jsonl}. */
  static GoldenPapers own() throws IOException {
    Map<String, JsonNode> texts = new HashMap<>();
    for (JsonNode paper : lines(Path.of("data/papers.jsonl"))) {
      texts.put(paper.get("id").asText(), paper);
    }
    List<Golden> papers = new ArrayList<>();
    for (JsonNode line : lines(RESOURCES.resolve("golden.jsonl"))) {
      papers.add(golden(line, texts.get(line.get("id").asText())));
    }
    return new GoldenPapers(papers);
  }

  /** A file whose lines carry title and abstract themselves. */
  static GoldenPapers in(Path file) throws IOException {
    List<Golden> papers = new ArrayList<>();
    for (JsonNode line : lines(file)) {
      papers.add(golden(line, line));
    }
    return new GoldenPapers(papers);
  }

  static Analysis analysis(String title, String abstractText) {
    Paper paper = Papers.of(title, abstractText);
    return new Analysis(paper, paper.text(), List.of());
  }

  private static Golden golden(JsonNode line, JsonNode text) {
    return new Golden(
        line.get("id").asText(),
        analysis(text.get("title").asText(), text.get("abstract").asText()),
        line);
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }
}
