package org.tripleloom.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * The outcome of a {@link StoreCheck}.
 *
 * @param shapes in the order of their labels
 * @param rules in the order of their names
 */
public record CheckReport(List<CheckGroup> shapes, List<CheckGroup> rules) {
  public CheckReport {
    shapes = List.copyOf(shapes);
    rules = List.copyOf(rules);
  }

  public boolean conforms() {
    return findings() == 0;
  }

  public long findings() {
    return Stream.concat(shapes.stream(), rules.stream()).mapToLong(CheckGroup::findings).sum();
  }
}
