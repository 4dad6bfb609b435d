package org.tripleloom.extract.neural;

import java.util.List;
import org.tripleloom.extract.Dropped;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;

/**
 * What is to be said about a paper, before names, sentences and confidences are given to it.
 *
 * @param relations between {@code entities}, by index
 */
record Claims(List<EntityClaim> entities, List<RelationClaim> relations, List<Dropped> dropped) {
  /**
   * @param score 0 to 1, to be calibrated
   */
  record EntityClaim(Cluster cluster, EntityType type, Role role, double score) {}

  /**
   * @param score 0 to 1, to be calibrated
   */
  record RelationClaim(int subject, RelationType type, int object, double score) {}
}
