package org.tripleloom.vocab;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** The terms of the Hydra core vocabulary by which documents in pages say where the others are. */
public final class Hydra {
  public static final String NS = "http://www.w3.org/ns/hydra/core#";

  public static final Resource COLLECTION = ResourceFactory.createResource(NS + "Collection");
  public static final Resource PARTIAL_COLLECTION_VIEW =
      ResourceFactory.createResource(NS + "PartialCollectionView");

  public static final Property TOTAL_ITEMS = ResourceFactory.createProperty(NS + "totalItems");
  public static final Property VIEW = ResourceFactory.createProperty(NS + "view");
  public static final Property FIRST = ResourceFactory.createProperty(NS + "first");
  public static final Property PREVIOUS = ResourceFactory.createProperty(NS + "previous");
  public static final Property NEXT = ResourceFactory.createProperty(NS + "next");
  public static final Property LAST = ResourceFactory.createProperty(NS + "last");

  private Hydra() {}
}
