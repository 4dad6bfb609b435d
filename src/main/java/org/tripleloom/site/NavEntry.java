package org.tripleloom.site;

/**
 * An entry of the navigation.
 *
 * @param path of the page, without suffix
 * @param served whether the page needs a server, so that a frozen site goes without
 */
public record NavEntry(String path, String label, boolean served) {}
