package org.tripleloom.search;

import java.util.List;

/**
 * An entity whose name begins as typed.
 *
 * @param label its preferred label
 * @param form the name that matches: the label itself or another form
 * @param highlights what of the form was typed
 * @param type IRI of its class
 * @param slug the last part of its IRI
 * @param papers how many papers speak of it
 */
public record Completion(
    String label,
    String form,
    List<Match.Highlight> highlights,
    String type,
    String slug,
    int papers) {
  public Completion {
    highlights = List.copyOf(highlights);
  }
}
