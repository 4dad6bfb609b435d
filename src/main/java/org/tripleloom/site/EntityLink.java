package org.tripleloom.site;

/**
 * An entity as lists show it.
 *
 * @param path its IRI path
 * @param type the label of its class
 * @param style the style class of its class
 * @param papers that concern it
 */
public record EntityLink(String path, String label, String type, String style, long papers) {}
