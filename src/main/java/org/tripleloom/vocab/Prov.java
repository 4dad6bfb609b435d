package org.tripleloom.vocab;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** The terms of PROV-O that the graph uses. */
public final class Prov {
  public static final String NS = "http://www.w3.org/ns/prov#";

  public static final Resource ACTIVITY = ResourceFactory.createResource(NS + "Activity");
  public static final Resource AGENT = ResourceFactory.createResource(NS + "Agent");
  public static final Resource ENTITY = ResourceFactory.createResource(NS + "Entity");
  public static final Resource SOFTWARE_AGENT =
      ResourceFactory.createResource(NS + "SoftwareAgent");

  public static final Property USED = ResourceFactory.createProperty(NS + "used");
  public static final Property WAS_ASSOCIATED_WITH =
      ResourceFactory.createProperty(NS + "wasAssociatedWith");

  public static final Property WAS_ATTRIBUTED_TO =
      ResourceFactory.createProperty(NS + "wasAttributedTo");
  public static final Property WAS_GENERATED_BY =
      ResourceFactory.createProperty(NS + "wasGeneratedBy");
  public static final Property STARTED_AT_TIME =
      ResourceFactory.createProperty(NS + "startedAtTime");
  public static final Property ENDED_AT_TIME = ResourceFactory.createProperty(NS + "endedAtTime");

  public static final Property GENERATED_AT_TIME =
      ResourceFactory.createProperty(NS + "generatedAtTime");
  public static final Property WAS_INVALIDATED_BY =
      ResourceFactory.createProperty(NS + "wasInvalidatedBy");
  public static final Property INVALIDATED_AT_TIME =
      ResourceFactory.createProperty(NS + "invalidatedAtTime");

  private Prov() {}
}
