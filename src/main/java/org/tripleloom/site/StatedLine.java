package org.tripleloom.site;

import java.util.Optional;
import org.tripleloom.search.ClaimIndex;

/** A claim spelt out: what of what, and the sentence. */
public record StatedLine(EntityLink subject, String relation, EntityLink object, ClaimLine line) {
  /** Empty when the claim has gone since the claims were read. */
  static Optional<StatedLine> of(Present present, Evidence evidence, int claim) {
    ClaimIndex index = present.index();
    return evidence
        .line(claim, -1)
        .map(
            line ->
                new StatedLine(
                    present.link(index.subject(claim)),
                    present.property(index.property(claim)).label(),
                    present.link(index.object(claim)),
                    line));
  }
}
