package org.tripleloom.vocab;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;

/** The terms of the Bibliographic Ontology that the graph uses. */
public final class Bibo {
  public static final String NS = "http://purl.org/ontology/bibo/";

  public static final Property AUTHOR_LIST = ResourceFactory.createProperty(NS + "authorList");
  public static final Property DOI = ResourceFactory.createProperty(NS + "doi");

  private Bibo() {}
}
