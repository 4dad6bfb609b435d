package org.tripleloom.resolve;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tripleloom.extract.EntityType;

/**
 * One thing, shared by all papers that speak of it.
 *
 * @param slug unique in a resolution and derived from the label: the last part of the IRI
 * @param prefLabel the most frequent full form; unique in a resolution
 * @param altLabels other surface forms, in Unicode order; one that a paper uses in passing and that
 *     names another entity is none
 * @param type that won the vote, or that the user's ontology says
 * @param classes IRIs of the user's classes that list it by name, in Unicode order
 * @param votes confidence summed over the papers' claims, by type
 * @param kinds the direct broader entities, by slug in Unicode order; without cycles and without
 *     edges that follow from others
 * @param matches concepts of the user's vocabularies
 * @param papers that speak of it
 * @param mentions in all of them
 */
public record Entity(
    String slug,
    String prefLabel,
    SortedSet<String> altLabels,
    EntityType type,
    List<String> classes,
    SortedMap<EntityType, Double> votes,
    List<KindLink> kinds,
    List<Match> matches,
    int papers,
    int mentions) {
  public Entity {
    altLabels = Collections.unmodifiableSortedSet(new TreeSet<>(altLabels));
    votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
    classes = List.copyOf(classes);
    kinds = List.copyOf(kinds);
    matches = List.copyOf(matches);
    if (slug.isEmpty() || prefLabel.isEmpty()) {
      throw new IllegalArgumentException("an entity without slug or label");
    }
    if (classes.isEmpty() && !votes.containsKey(type)) {
      throw new IllegalArgumentException(slug + " has no vote for " + type.label());
    }
    for (KindLink kind : kinds) {
      if (kind.broader().equals(slug)) {
        throw new IllegalArgumentException(slug + " is broader than itself");
      }
    }
  }

  /** Slugs of the direct broader entities, in Unicode order. */
  public List<String> broader() {
    return kinds.stream().map(KindLink::broader).toList();
  }

  /** The relative IRI, {@code entity/{slug}}. */
  public String path() {
    return path(slug);
  }

  /** The relative IRI of the entity with a slug. */
  public static String path(String slug) {
    return "entity/" + slug;
  }
}
