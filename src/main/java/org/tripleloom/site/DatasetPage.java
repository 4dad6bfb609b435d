package org.tripleloom.site;

import java.util.List;

/**
 * What the catalog says of the store.
 *
 * @param iri of the dataset
 * @param description of it, in words
 * @param rights what the licence does not cover
 * @param modified when it last changed, ISO 8601
 * @param triples in the union of all graphs, without the ontology and the catalog
 * @param classes by number of instances
 * @param properties by number of triples
 * @param links to things of others, by property and namespace
 * @param dumps the whole in one file each
 * @param runs the newest first
 */
public record DatasetPage(
    String iri,
    String description,
    ResourcePage.Link license,
    String rights,
    String modified,
    long triples,
    long subjects,
    List<Count> classes,
    List<Count> properties,
    List<Count> links,
    List<ResourcePage.Link> dumps,
    List<RunLine> runs,
    List<ResourcePage.Link> documents) {
  /**
   * How often something occurs.
   *
   * @param anchor its fragment in the dataset's IRI
   * @param of what it counts beside, such as a namespace; may be empty
   * @param subjects that have the property; -1 where they are not counted
   */
  public record Count(
      String anchor, ResourcePage.Link term, String of, long number, long subjects) {}

  /** A run, in a line. */
  public record RunLine(ResourcePage.Link run, String started, String programs, String sources) {}
}
