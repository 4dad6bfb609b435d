package org.tripleloom.check;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * All shapes and rules over a store. Reads every triple once and runs each rule once; memory does
 * not grow with the number of papers.
 */
public final class StoreCheck {
  private StoreCheck() {}

  /**
   * @param data the named graphs, inside a transaction; the default graph is not looked at
   * @param findings takes every finding as it is found
   */
  public static CheckReport of(DatasetGraph data, Consumer<Finding> findings) {
    List<CheckGroup> shapes = List.copyOf(new ShapeCheck(findings).over(data));
    List<CheckGroup> rules = Rule.all().stream().map(rule -> rule.over(data, findings)).toList();
    return new CheckReport(shapes, rules);
  }
}
