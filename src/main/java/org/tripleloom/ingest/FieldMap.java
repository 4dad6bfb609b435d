package org.tripleloom.ingest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tripleloom.problem.Problem;

/** Which field of an unknown shape holds what: {@code title=headline,abstract=body.text}. */
public record FieldMap(Map<Field, String> paths) {
  public static final FieldMap NONE = new FieldMap(Map.of());

  /** What a paper has, by the names of the product's own shape. */
  public enum Field {
    ID,
    TITLE,
    ABSTRACT,
    AUTHORS,
    VENUE,
    PUBLISHED,
    DOI,
    ARXIV,
    KEYWORDS;

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public FieldMap {
    paths = Map.copyOf(paths);
  }

  /** Reads what {@code --map} takes; throws {@link Problem#BAD_FIELD_MAP}. */
  public static FieldMap parse(String text) {
    Map<Field, String> paths = new EnumMap<>(Field.class);
    for (String pair : text.split(",", -1)) {
      String[] sides = pair.strip().split("\\s*=\\s*", -1);
      Field field =
          Arrays.stream(Field.values())
              .filter(f -> f.key().equalsIgnoreCase(sides[0]))
              .findFirst()
              .orElseThrow(() -> bad(pair));
      if (sides.length != 2 || sides[1].isEmpty() || paths.put(field, sides[1]) != null) {
        throw bad(pair);
      }
    }
    return new FieldMap(paths);
  }

  private static RuntimeException bad(String pair) {
    return Problem.BAD_FIELD_MAP.at(
        pair.strip(),
        Arrays.stream(Field.values()).map(Field::key).collect(Collectors.joining(", ")));
  }
}
