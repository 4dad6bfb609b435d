package org.tripleloom.vocab;

import java.util.List;

/**
 * A class of the ontology or of a user's extension.
 *
 * @param label in English where there is a choice; the local name where there is none
 * @param definition the empty string where none is given
 * @param examples names of things of this class
 * @param parents IRIs of the direct superclasses, sorted
 * @param colour {@code #rrggbb}, its own or inherited; grey where there is none
 */
public record OntologyClass(
    String iri,
    String label,
    String definition,
    List<String> altLabels,
    List<String> examples,
    List<String> parents,
    String colour) {
  public OntologyClass {
    altLabels = List.copyOf(altLabels);
    examples = List.copyOf(examples);
    parents = List.copyOf(parents);
  }

  /** What follows the last {@code #} or {@code /} of the IRI. */
  public String localName() {
    return localName(iri);
  }

  static String localName(String iri) {
    return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
  }
}
