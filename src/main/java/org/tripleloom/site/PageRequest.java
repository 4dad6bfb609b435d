package org.tripleloom.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which page, and how it is set.
 *
 * @param path of the page behind the site's root, without suffix: empty for the start page, {@code
 *     entity/x} for an entity's
 * @param parameters of the address; a page ignores those that it does not know
 */
public record PageRequest(String path, Map<String, List<String>> parameters) {
  public PageRequest {
    parameters = Map.copyOf(parameters);
  }

  /** The first value, if there is one. */
  public Optional<String> parameter(String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }

  public List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  /**
   * What leads from the page to the site's root, with a slash at its end: before every link, so
   * that pages work behind any prefix and from disk.
   */
  public String root() {
    long depth = path.chars().filter(c -> c == '/').count();
    return depth == 0 ? "./" : "../".repeat((int) depth);
  }
}
