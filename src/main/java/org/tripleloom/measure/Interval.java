package org.tripleloom.measure;

/** The middle 95 percent of a figure over resamples; in the figure's unit. */
public record Interval(double low, double high) {}
