package org.tripleloom.resolve;

import java.util.Objects;

/**
 * A concept of a vocabulary that an entity stands for.
 *
 * @param iri of the concept
 * @param exact whether it is the same ({@code skos:exactMatch}) or something broader ({@code
 *     skos:broadMatch})
 * @param reason for people, a sentence without its full stop
 */
public record Match(String iri, boolean exact, String reason) {
  public Match {
    Objects.requireNonNull(iri, "iri");
    Objects.requireNonNull(reason, "reason");
  }
}
