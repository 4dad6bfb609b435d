package org.tripleloom.vocab;

import java.util.List;

/**
 * A property of the ontology or of a user's extension.
 *
 * @param label in English where there is a choice; the local name where there is none
 * @param inverseLabel how it reads from object to subject; the empty string where none is given
 * @param definition the empty string where none is given
 * @param parents IRIs of the direct superproperties, sorted
 * @param domains IRIs of the classes that its subjects may have, sorted; empty: any
 * @param ranges IRIs of the classes or datatypes that its objects may have, sorted; empty: any
 */
public record OntologyProperty(
    String iri,
    String label,
    String inverseLabel,
    String definition,
    List<String> examples,
    List<String> parents,
    List<String> domains,
    List<String> ranges) {
  public OntologyProperty {
    examples = List.copyOf(examples);
    parents = List.copyOf(parents);
    domains = List.copyOf(domains);
    ranges = List.copyOf(ranges);
  }

  /** What follows the last {@code #} or {@code /} of the IRI. */
  public String localName() {
    return OntologyClass.localName(iri);
  }
}
