package org.tripleloom.extract.rules;

import java.util.List;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.Role;

/**
 * A candidate that was taken for an entity.
 *
 * @param occurrences those that count as mentions, in order of the text
 * @param name the fullest form
 * @param score that it is an entity
 * @param confidence that it is one of this type in this role
 */
record Found(
    Candidate candidate,
    List<Occurrence> occurrences,
    String name,
    EntityType type,
    Role role,
    double score,
    double confidence) {}
