package org.tripleloom.extract;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an abstract states between two entities (annotation guidelines). {@link #label()} is the
 * name in the JSON of {@code extract}, {@link #property()} the local name in the ontology: they
 * differ for {@code subClassOf}, which is {@code kindOf} in RDF.
 */
public enum RelationType {
  USED_FOR("usedFor", EnumSet.of(EntityType.METHOD), EnumSet.of(EntityType.TASK)),
  EVALUATED_ON("evaluatedOn", EnumSet.of(EntityType.METHOD), EnumSet.of(EntityType.DATASET)),
  PART_OF("partOf", EnumSet.allOf(EntityType.class), EnumSet.allOf(EntityType.class)),
  SUB_CLASS_OF("subClassOf", EnumSet.allOf(EntityType.class), EnumSet.allOf(EntityType.class)),
  BASED_ON("basedOn", EnumSet.of(EntityType.METHOD), EnumSet.of(EntityType.METHOD)),
  OUTPERFORMS("outperforms", EnumSet.of(EntityType.METHOD), EnumSet.of(EntityType.METHOD)),
  MITIGATES("mitigates", EnumSet.of(EntityType.METHOD), EnumSet.of(EntityType.PHENOMENON)),
  EXHIBITS("exhibits", EnumSet.of(EntityType.METHOD), EnumSet.of(EntityType.PHENOMENON)),
  CAUSES("causes", EnumSet.allOf(EntityType.class), EnumSet.of(EntityType.PHENOMENON));

  private final String label;
  private final Set<EntityType> subjects;
  private final Set<EntityType> objects;

  RelationType(String label, Set<EntityType> subjects, Set<EntityType> objects) {
    this.label = label;
    this.subjects = subjects;
    this.objects = objects;
  }

  public String label() {
    return label;
  }

  public String property() {
    return this == SUB_CLASS_OF ? "kindOf" : label;
  }

  public boolean allows(EntityType subject, EntityType object) {
    return subjects.contains(subject) && objects.contains(object);
  }

  /** Throws IllegalArgumentException for a name that is none. */
  public static RelationType of(String label) {
    for (RelationType type : values()) {
      if (type.label.equals(label)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no relation " + label);
  }
}
