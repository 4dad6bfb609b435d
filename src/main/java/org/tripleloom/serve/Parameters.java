package org.tripleloom.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tripleloom.problem.Problem;

/**
 * The query parameters of a request to the API. What does not fit is {@link Problem#BAD_PARAMETER}.
 */
final class Parameters {
  private static final int LONGEST = 1000;

  private final Map<String, List<String>> given;

  /**
   * @param known all that may be given
   */
  Parameters(Map<String, List<String>> given, Set<String> known) {
    this.given = given;
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        String all = known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known));
        throw Problem.BAD_PARAMETER.at(name, "is not known here; known are: " + all);
      }
    }
  }

  String text(String name) {
    return optional(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> Problem.BAD_PARAMETER.at(name, "is missing or empty"));
  }

  Optional<String> optional(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Problem.BAD_PARAMETER.at(name, "is given more than once");
    }
    return values.stream().findFirst().map(value -> checked(name, value));
  }

  List<String> all(String name) {
    return given.getOrDefault(name, List.of()).stream()
        .map(value -> checked(name, value))
        .filter(value -> !value.isBlank())
        .toList();
  }

  private static String checked(String name, String value) {
    if (value.length() > LONGEST) {
      throw Problem.BAD_PARAMETER.at(name, "is longer than " + LONGEST + " characters");
    }
    return value;
  }

  int number(String name, int usual, int least, int most) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      return usual;
    }
    if (value.get().matches("\\d{1,9}")) {
      int number = Integer.parseInt(value.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw Problem.BAD_PARAMETER.at(name, "is no whole number from " + least + " to " + most);
  }

  /** From 0 to 1. */
  double share(String name, double usual) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      return usual;
    }
    if (value.get().matches("0|1|[01]?\\.\\d{1,9}")) {
      double share = Double.parseDouble(value.get());
      if (share <= 1) {
        return share;
      }
    }
    throw Problem.BAD_PARAMETER.at(name, "is no number from 0 to 1");
  }
}
