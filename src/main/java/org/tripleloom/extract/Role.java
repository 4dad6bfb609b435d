package org.tripleloom.extract;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a paper does with an entity, strongest first (annotation guidelines). {@link #label()} is
 * the local name of the property in the ontology.
 */
public enum Role {
  INTRODUCES("introduces", EnumSet.allOf(EntityType.class)),
  USES("uses", EnumSet.of(EntityType.METHOD)),
  EVALUATES_ON("evaluatesOn", EnumSet.of(EntityType.DATASET)),
  REPORTS("reports", EnumSet.of(EntityType.METRIC)),
  ADDRESSES("addresses", EnumSet.of(EntityType.TASK)),
  STUDIES("studies", EnumSet.of(EntityType.PHENOMENON, EntityType.CONCEPT)),
  COMPARES_WITH("comparesWith", EnumSet.of(EntityType.METHOD)),
  MENTIONS("mentions", EnumSet.allOf(EntityType.class));

  private final String label;
  private final Set<EntityType> allowed;

  Role(String label, Set<EntityType> allowed) {
    this.label = label;
    this.allowed = allowed;
  }

  public String label() {
    return label;
  }

  public boolean allows(EntityType type) {
    return allowed.contains(type);
  }

  /** Throws IllegalArgumentException for a name that is none. */
  public static Role of(String label) {
    for (Role role : values()) {
      if (role.label.equals(label)) {
        return role;
      }
    }
    throw new IllegalArgumentException("no role " + label);
  }
}
