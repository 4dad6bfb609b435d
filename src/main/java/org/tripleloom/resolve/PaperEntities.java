package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
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

  /**
   * Without what was dropped and without sentences that no resolution reads: most of the size. It
   * resolves as the whole extraction does.
   */
  public static PaperEntities brief(String paper, Extraction extraction) {
    List<ExtractedEntity> entities = new ArrayList<>();
    for (ExtractedEntity e : extraction.entities()) {
      entities.add(
          new ExtractedEntity(
              e.name(),
              e.mentions(),
              e.type(),
              e.role(),
              e.confidence(),
              Hearst.reads(e.evidence()) ? e.evidence() : "",
              e.hedged(),
              e.vector()));
    }
    List<ExtractedRelation> relations = new ArrayList<>();
    for (ExtractedRelation r : extraction.relations()) {
      relations.add(
          new ExtractedRelation(
              r.subject(), r.type(), r.object(), r.confidence(), "", r.hedged(), r.rule()));
    }
    return new PaperEntities(
        paper,
        new Extraction(
            extraction.id(),
            extraction.title(),
            extraction.engine(),
            entities,
            relations,
            List.of()));
  }
}
