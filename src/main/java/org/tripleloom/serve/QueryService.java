package org.tripleloom.serve;

import java.time.Duration;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.search.QueryLimit;
import org.tripleloom.search.QueryText;

/**
 * Fuseki's query service, with queries read as everywhere in the product: the usual prefixes need
 * no declaration, and what is wrong is said in one sentence.
 */
final class QueryService extends SPARQL_QueryDataset {
  private final String base;
  private final Duration limit;

  QueryService(String base, Duration limit) {
    this.base = base;
    this.limit = limit;
  }

  @Override
  protected void execute(String text, HttpAction action) {
    try (QueryLimit running = QueryLimit.begin(limit, action.getContext())) {
      Query query = QueryText.parse(text, base);
      super.execute(query.serialize(), action);
    } catch (ProblemException e) {
      ServletOps.errorBadRequest(e.getMessage());
    } catch (StackOverflowError e) {
      ServletOps.errorBadRequest(Problem.QUERY_TOO_DEEP.at().getMessage());
    } catch (QueryCancelledException e) {
      ServletOps.error(503, Problem.QUERY_TOOK_TOO_LONG.at(limit.toSeconds() + " s").getMessage());
    }
  }
}
