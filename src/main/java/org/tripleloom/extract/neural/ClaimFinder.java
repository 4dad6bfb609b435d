package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tripleloom.extract.Dropped;
import org.tripleloom.extract.neural.Claims.EntityClaim;
import org.tripleloom.extract.neural.Claims.RelationClaim;
import org.tripleloom.extract.neural.EntitySelection.Chosen;
import org.tripleloom.text.Analysis;

/**
 * From a tagged text to claims: candidates, the choice among them, relations. {@link TaggerDecoder}
 * is the model without all this.
 */
final class ClaimFinder {
  private static final Pattern PROPOSES =
      Pattern.compile(
          "\\b(?:we|paper|work)\\s(?:\\w+\\s)?(?:propose|present|introduce)s?\\b",
          Pattern.CASE_INSENSITIVE);

  private final NeuralModel model;
  private final CandidateFinder finder;

  ClaimFinder(NeuralModel model) {
    this.model = model;
    this.finder = new CandidateFinder(model);
  }

  /** Whether the abstract says that it introduces something. */
  static boolean proposes(Analysis analysis) {
    return PROPOSES.matcher(analysis.paper().abstractText()).find();
  }

  Claims find(Analysis analysis, TaggedText text) {
    AcronymKeys keys = new AcronymKeys(analysis.paper().title(), analysis.paper().abstractText());
    return decide(analysis, text, keys, finder.find(analysis, text, keys), model.ranking());
  }

  /** What a ranking makes of the candidates. */
  Claims decide(
      Analysis analysis,
      TaggedText text,
      AcronymKeys keys,
      CandidateFinder.Found found,
      Ranking ranking) {
    boolean proposes = proposes(analysis);
    EntitySelection selection = new EntitySelection(model.labels(), ranking, analysis, text, keys);
    List<Chosen> chosen = selection.choose(found.candidates(), proposes);
    RelationFinder relationFinder = new RelationFinder(model, ranking);
    List<RelationClaim> relations = relationFinder.find(analysis, text, chosen, found.scores());
    List<EntityClaim> entities = new ArrayList<>();
    for (Chosen entity : chosen) {
      entities.add(
          new EntityClaim(
              entity.cluster(),
              entity.type(),
              entity.role(),
              entity.probability() * entity.certainty()));
    }
    List<Dropped> dropped = new ArrayList<>(selection.dropped());
    dropped.addAll(relationFinder.dropped());
    if (proposes && EntitySelection.noneIntroduced(chosen)) {
      dropped.add(new Dropped("what the paper proposes", 0, "no phrase that names it was found"));
    }
    return new Claims(entities, relations, dropped);
  }
}
