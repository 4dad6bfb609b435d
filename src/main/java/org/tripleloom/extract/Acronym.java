package org.tripleloom.extract;

/**
 * A short form and what it stands for, as defined in one place of a text ("elastic weight
 * consolidation (EWC)"). Offsets are UTF-16 units of the text that was searched.
 */
public record Acronym(
    String shortForm, int shortBegin, int shortEnd, String longForm, int longBegin, int longEnd) {}
