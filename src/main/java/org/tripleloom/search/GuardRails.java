package org.tripleloom.search;

import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/**
 * What a query can reach: functions that are built in and no classes by name, no other hosts, and
 * operators that can be stopped. Sorts do not spill to disk: Jena writes each part of them in one
 * go, which takes longer than most limits and cannot be stopped; {@link HeapWatch} bounds them.
 */
final class GuardRails {
  private static final FunctionRegistry FUNCTIONS = new BuiltInFunctions();
  private static final PropertyFunctionRegistry PROPERTIES = new BuiltInProperties();

  private GuardRails() {}

  static void set(Context context) {
    context.set(ARQ.httpServiceAllowed, false);
    FunctionRegistry.set(context, FUNCTIONS);
    PropertyFunctionRegistry.set(context, PROPERTIES);
    QC.setFactory(context, StoppableExecutor::new);
  }

  /** Whether it is a function of SPARQL, XPath or a registered extension. */
  static boolean isFunction(String iri) {
    return FUNCTIONS.isRegistered(iri);
  }

  /** Whether it is a registered property function. */
  static boolean isPropertyFunction(String iri) {
    return PROPERTIES.isRegistered(iri);
  }
}
