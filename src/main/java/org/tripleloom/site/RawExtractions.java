package org.tripleloom.site;

import java.util.Optional;
import org.tripleloom.extract.Extraction;

/** What the extractor found in each paper, with what it left out. */
@FunctionalInterface
public interface RawExtractions {
  /** Where none are kept. */
  RawExtractions NONE = paper -> Optional.empty();

  /**
   * @param paper its IRI path
   */
  Optional<Extraction> of(String paper);
}
