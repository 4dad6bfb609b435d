package org.tripleloom.site;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * How queries of pages are answered: as those of the endpoint beside them.
 *
 * @param limit after which a query is stopped
 * @param dataset tells what is seen from other views of the store; empty for the store as it is
 * @param seen what queries are asked of, made of the store in each transaction
 */
public record Queries(Duration limit, String dataset, UnaryOperator<DatasetGraph> seen) {
  /** Of the store as it is. */
  public static Queries of(Duration limit) {
    return new Queries(limit, "", UnaryOperator.identity());
  }
}
