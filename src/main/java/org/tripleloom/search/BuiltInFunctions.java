package org.tripleloom.search;

import java.util.Iterator;
import java.util.Map;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.function.library.e;
import org.apache.jena.sparql.function.library.evenInteger;
import org.apache.jena.sparql.function.library.localname;
import org.apache.jena.sparql.function.library.max;
import org.apache.jena.sparql.function.library.min;
import org.apache.jena.sparql.function.library.namespace;
import org.apache.jena.sparql.function.library.now;
import org.apache.jena.sparql.function.library.pi;
import org.apache.jena.sparql.function.library.sha1sum;
import org.apache.jena.sparql.function.library.sqrt;
import org.apache.jena.sparql.function.library.strjoin;
import org.apache.jena.sparql.function.library.strlen;
import org.apache.jena.sparql.function.library.substr;
import org.apache.jena.sparql.function.library.substring;

/**
 * The functions that Jena registers, and those of ARQ's library that only compute. Jena loads any
 * other class of the library, and any class of the class path ({@code java:}), by its name; among
 * them are some that wait, print and read settings.
 */
final class BuiltInFunctions extends FunctionRegistry {
  static final String XPATH = "http://www.w3.org/2005/xpath-functions#";

  private final FunctionRegistry standard = FunctionRegistry.standardRegistry();

  BuiltInFunctions() {
    put(XPATH + "matches", iri -> new StoppableRegex.Matches());
    put(XPATH + "replace", iri -> new StoppableRegex.Replace());
    Map.ofEntries(
            Map.entry("e", e.class),
            Map.entry("evenInteger", evenInteger.class),
            Map.entry("localname", localname.class),
            Map.entry("max", max.class),
            Map.entry("min", min.class),
            Map.entry("namespace", namespace.class),
            Map.entry("now", now.class),
            Map.entry("pi", pi.class),
            Map.entry("sha1sum", sha1sum.class),
            Map.entry("sqrt", sqrt.class),
            Map.entry("strjoin", strjoin.class),
            Map.entry("strlen", strlen.class),
            Map.entry("substr", substr.class),
            Map.entry("substring", substring.class))
        .forEach((name, type) -> put(ARQConstants.ARQFunctionLibraryURI + name, type));
  }

  @Override
  public FunctionFactory get(String iri) {
    if (super.isRegistered(iri)) {
      return super.get(iri);
    }
    return standard.isRegistered(iri) ? standard.get(iri) : null;
  }

  @Override
  public boolean isRegistered(String iri) {
    return get(iri) != null;
  }

  @Override
  public Iterator<String> keys() {
    return standard.keys();
  }
}
