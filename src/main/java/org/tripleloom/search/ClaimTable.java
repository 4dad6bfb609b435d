package org.tripleloom.search;

import java.util.List;

/**
 * What a {@link ClaimIndex} is made from.
 *
 * @param paths of papers, then of entities, each in the order of its characters
 * @param labels of the same
 * @param dates of the papers
 * @param classes IRIs
 * @param properties IRIs
 * @param types by entity, classes by number
 * @param broader by entity, things by number
 */
record ClaimTable(
    String[] paths,
    String[] labels,
    String[] dates,
    List<String> classes,
    List<String> properties,
    int[][] types,
    int[][] broader,
    ClaimColumns claims) {}
