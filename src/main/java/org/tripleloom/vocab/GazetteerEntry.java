package org.tripleloom.vocab;

/**
 * A name that the ontology or a user's extension gives to a thing of some type.
 *
 * @param form as written there
 * @param type local name of the class directly below {@code tl:ResearchEntity}: {@code Method},
 *     {@code Task}, {@code Phenomenon}, {@code Concept}, {@code Dataset} or {@code Metric}
 * @param classIri the most specific class that gives the form
 */
public record GazetteerEntry(String form, String type, String classIri) {}
