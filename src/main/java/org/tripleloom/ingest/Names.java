package org.tripleloom.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.paper.Author;

/** Names of authors in the ways that sources write them, turned to given name first. */
final class Names {
  private static final Pattern ORCID = Pattern.compile("\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dXx]");
  private static final Pattern SUFFIX = Pattern.compile("(?i)(jr|sr|ii|iii|iv)\\.?");

  private Names() {}

  /** Null for a name without letters. */
  static Author author(String name, String orcid) {
    String ordered = givenFirst(name);
    if (ordered.codePoints().noneMatch(Character::isLetter)) {
      return null;
    }
    Matcher m = ORCID.matcher(orcid == null ? "" : orcid);
    return new Author(ordered, m.find() ? m.group().toUpperCase(java.util.Locale.ROOT) : null);
  }

  /** From an array of texts, objects or name parts, or from one text with separators. */
  static List<Author> authors(JsonNode value) {
    List<Author> authors = new ArrayList<>();
    if (value != null && value.isArray()) {
      value.forEach(element -> add(authors, one(element)));
    } else if (value != null && value.isObject()) {
      add(authors, one(value));
    } else {
      authors.addAll(split(Values.text(value)));
    }
    return authors;
  }

  /**
   * One text with several names: semicolons separate, else bars, {@code and}, or commas where no
   * part is a family name alone.
   */
  static List<Author> split(String text) {
    String[] parts;
    if (text.contains(";")) {
      parts = text.split(";");
    } else if (text.contains("|")) {
      parts = text.split("\\|");
    } else {
      String[] byAnd = text.split("(?i),?\\s+and\\s+");
      String[] byComma = text.split("(?i),?\\s+and\\s+|,");
      boolean whole = true;
      for (String part : byComma) {
        whole &=
            part.strip().matches("(?s)\\S.*\\s.*\\S") || SUFFIX.matcher(part.strip()).matches();
      }
      parts = whole ? byComma : byAnd;
    }
    List<Author> authors = new ArrayList<>();
    for (String part : parts) {
      add(authors, author(part, null));
    }
    return authors;
  }

  private static void add(List<Author> authors, Author author) {
    if (author != null) {
      authors.add(author);
    }
  }

  private static Author one(JsonNode element) {
    if (element.isValueNode()) {
      return author(Values.text(element), null);
    }
    if (element.isArray()) {
      // the arXiv snapshot: family name, given names, suffix
      return author(
          join(element.path(1).asText(), element.path(0).asText(), element.path(2).asText()), null);
    }
    JsonNode person = element.path("author").isObject() ? element.path("author") : element;
    String orcid = first(person, "orcid", "ORCID", "orcid_id");
    String name = first(person, "name", "display_name", "fullname", "full_name", "fullName");
    if (name.isBlank()) {
      name =
          join(
              first(person, "given", "first", "firstName", "first_name", "forename", "firstname"),
              first(person, "family", "last", "lastName", "last_name", "lastname", "surname"),
              first(person, "suffix"));
    }
    if (name.isBlank()) {
      name = first(element, "raw_author_name");
    }
    return author(name, orcid);
  }

  private static String first(JsonNode node, String... names) {
    for (String name : names) {
      if (node.path(name).isTextual()) {
        return node.path(name).asText();
      }
    }
    return "";
  }

  static String join(String... parts) {
    StringBuilder out = new StringBuilder();
    for (String part : parts) {
      if (part != null && !part.isBlank()) {
        out.append(out.length() == 0 ? "" : " ").append(part.strip());
      }
    }
    return out.toString();
  }

  /** {@code Family, Given} and {@code Family, Jr, Given} as given name first. */
  private static String givenFirst(String name) {
    String[] parts = name.strip().replaceAll("\\s+", " ").split("\\s*,\\s*");
    if (parts.length == 2 && !SUFFIX.matcher(parts[1]).matches()) {
      return join(parts[1], parts[0]);
    }
    if (parts.length == 3 && SUFFIX.matcher(parts[1]).matches()) {
      return join(parts[2], parts[0], parts[1]);
    }
    return name.strip();
  }
}
