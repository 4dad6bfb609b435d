package org.tripleloom.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Addresses, relative to one page. Each keeps the least confidence that the page was asked for.
 *
 * @param root as in {@link PageRequest#root}
 * @param least as in {@link PageRequest#least}
 * @param frozen whether pages are files
 */
public record Links(String root, double least, boolean frozen) {
  /** Characters that stand in a path as they are. */
  private static final String PLAIN = "-._~/()!$'*,;@=&:";

  /** The page at a path: {@code entity/x} to {@code ../entity/x.html}. */
  public String page(String path) {
    return page(path, Map.of());
  }

  /** The page at a path with parameters; those with a null value are left out. */
  public String page(String path, Map<String, String> parameters) {
    return file(path.isEmpty() ? "index" : path, ".html") + query(parameters);
  }

  /**
   * The page at a path with one parameter.
   *
   * @param value null leaves it out, even where the page has it
   */
  public String page(String path, String name, String value) {
    return page(path, Collections.singletonMap(name, value));
  }

  /** What is no page, such as {@code sparql} or {@code entity/x.ttl}. */
  public String other(String path, String suffix) {
    return file(path, suffix);
  }

  private String file(String path, String suffix) {
    return root + (frozen ? encoded(Site.fileName(path)) : encoded(path)) + suffix;
  }

  /** The page at a path with a parameter of several values and one of a single one, or null. */
  String page(String path, String name, List<String> values, String other, String value) {
    StringBuilder query = new StringBuilder(page(path, other, value));
    if (!frozen) {
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
    if (frozen) {
      return "";
    }
    Map<String, String> all = new LinkedHashMap<>(parameters);
    if (least > 0) {
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

  /** For a query string. */
  static String form(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** For a path: all but slashes and what RFC 3986 lets stand. */
  static String encoded(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || isPlain(c);
      out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return PLAIN.indexOf(c) >= 0;
  }
}
