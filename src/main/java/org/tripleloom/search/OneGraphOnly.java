package org.tripleloom.search;

import java.util.List;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.modify.request.UpdateData;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateRequest;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/** An update as a patch of one graph: it reads and writes what it calls the default graph. */
public final class OneGraphOnly {
  private OneGraphOnly() {}

  /**
   * @throws ProblemException {@link Problem#BAD_UPDATE} for one that names a graph, or that is not
   *     about triples
   */
  public static void check(UpdateRequest request) {
    for (Update update : request) {
      if (update instanceof UpdateData data) {
        check(data.getQuads());
      } else if (update instanceof UpdateDeleteWhere delete) {
        check(delete.getQuads());
      } else if (update instanceof UpdateModify modify) {
        check(modify);
      } else {
        throw Problem.BAD_UPDATE.at(
            "does more than insert and delete triples, which is all that a patch of one graph may");
      }
    }
  }

  private static void check(UpdateModify modify) {
    check(modify.getInsertQuads());
    check(modify.getDeleteQuads());
    if (modify.getWithIRI() != null
        || !modify.getUsing().isEmpty()
        || !modify.getUsingNamed().isEmpty()) {
      throw graph("has WITH or USING");
    }
    Walker.walk(
        Algebra.compile(modify.getWherePattern()),
        new OpVisitorBase() {
          @Override
          public void visit(OpGraph graph) {
            throw graph("reads GRAPH " + graph.getNode());
          }
        },
        new ExprVisitorBase());
  }

  private static void check(List<Quad> quads) {
    for (Quad quad : quads) {
      if (!quad.isDefaultGraph()) {
        throw graph("writes GRAPH " + quad.getGraph());
      }
    }
  }

  private static ProblemException graph(String what) {
    return Problem.BAD_UPDATE.at(
        what + ", while the address of the request is all that says which graph is patched");
  }
}
