package org.tripleloom.search;

import java.util.Locale;

/** What a hit of the text index is. */
public enum Kind {
  ENTITY,
  PAPER;

  /** As in answers for programs: {@code entity}, {@code paper}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
