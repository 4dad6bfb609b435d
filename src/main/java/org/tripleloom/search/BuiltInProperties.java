package org.tripleloom.search;

import java.util.Iterator;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;

/** The property functions that are registered, and none that would be a class by its name. */
final class BuiltInProperties extends PropertyFunctionRegistry {
  private final PropertyFunctionRegistry standard = PropertyFunctionRegistry.standardRegistry();

  @Override
  public PropertyFunctionFactory get(String iri) {
    return standard.isRegistered(iri) ? standard.get(iri) : null;
  }

  @Override
  public boolean isRegistered(String iri) {
    return standard.isRegistered(iri);
  }

  @Override
  public boolean manages(String iri) {
    return standard.isRegistered(iri);
  }

  @Override
  public Iterator<String> keys() {
    return standard.keys();
  }
}
