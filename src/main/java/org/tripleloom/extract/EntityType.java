package org.tripleloom.extract;

/** The types of the annotation guidelines; {@link #label()} is the local name in the ontology. */
public enum EntityType {
  METHOD("Method"),
  TASK("Task"),
  PHENOMENON("Phenomenon"),
  CONCEPT("Concept"),
  DATASET("Dataset"),
  METRIC("Metric");

  private final String label;

  EntityType(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Throws IllegalArgumentException for a name that is none. */
  public static EntityType of(String label) {
    for (EntityType type : values()) {
      if (type.label.equals(label)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no entity type " + label);
  }
}
