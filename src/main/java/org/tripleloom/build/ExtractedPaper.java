package org.tripleloom.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.ExtractionJson;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;

/** A paper with what an engine found in its text. */
public record ExtractedPaper(Paper paper, Extraction extraction) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public String line() {
    ObjectNode node = JSON.createObjectNode();
    node.set("paper", PaperJson.write(paper));
    try {
      node.set("extraction", JSON.readTree(ExtractionJson.full(extraction)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an extraction that is not JSON", e);
    }
    return node.toString();
  }

  /** Reads what {@link #line} wrote. */
  public static ExtractedPaper read(JsonNode node) {
    Paper paper = PaperJson.read(node.get("paper"));
    return new ExtractedPaper(paper, ExtractionJson.read(node.get("extraction"), paper.text()));
  }
}
