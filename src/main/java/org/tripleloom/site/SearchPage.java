package org.tripleloom.site;

import java.util.List;

/**
 * What a search found.
 *
 * @param text as typed; empty before the first search
 * @param problem why there is no answer, or null
 * @param approximate whether only similar words were found
 * @param types what the hits divide into
 * @param pager null where there is one page
 */
public record SearchPage(
    String text,
    String problem,
    long total,
    boolean approximate,
    List<Type> types,
    List<Hit> hits,
    Pager pager) {
  /**
   * @param address of the hits of this class alone, or of all when it is chosen
   */
  public record Type(String label, String style, long hits, boolean chosen, String address) {}

  /**
   * A paper or an entity.
   *
   * @param where the words stand; null when they stand in the label
   * @param label with the words marked
   * @param papers that speak of the entity; 0 for a paper
   * @param text in which the words stand, with them marked; empty when it is the label
   */
  public record Hit(
      String path,
      String style,
      String type,
      List<Piece> label,
      String where,
      List<Piece> text,
      int papers,
      String date) {}
}
