package org.tripleloom.vocab;

import java.util.List;

/**
 * A class of the ontology or of a user's extension.
 *
 * @param label in English where there is a choice; the local name where there is none
 * @param definition the empty string where none is given
 * @param examples names of things of this class
 * @param parents IRIs of the direct superclasses, sorted
 * @param colour {@code #rrggbb}, its own or inherited; else that of {@link #colourOf}
 */
public record OntologyClass(
    String iri,
    String label,
    String definition,
    List<String> altLabels,
    List<String> examples,
    List<String> parents,
    String colour) {
  private static final String GREY = "#4b5563";
  private static final List<String> OTHERS =
      List.of(
          "#9d174d", "#3f6212", "#86198f", "#115e59", "#713f12", "#3730a3", "#9a3412", "#334155");

  public OntologyClass {
    altLabels = List.copyOf(altLabels);
    examples = List.copyOf(examples);
    parents = List.copyOf(parents);
  }

  /**
   * The colour of a class that nobody gave one: always the same for an IRI, dark enough for white
   * text, none of those of the ontology's own classes. Grey for these.
   */
  public static String colourOf(String iri) {
    return iri.startsWith(Tl.NS) ? GREY : OTHERS.get(Math.floorMod(iri.hashCode(), OTHERS.size()));
  }

  /** What follows the last {@code #} or {@code /} of the IRI. */
  public String localName() {
    return localName(iri);
  }

  static String localName(String iri) {
    return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
  }
}
