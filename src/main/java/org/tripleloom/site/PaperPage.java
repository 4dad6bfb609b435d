package org.tripleloom.site;

import java.util.List;

/**
 * All about one paper.
 *
 * @param iri absolute
 * @param date as exact as it is known; may be empty
 * @param outside where the paper itself is found
 * @param heading the title with mentions marked
 * @param text the abstract with mentions marked; empty where none is known
 * @param relationsAt how many there are at higher confidences, as {@link Higher#counts} gives them
 * @param query SPARQL for its claims
 */
public record PaperPage(
    String title,
    String iri,
    String path,
    List<Named> authors,
    Named venue,
    Named year,
    String date,
    List<String> keywords,
    List<String> sources,
    List<Outside> outside,
    boolean withdrawn,
    List<Piece> heading,
    List<Piece> text,
    List<Role> roles,
    List<StatedLine> relations,
    String relationsAt,
    List<Similar> similar,
    LeftOut leftOut,
    List<EntityPage.Download> downloads,
    String query) {
  /** Something with a page of its own. */
  public record Named(String label, String path) {}

  /** An address elsewhere. */
  public record Outside(String label, String address) {}

  /** What the paper does with some entities. */
  public record Role(String label, String definition, List<RoleClaim> claims) {}

  /** What the paper does with one. */
  public record RoleClaim(EntityLink entity, ClaimLine line) {}

  /**
   * A paper that shares entities.
   *
   * @param shared the rarest of them
   */
  public record Similar(String path, String title, String date, List<EntityLink> shared) {}

  /**
   * What could be here and is not.
   *
   * @param engine that read the paper; null where what it saw is not known
   * @param items that it saw and left out
   * @param total how many there are beside those listed too
   * @param rejected by people, the latest first
   */
  public record LeftOut(String engine, List<Item> items, int total, List<Rejected> rejected) {
    /**
     * @param score as text
     */
    public record Item(String what, String score, String reason) {}

    /**
     * A claim that somebody found wrong.
     *
     * @param decision its identifier
     * @param what it states, with what it names
     * @param time of the decision, to the second
     * @param note why, or empty
     */
    public record Rejected(String decision, List<Piece> what, String time, String note) {}
  }
}
