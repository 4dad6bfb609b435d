package org.tripleloom.site;

import java.util.List;

/**
 * The things of one class.
 *
 * @param iri of the class
 * @param path of the page
 * @param above the superclasses that have a page, widest first
 * @param below the subclasses
 * @param ways the filters of all relations that the ontology declares for the class
 * @param chosen filters that are set
 * @param name what the names must hold; may be empty
 * @param total how many things fit the filters
 * @param shown some of them
 */
public record ClassPage(
    String label,
    String style,
    String iri,
    String path,
    String definition,
    List<String> examples,
    List<Other> above,
    List<Other> below,
    List<Facet> facets,
    List<String> ways,
    List<Chosen> chosen,
    String name,
    int total,
    int all,
    List<Item> shown,
    Pager pager,
    String query) {
  /** Another class. */
  public record Other(String label, String style, String path, int entities) {}

  /**
   * One relation that the ontology declares for the class.
   *
   * @param members that have it
   * @param filter that leaves those alone, as the parameter has it
   * @param address of the page with that filter
   * @param values at its other end, empty for what papers do
   */
  public record Facet(
      String label,
      String definition,
      int members,
      String filter,
      String address,
      List<Value> values) {}

  /**
   * @param filter that leaves the members with it, as the parameter has it
   * @param address of the page with that filter; of files, where the value's own page says the same
   */
  public record Value(String label, String style, int members, String filter, String address) {}

  /**
   * A filter that is set.
   *
   * @param without address of the page without it
   */
  public record Chosen(String label, String without) {}

  /** A thing of the class and its share of papers over the years. */
  public record Item(EntityLink entity, Chart years) {}
}
