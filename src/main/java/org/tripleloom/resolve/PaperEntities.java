package org.tripleloom.resolve;

import java.util.Objects;
import org.tripleloom.extract.Extraction;

/**
 * What one paper brings to the resolution.
 *
 * @param paper the paper's relative IRI ({@link org.tripleloom.paper.PaperId#path()}), unique in a
 *     resolution
 */
public record PaperEntities(String paper, Extraction extraction) {
  public PaperEntities {
    Objects.requireNonNull(paper, "paper");
    Objects.requireNonNull(extraction, "extraction");
  }
}
