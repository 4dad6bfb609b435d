package org.tripleloom.vocab;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;

/** The terms of schema.org that the graph and the ontology use. */
public final class Schema {
  public static final String NS = "https://schema.org/";

  public static final Property DOMAIN_INCLUDES =
      ResourceFactory.createProperty(NS + "domainIncludes");
  public static final Property RANGE_INCLUDES =
      ResourceFactory.createProperty(NS + "rangeIncludes");
  public static final Property KEYWORDS = ResourceFactory.createProperty(NS + "keywords");
  public static final Property SAME_AS = ResourceFactory.createProperty(NS + "sameAs");

  public static final Property SOFTWARE_VERSION =
      ResourceFactory.createProperty(NS + "softwareVersion");

  private Schema() {}
}
