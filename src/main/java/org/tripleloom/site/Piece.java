package org.tripleloom.site;

/**
 * A stretch of a text.
 *
 * @param style the style class of the entity's class; null where no entity is named
 * @param path the entity's IRI path, when it is to be a link
 * @param title what the entity is, for a link
 * @param confidence of what is stated of it here; null where that goes without saying
 */
public record Piece(String text, String style, String path, String title, Double confidence) {
  static Piece plain(String text) {
    return new Piece(text, null, null, null, null);
  }
}
