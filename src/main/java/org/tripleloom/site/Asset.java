package org.tripleloom.site;

/**
 * A file that pages load beside themselves.
 *
 * @param immutable whether its address names its content, so that it never changes
 */
public record Asset(String contentType, byte[] content, boolean immutable) {}
