package org.tripleloom.resolve;

/** How two terms stand to each other. */
public enum PairRelation {
  SAME("same"),
  A_KIND_OF_B("a-kind-of-b"),
  B_KIND_OF_A("b-kind-of-a"),
  DIFFERENT("different");

  private final String label;

  PairRelation(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** The relation of the swapped pair. */
  public PairRelation swapped() {
    return switch (this) {
      case A_KIND_OF_B -> B_KIND_OF_A;
      case B_KIND_OF_A -> A_KIND_OF_B;
      default -> this;
    };
  }

  /** Throws IllegalArgumentException for a name that is none. */
  public static PairRelation of(String label) {
    for (PairRelation relation : values()) {
      if (relation.label.equals(label)) {
        return relation;
      }
    }
    throw new IllegalArgumentException("no pair relation " + label);
  }
}
