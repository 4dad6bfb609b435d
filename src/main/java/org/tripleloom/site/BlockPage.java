package org.tripleloom.site;

/** One page of all that is said of an entity by one property. */
public record BlockPage(EntityLink entity, Block block, Pager pager) {}
