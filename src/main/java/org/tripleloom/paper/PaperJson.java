package org.tripleloom.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Paper} as one line of JSON, the product's own shape: {@code id title abstract authors
 * venue published doi arxiv arxivVersion keywords withdrawn sources}; what is unknown is left out.
 * An author is a name, or {@code {"name", "orcid"}}.
 */
public final class PaperJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PaperJson() {}

  public static String line(Paper paper) {
    return write(paper).toString();
  }

  public static ObjectNode write(Paper paper) {
    ObjectNode node = JSON.createObjectNode();
    put(node, "id", paper.inputId());
    put(node, "title", paper.title());
    put(node, "abstract", paper.abstractText());
    if (!paper.authors().isEmpty()) {
      ArrayNode authors = node.putArray("authors");
      for (Author author : paper.authors()) {
        if (author.orcid() == null) {
          authors.add(author.name());
        } else {
          authors.addObject().put("name", author.name()).put("orcid", author.orcid());
        }
      }
    }
    put(node, "venue", paper.venue());
    put(node, "published", paper.published() == null ? null : paper.published().toString());
    put(node, "doi", paper.doi());
    put(node, "arxiv", paper.arxiv());
    if (paper.arxivVersion() > 0) {
      node.put("arxivVersion", paper.arxivVersion());
    }
    strings(node, "keywords", paper.keywords());
    if (paper.withdrawn()) {
      node.put("withdrawn", true);
    }
    strings(node, "sources", paper.sources());
    return node;
  }

  /** Reads what {@link #write} wrote, without loss. */
  public static Paper read(JsonNode node) {
    List<Author> authors = new ArrayList<>();
    for (JsonNode author : node.path("authors")) {
      authors.add(
          author.isTextual()
              ? new Author(author.asText())
              : new Author(author.get("name").asText(), text(author, "orcid")));
    }
    return new Paper(
        text(node, "id"),
        text(node, "title"),
        text(node, "abstract"),
        authors,
        text(node, "venue"),
        PublicationDate.parse(text(node, "published")),
        text(node, "doi"),
        text(node, "arxiv"),
        node.path("arxivVersion").asInt(),
        strings(node.path("keywords")),
        node.path("withdrawn").asBoolean(),
        strings(node.path("sources")));
  }

  private static void put(ObjectNode node, String key, String value) {
    if (value != null) {
      node.put(key, value);
    }
  }

  private static void strings(ObjectNode node, String key, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(key);
      values.forEach(array::add);
    }
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? null : value.asText();
  }

  private static List<String> strings(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asText()));
    return values;
  }
}
