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
 * @param linked told of every page that the page links to, when it becomes a file: no server is
 *     there to answer its forms; null on a server
 * @param reader who has signed in, as in "signed in as ann"; empty for nobody
 */
public record PageRequest(
    String path, Map<String, List<String>> parameters, Linked linked, String reader) {
  /** The parameter that sets the least confidence of what every page shows. */
  public static final String LEAST = "min";

  public PageRequest {
    parameters = Map.copyOf(parameters);
  }

  /** Of a server. */
  public PageRequest(String path, Map<String, List<String>> parameters) {
    this(path, parameters, null, "");
  }

  /** Of a folder of files. */
  public PageRequest(String path, Map<String, List<String>> parameters, Linked linked) {
    this(path, parameters, linked, "");
  }

  /** The same by someone who has signed in. */
  public PageRequest by(String somebody) {
    return new PageRequest(path, parameters, linked, somebody);
  }

  /** Whether the page becomes a file. */
  public boolean frozen() {
    return linked != null;
  }

  /** Links from the page. */
  Links links() {
    return new Links(root(), least(), linked);
  }

  /** The first value, if there is one. */
  public Optional<String> parameter(String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }

  public List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  /** The least confidence of what is shown, 0 to 1; 0 where none or no number is given. */
  public double least() {
    try {
      double least = Double.parseDouble(parameter(LEAST).orElse("0"));
      return least > 0 && least <= 1 ? least : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** A whole number of at least 1; 1 where none is given. */
  public int number(String name) {
    try {
      return Math.max(1, Integer.parseInt(parameter(name).orElse("1")));
    } catch (NumberFormatException e) {
      return 1;
    }
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
