package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.neural.Claims.EntityClaim;
import org.tripleloom.extract.neural.Claims.RelationClaim;
import org.tripleloom.extract.neural.TaggerDecoder.Decoded;
import org.tripleloom.text.Analysis;

/** From a tagged text to claims. */
final class ClaimFinder {
  private final NeuralModel model;
  private final TaggerDecoder decoder;

  ClaimFinder(NeuralModel model) {
    this.model = model;
    this.decoder = new TaggerDecoder(model.tagger(), model.labels());
  }

  Claims find(Analysis analysis, TaggedText text) {
    AcronymKeys keys = new AcronymKeys(analysis.paper().title(), analysis.paper().abstractText());
    Decoded decoded = decoder.decode(text, keys);
    List<EntityClaim> entities = new ArrayList<>();
    for (TaggerDecoder.Entity entity : decoded.entities()) {
      int i = entity.cluster();
      double role = decoded.scores().roles()[i][model.labels().roles().indexOf(entity.role())];
      entities.add(new EntityClaim(decoded.clusters().get(i), entity.type(), entity.role(), role));
    }
    List<RelationClaim> relations = new ArrayList<>();
    for (TaggerDecoder.Relation relation : decoded.relations()) {
      int subject = decoded.entities().get(relation.subject()).cluster();
      int object = decoded.entities().get(relation.object()).cluster();
      int name = model.labels().relations().indexOf(relation.type()) + 1;
      relations.add(
          new RelationClaim(
              relation.subject(),
              relation.type(),
              relation.object(),
              decoded.scores().relations()[subject][object][name]));
    }
    return new Claims(entities, relations, List.of());
  }
}
