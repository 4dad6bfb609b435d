package org.tripleloom.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.tripleloom.problem.Problem;

/**
 * JSON Lines (one object a line, so that a broken one costs only itself), and JSON: an array, an
 * object around an array ({@code results}, {@code data}, {@code message.items}), one object, or
 * several one after the other.
 */
final class JsonReader implements EntryReader {
  /** Objects that wrap the list in answers of public services. */
  private static final Set<String> WRAPPERS =
      Set.of("message", "response", "data", "result", "results", "hits", "search-results");

  /** Lists of objects inside a paper. */
  private static final Set<String> PARTS =
      Set.of(
          "authors",
          "author",
          "authorships",
          "authors_parsed",
          "creators",
          "references",
          "citations",
          "versions",
          "concepts",
          "topics",
          "keywords",
          "locations",
          "entities",
          "relations",
          "editor",
          "grants",
          "mesh",
          "counts_by_year",
          "affiliations",
          "license",
          "link",
          "assertion",
          "reference",
          "funder",
          "fieldsofstudy",
          "s2fieldsofstudy",
          "facets",
          "group_by");

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Lines.LIMIT).build())
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .build())
          .build();

  private final RecordMapper mapper;
  private final Format format;

  JsonReader(RecordMapper mapper, Format format) {
    this.mapper = mapper;
    this.format = format;
  }

  @Override
  public void read(Input input, Entries out) throws IOException {
    if (isLines(input)) {
      readLines(new Lines(input.text()), out);
    } else {
      readStream(input, out);
    }
  }

  /** One object a line: the first line is a whole one, or the second starts like one. */
  private static boolean isLines(Input input) {
    String[] lines = input.headText().stripLeading().split("\\R\\s*", 3);
    if (!lines[0].startsWith("{")) {
      return false;
    }
    if (lines.length > 1 && lines[1].startsWith("{\"") && lines[0].length() > 2) {
      return true;
    }
    try {
      return (lines.length > 1 || input.complete()) && JSON.readTree(lines[0]).isObject();
    } catch (JsonProcessingException e) {
      return lines.length == 1 && input.complete();
    }
  }

  private void readLines(Lines lines, Entries out) throws IOException {
    for (String line; (line = lines.next()) != null; ) {
      if (lines.tooLong()) {
        out.reject(
            Problem.TEXT_TOO_LONG,
            lines.number(),
            "",
            lines.number(),
            "line",
            Lines.LIMIT,
            Lines.LIMIT);
      } else if (!line.isBlank()) {
        readLine(line, lines.number(), out);
      }
    }
  }

  private void readLine(String line, long number, Entries out) throws IOException {
    JsonNode node;
    try (JsonParser parser = JSON.createParser(line)) {
      node = JSON.readTree(parser);
      if (parser.nextToken() != null) {
        out.reject(Problem.MALFORMED_ENTRY, number, "", number, "more follows behind the object");
        return;
      }
    } catch (JsonProcessingException e) {
      if (line.indexOf(Input.UNDECODED) >= 0) {
        out.reject(Problem.WRONG_ENCODING, number, "", number);
      } else {
        out.reject(Problem.MALFORMED_ENTRY, number, "", number, reason(e));
      }
      return;
    }
    if (!(node instanceof ObjectNode object)) {
      out.reject(Problem.MALFORMED_ENTRY, number, "", number, "it is no JSON object");
    } else if (!mapper.hasTitle(object)) {
      readWrapper(object, number, out);
    } else {
      out.entry(mapper.entry(object, number, format));
    }
  }

  /** An object without title in one line: a list of papers inside, or a paper without title. */
  private void readWrapper(ObjectNode object, long number, Entries out) {
    JsonNode list = null;
    for (var field : object.properties()) {
      JsonNode value = field.getValue();
      if (value.isObject() && WRAPPERS.contains(field.getKey().toLowerCase(Locale.ROOT))) {
        readWrapper((ObjectNode) value, number, out);
        return;
      }
      if (list == null && isList(field.getKey()) && value.path(0) instanceof ObjectNode first) {
        list = mapper.hasTitle(first) ? value : null;
      }
    }
    if (list == null) {
      out.entry(mapper.entry(object, number, format));
      return;
    }
    for (JsonNode item : list) {
      element(item, number, out);
    }
  }

  private void element(JsonNode node, long line, Entries out) {
    if (node instanceof ObjectNode object) {
      out.entry(mapper.entry(object, line, format));
    } else {
      out.reject(Problem.MALFORMED_ENTRY, line, "", line, "it is no JSON object");
    }
  }

  private void readStream(Input input, Entries out) throws IOException {
    try (JsonParser parser = JSON.createParser(input.text())) {
      try {
        for (JsonToken token; (token = parser.nextToken()) != null; ) {
          if (token == JsonToken.START_ARRAY) {
            readArray(parser, out);
          } else if (token == JsonToken.START_OBJECT) {
            readObject(parser, out);
          } else {
            long line = parser.currentTokenLocation().getLineNr();
            out.reject(Problem.MALFORMED_ENTRY, line, "", line, "it is no JSON object");
          }
        }
      } catch (JsonProcessingException e) {
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        out.reject(Problem.MALFORMED_ENTRY, line, "", line, reason(e));
      }
    }
  }

  private void readArray(JsonParser parser, Entries out) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long line = parser.currentTokenLocation().getLineNr();
      JsonNode node = parser.readValueAsTree();
      element(node, line, out);
    }
  }

  /** A paper, or a wrapper whose lists are read as they pass by. */
  private void readObject(JsonParser parser, Entries out) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    ObjectNode rest = JSON.createObjectNode();
    boolean wrapper = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && WRAPPERS.contains(name.toLowerCase(Locale.ROOT))) {
        readObject(parser, out);
        wrapper = true;
      } else if (value == JsonToken.START_ARRAY && isList(name)) {
        wrapper |= readList(parser, rest, name, out);
      } else {
        rest.set(name, parser.<JsonNode>readValueAsTree());
      }
    }
    if (mapper.hasTitle(rest) && !wrapper || !wrapper && rest.size() > 0) {
      out.entry(mapper.entry(rest, line, format));
    }
  }

  /** A list of objects is one of papers; any other stays with the object around it. */
  private boolean readList(JsonParser parser, ObjectNode rest, String name, Entries out)
      throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.END_ARRAY) {
      rest.putArray(name);
      return WRAPPERS.contains(name.toLowerCase(Locale.ROOT));
    }
    if (first != JsonToken.START_OBJECT) {
      var array = rest.putArray(name);
      for (JsonToken t = first; t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        array.add(parser.<JsonNode>readValueAsTree());
      }
      return false;
    }
    for (JsonToken t = first; t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      long line = parser.currentTokenLocation().getLineNr();
      element(parser.readValueAsTree(), line, out);
    }
    return true;
  }

  private static boolean isList(String name) {
    return !PARTS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int end = message.indexOf('\n');
    String first = end < 0 ? message : message.substring(0, end);
    return first.length() > 200 ? first.substring(0, 200) + "…" : first;
  }
}
