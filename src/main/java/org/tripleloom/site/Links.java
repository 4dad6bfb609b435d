package org.tripleloom.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tripleloom.paper.PaperId;

/**
 * Addresses, relative to one page. Each keeps the least confidence that the page was asked for.
 *
 * @param root as in {@link PageRequest#root}
 * @param least as in {@link PageRequest#least}
 * @param linked as in {@link PageRequest}
 */
public record Links(String root, double least, Linked linked) {
  /** Pages that answer their parameters with a script when they are files. */
  private static final Set<String> SCRIPTED = Set.of("graph", "path", "compare", "trends");

  /** Characters that stand in a path as they are. */
  private static final String PLAIN = "-._~/()!$'*,;@=&:";

  private static final int LONGEST_NAME = 200;

  /** Whether pages are files. */
  public boolean frozen() {
    return linked != null;
  }

  /** The page at a path: {@code entity/x} to {@code ../entity/x.html}. */
  public String page(String path) {
    return page(path, Map.of());
  }

  /** The page at a path with parameters; those with a null value are left out. */
  public String page(String path, Map<String, String> parameters) {
    if (frozen()) {
      linked.page(path);
    }
    return file(path.isEmpty() ? "index" : path, ".html")
        + (frozen() && !SCRIPTED.contains(path) ? "" : query(parameters));
  }

  /**
   * The page at a path with one parameter.
   *
   * @param value null leaves it out, even where the page has it
   */
  public String page(String path, String name, String value) {
    return page(path, Collections.singletonMap(name, value));
  }

  /** A competency question with its answer. */
  public String question(String name) {
    return frozen() ? page(QueryView.QUESTION + name) : page(QueryView.PATH, "question", name);
  }

  /** The document for programs about what stands at a path. */
  public String document(String path, String suffix) {
    if (frozen()) {
      linked.document(path, suffix);
    }
    return file(path, suffix);
  }

  /** What is no page, such as {@code sparql}. */
  public String other(String path, String suffix) {
    return file(path, suffix);
  }

  private String file(String path, String suffix) {
    return root + (frozen() ? encoded(fileName(path)) : encoded(path)) + suffix;
  }

  /** The page at a path with a parameter of several values and one of a single one, or null. */
  String page(String path, String name, List<String> values, String other, String value) {
    StringBuilder query = new StringBuilder(page(path, other, value));
    if (!frozen()) {
      for (String each : values) {
        query
            .append(query.indexOf("?") < 0 ? '?' : '&')
            .append(name)
            .append('=')
            .append(form(each));
      }
    }
    return query.toString();
  }

  private String query(Map<String, String> parameters) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    if (least > 0 && !frozen()) {
      all.putIfAbsent(PageRequest.LEAST, Double.toString(least));
    }
    StringBuilder query = new StringBuilder();
    all.forEach(
        (name, value) -> {
          if (value != null) {
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(form(value));
          }
        });
    return query.toString();
  }

  /**
   * What a page is called as a file, without suffix: other characters than the plainest are
   * percent-encoded, and folders and names that would be too long are cut and get a hash.
   */
  static String fileName(String path) {
    String[] parts = path.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      // no part may lead out of the folder
      boolean leads = parts[i].matches("\\.{0,2}");
      String name = leads ? "%" + parts[i].length() : encoded(parts[i], "-._~");
      parts[i] =
          name.length() <= LONGEST_NAME
              ? name
              : name.substring(0, LONGEST_NAME / 2) + "-" + PaperId.hash(parts[i]).substring(0, 16);
    }
    return String.join("/", parts);
  }

  /** For a query string. */
  public static String form(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** For a path: all but slashes and what RFC 3986 lets stand. */
  static String encoded(String path) {
    return encoded(path, PLAIN);
  }

  private static String encoded(String path, String plain) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean stands = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (stands || plain.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }
}
