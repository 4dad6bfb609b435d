package org.tripleloom.search;

/**
 * A paper or an entity that fits a search.
 *
 * @param path of its IRI behind the store's base, as in {@code entity/weft-networks}
 * @param label the entity's preferred label or the paper's title
 * @param type IRI of its class
 * @param papers how many papers speak of the entity; 1 for a paper
 * @param score for comparing with other hits of the same search
 */
public record Hit(
    String path, Kind kind, String label, String type, Match match, int papers, float score) {}
