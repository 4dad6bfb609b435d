package org.tripleloom.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;
import org.tripleloom.problem.Problem;

/**
 * Annotated papers, in order of the file. When an id comes twice the later line counts, as in the
 * reference scorer.
 *
 * @param papers the papers' annotations by id; never empty
 * @param texts the papers as they stand in the file, by id; empty when not all are known
 */
public record Gold(Map<String, Annotated> papers, Map<String, Paper> texts) {
  public Gold {
    papers = Collections.unmodifiableMap(new LinkedHashMap<>(papers));
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /**
   * Annotations with the papers' texts as far as they are known: what scoring predictions needs.
   *
   * @param papers as in {@link #withTexts}
   */
  public static Gold read(Path file, Path papers) {
    if (papers != null) {
      return withTexts(file, papers);
    }
    Map<String, Annotated> annotated = annotated(file);
    Map<String, Paper> texts = texts(file);
    return new Gold(annotated, texts.keySet().containsAll(annotated.keySet()) ? texts : Map.of());
  }

  /**
   * Annotations with the papers' texts; complains when one has none.
   *
   * @param papers a file of the product's own paper shape that has the texts of those gold papers
   *     that come without; or null
   */
  public static Gold withTexts(Path file, Path papers) {
    Map<String, Annotated> annotated = annotated(file);
    Map<String, Paper> own = texts(file);
    Map<String, Paper> joined = papers == null ? Map.of() : texts(papers);
    Map<String, Paper> texts = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String id : annotated.keySet()) {
      Paper paper = own.getOrDefault(id, joined.get(id));
      if (paper == null) {
        missing.add(id);
      } else {
        texts.put(id, paper);
      }
    }
    if (!missing.isEmpty()) {
      throw papers == null
          ? Problem.GOLD_WITHOUT_TEXT.at(file, missing.get(0), missing.size(), annotated.size())
          : Problem.PAPERS_DO_NOT_JOIN.at(
              papers, missing.get(0), file, missing.size(), annotated.size());
    }
    return new Gold(annotated, texts);
  }

  /**
   * Reads predictions of any source, {@code extract}'s lines or the gold shape; complains when none
   * is on a gold paper.
   *
   * @param gold where this gold was read from, for the complaint
   */
  public Map<String, Annotated> predictions(Path file, Path gold) {
    Map<String, Annotated> predictions = annotated(file);
    if (Collections.disjoint(papers.keySet(), predictions.keySet())) {
      throw Problem.PREDICTIONS_DO_NOT_JOIN.at(file, gold);
    }
    return predictions;
  }

  private static Map<String, Annotated> annotated(Path file) {
    Map<String, Annotated> papers = new LinkedHashMap<>();
    JsonLines.read(
        file,
        node -> {
          Annotated paper = Annotated.read(node);
          papers.put(paper.id(), paper);
        });
    if (papers.isEmpty()) {
      throw Problem.NOTHING_ANNOTATED.at(file);
    }
    return papers;
  }

  private static Map<String, Paper> texts(Path file) {
    Map<String, Paper> texts = new LinkedHashMap<>();
    JsonLines.read(
        file,
        node -> {
          if (hasText(node)) {
            texts.put(node.path("id").asText(), PaperJson.read(node));
          }
        });
    return texts;
  }

  private static boolean hasText(JsonNode node) {
    return node.path("title").isTextual() && node.path("abstract").isTextual();
  }
}
