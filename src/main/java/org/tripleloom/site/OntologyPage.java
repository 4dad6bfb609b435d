package org.tripleloom.site;

import java.util.List;

/**
 * The ontology, for reading.
 *
 * @param introduction what it is, in a sentence
 * @param version may be empty
 * @param documents its other forms
 */
public record OntologyPage(
    String introduction,
    String version,
    String namespace,
    List<Group> groups,
    List<ResourcePage.Link> documents) {
  public OntologyPage {
    groups = List.copyOf(groups);
    documents = List.copyOf(documents);
  }

  /** Terms of one kind. */
  public record Group(String title, List<Term> terms) {}

  /**
   * A class or property.
   *
   * @param name shortened by a prefix
   * @param style the style class of a class; empty for properties
   * @param inverse how a property reads backwards, or empty
   */
  public record Term(
      String anchor,
      String iri,
      String name,
      String label,
      String style,
      String definition,
      String inverse,
      List<ResourcePage.Link> parents,
      List<ResourcePage.Link> children,
      List<ResourcePage.Link> domains,
      List<ResourcePage.Link> ranges,
      List<String> examples) {}
}
