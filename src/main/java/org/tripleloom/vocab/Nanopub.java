package org.tripleloom.vocab;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** The nanopublication schema, and the term of PROV-O that only nanopublications use. */
public final class Nanopub {
  public static final String NS = "http://www.nanopub.org/nschema#";

  public static final Resource NANOPUBLICATION =
      ResourceFactory.createResource(NS + "Nanopublication");

  public static final Property HAS_ASSERTION = ResourceFactory.createProperty(NS + "hasAssertion");
  public static final Property HAS_PROVENANCE =
      ResourceFactory.createProperty(NS + "hasProvenance");
  public static final Property HAS_PUBLICATION_INFO =
      ResourceFactory.createProperty(NS + "hasPublicationInfo");

  public static final Property WAS_DERIVED_FROM =
      ResourceFactory.createProperty(Prov.NS + "wasDerivedFrom");

  private Nanopub() {}
}
