package org.tripleloom.paper;

import java.util.Objects;

/**
 * @param name as the source writes it, given name first
 * @param orcid the bare identifier ({@code 0000-0002-1825-0097}), or null
 */
public record Author(String name, String orcid) {
  public Author {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("an author without a name");
    }
    name = name.strip();
  }

  public Author(String name) {
    this(name, null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Author that
        && (orcid != null && orcid.equals(that.orcid) || name.equals(that.name));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name);
  }
}
