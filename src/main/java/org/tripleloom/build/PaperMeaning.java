package org.tripleloom.build;

import org.tripleloom.graph.Meaning;
import org.tripleloom.resolve.Memory;
import org.tripleloom.resolve.Resolved;

/** What a paper's names mean by a resolution. */
record PaperMeaning(Resolved.Names names, Memory memory) implements Meaning {
  @Override
  public String slug(String name) {
    return names.slugs().get(name);
  }

  @Override
  public boolean isKind(String narrow, String broad) {
    return memory.entity(slug(narrow)).filter(e -> e.broader().contains(slug(broad))).isPresent();
  }
}
