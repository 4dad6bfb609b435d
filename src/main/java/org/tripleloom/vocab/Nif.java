package org.tripleloom.vocab;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;

/** The terms of the NLP Interchange Format that the graph uses. */
public final class Nif {
  public static final String NS = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#";

  public static final Property ANCHOR_OF = ResourceFactory.createProperty(NS + "anchorOf");
  public static final Property BEGIN_INDEX = ResourceFactory.createProperty(NS + "beginIndex");
  public static final Property END_INDEX = ResourceFactory.createProperty(NS + "endIndex");

  private Nif() {}
}
