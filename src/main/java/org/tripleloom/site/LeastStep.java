package org.tripleloom.site;

/**
 * A choice of the control for the least confidence.
 *
 * @param least 0 shows all
 * @param label with the measured precision, where there is one
 */
public record LeastStep(double least, String label) {}
