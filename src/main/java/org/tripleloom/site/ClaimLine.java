package org.tripleloom.site;

import java.util.List;

/**
 * A claim with its evidence.
 *
 * @param hash of its IRI
 * @param sentence with its mentions marked
 * @param paper the IRI path of the paper that states it
 * @param title of that paper
 * @param date of that paper, as exact as it is known; may be empty
 * @param confidence 0 to 1
 */
public record ClaimLine(
    String hash,
    List<Piece> sentence,
    String paper,
    String title,
    String date,
    double confidence,
    boolean hedged,
    String extractor) {
  public ClaimLine {
    sentence = List.copyOf(sentence);
  }

  public String percent() {
    return Math.round(confidence * 100) + " %";
  }
}
