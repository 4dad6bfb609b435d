package org.tripleloom.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Values of records, which differ in how they write one text, a list or a flag. */
final class Values {
  /** A position beyond this is no place in an abstract. */
  private static final int LAST_POSITION = 100_000;

  private Values() {}

  /**
   * The text of a scalar, of the first element of a list, or of {@code {"value": …}}; else empty.
   */
  static String text(JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isArray()) {
      return text(value.get(0));
    }
    if (value.isObject()) {
      JsonNode inner = value.has("value") ? value.get("value") : value.get("name");
      return inner != null && inner.isValueNode() ? text(inner) : "";
    }
    String text = value.asText();
    return text.equals("NaN") ? "" : text;
  }

  /** The elements of an array, or the parts of a text. */
  static List<String> list(JsonNode value, String separator) {
    List<String> values = new ArrayList<>();
    if (value != null && value.isArray()) {
      for (JsonNode element : value) {
        values.add(element.has("display_name") ? text(element.get("display_name")) : text(element));
      }
    } else {
      values.addAll(List.of(text(value).split(separator)));
    }
    values.removeIf(String::isBlank);
    return values;
  }

  static boolean isTrue(JsonNode value) {
    return value != null && (value.asBoolean() || value.asText().matches("(?i)true|yes|1"));
  }

  static int number(JsonNode value) {
    return value == null ? 0 : value.asInt();
  }

  /** Puts an abstract together from {@code {"word": [position, …]}}. */
  static String fromIndex(ObjectNode index) {
    TreeMap<Integer, String> words = new TreeMap<>();
    index
        .properties()
        .forEach(
            word -> {
              for (JsonNode position : word.getValue()) {
                int at = position.asInt(-1);
                if (at >= 0 && at < LAST_POSITION) {
                  words.put(at, word.getKey());
                }
              }
            });
    return String.join(" ", words.values());
  }
}
