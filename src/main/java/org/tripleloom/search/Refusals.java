package org.tripleloom.search;

import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.util.MappedLoader;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/**
 * What no query may do: call other endpoints, read files, run classes by their name, or look behind
 * the view of the store. {@link GuardRails} keeps the engine from it too; here it is told.
 */
final class Refusals {
  private final Operators operators = new Operators();
  private final Expressions expressions = new Expressions();
  private boolean regex;

  private Refusals() {}

  /**
   * Says whether the query has regular expressions.
   *
   * @throws ProblemException {@link Problem#BAD_QUERY}
   */
  static boolean check(Query query) {
    graphs(query.getGraphURIs());
    graphs(query.getNamedGraphURIs());
    // the algebra, since a walk over the syntax misses subqueries and EXISTS
    return query.getQueryPattern() != null && walk(Algebra.compile(query));
  }

  /** As {@link #check(Query)}, for the WHERE of an update. */
  static boolean check(Element pattern) {
    return walk(Algebra.compile(pattern));
  }

  private static boolean walk(Op op) {
    Refusals found = new Refusals();
    Walker.walk(op, found.operators, found.expressions);
    return found.regex;
  }

  /**
   * Refuses files among the graphs that a request or a query names.
   *
   * @throws ProblemException {@link Problem#BAD_QUERY}
   */
  static void graphs(List<String> names) {
    for (String name : names) {
      if (name.toLowerCase(Locale.ROOT).startsWith("file:")) {
        throw Problem.BAD_QUERY.at("reads the file " + name + ", which is off");
      }
    }
  }

  private static boolean isClass(String iri) {
    return MappedLoader.mapDynamicURI(iri) != null;
  }

  private final class Operators extends OpVisitorBase {
    @Override
    public void visit(OpService service) {
      throw Problem.BAD_QUERY.at(
          "asks another endpoint (SERVICE " + service.getService() + "), which is off");
    }

    @Override
    public void visit(OpGraph graph) {
      if (Quad.isDefaultGraph(graph.getNode())) {
        throw Problem.BAD_QUERY.at(
            "names the default graph <" + graph.getNode().getURI() + ">; leave its GRAPH out");
      }
    }

    /** Jena's walker leaves out the conditions. */
    @Override
    public void visit(OpOrder order) {
      order.getConditions().forEach(by -> Walker.walk(by.getExpression(), operators, expressions));
    }

    /** Jena's walker leaves out what is counted or summed. */
    @Override
    public void visit(OpGroup group) {
      for (ExprAggregator aggregate : group.getAggregators()) {
        ExprList arguments = aggregate.getAggregator().getExprList();
        if (arguments != null) {
          arguments.forEach(argument -> Walker.walk(argument, operators, expressions));
        }
      }
    }

    @Override
    public void visit(OpBGP pattern) {
      for (Triple triple : pattern.getPattern()) {
        Node property = triple.getPredicate();
        if (property.isURI()
            && isClass(property.getURI())
            && !GuardRails.isPropertyFunction(property.getURI())) {
          throw Problem.BAD_QUERY.at("calls <" + property.getURI() + ">, which is off");
        }
      }
    }
  }

  private final class Expressions extends ExprVisitorBase {
    @Override
    public void visit(ExprFunctionN function) {
      regex |= function instanceof E_Regex || function instanceof E_StrReplace;
      if (function instanceof E_Function call
          && isClass(call.getFunctionIRI())
          && !GuardRails.isFunction(call.getFunctionIRI())) {
        throw Problem.BAD_QUERY.at("calls <" + call.getFunctionIRI() + ">, which is off");
      }
    }
  }
}
