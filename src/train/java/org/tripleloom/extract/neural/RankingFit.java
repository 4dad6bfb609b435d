package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.Role;
import org.tripleloom.extract.neural.EntitySelection.Chosen;
import org.tripleloom.extract.neural.RelationFinder.Possible;
import org.tripleloom.measure.Annotated;
import org.tripleloom.measure.PaperScore;
import org.tripleloom.measure.Score;

/**
 * Fits {@link Ranking} on annotated papers that the networks never saw. The relations' regression
 * learns between entities that a fit on other papers chose, so that it meets the mistakes it will
 * have to live with.
 */
final class RankingFit {
  static final int FOLDS = 5;
  private static final double ENTITY_C = 0.1;
  private static final double RELATION_C = 0.05;

  private final NeuralModel model;
  private final List<AnnotatedText> papers;
  private final Ranking thresholds;

  /**
   * @param thresholds a ranking whose weights do not matter
   */
  RankingFit(NeuralModel model, List<AnnotatedText> papers, Ranking thresholds) {
    this.model = model;
    this.papers = papers;
    this.thresholds = thresholds;
  }

  /** On all papers. */
  Ranking fit(long seed) {
    return fit(papers, seed);
  }

  /** Each paper scored with a ranking fitted on the papers of the other folds. */
  Score crossValidated(long seed) {
    Map<String, Annotated> gold = new LinkedHashMap<>();
    Map<String, Annotated> held = new LinkedHashMap<>();
    ClaimFinder finder = new ClaimFinder(model);
    for (List<AnnotatedText> fold : folds(papers, seed)) {
      Ranking ranking = fit(without(papers, fold), seed);
      for (AnnotatedText paper : fold) {
        Claims claims =
            finder.decide(paper.analysis(), paper.text(), paper.keys(), paper.found(), ranking);
        gold.put(paper.gold().id(), paper.gold());
        held.put(paper.gold().id(), annotated(paper, claims));
      }
    }
    return Score.of(gold, held);
  }

  private Ranking fit(List<AnnotatedText> lessons, long seed) {
    double[] entity = entity(lessons);
    List<double[]> rows = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (List<AnnotatedText> fold : folds(lessons, seed)) {
      Ranking others = with(entity(without(lessons, fold)), thresholds.relation());
      fold.forEach(paper -> addPairs(paper, others, rows, right));
    }
    return with(entity, LogisticFit.ofSignals(rows, right, RELATION_C));
  }

  private static double[] entity(List<AnnotatedText> lessons) {
    List<double[]> rows = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (AnnotatedText paper : lessons) {
      List<Candidate> candidates = paper.found().candidates();
      for (int i = 0; i < candidates.size(); i++) {
        rows.add(candidates.get(i).signals(candidates, paper.text()));
        right.add(paper.answers().get(i) >= 0);
      }
    }
    return LogisticFit.ofSignals(rows, right, ENTITY_C);
  }

  private void addPairs(
      AnnotatedText paper, Ranking ranking, List<double[]> rows, List<Boolean> right) {
    List<Chosen> chosen =
        new EntitySelection(model.labels(), ranking, paper.analysis(), paper.text(), paper.keys())
            .choose(paper.found().candidates(), ClaimFinder.proposes(paper.analysis()));
    List<Annotated.Entity> entities = new ArrayList<>();
    chosen.forEach(c -> entities.add(entity(paper, c.cluster(), c.type(), c.role())));
    Set<List<Object>> stated = stated(paper, entities);
    RelationFinder finder = new RelationFinder(model, ranking);
    for (Possible possible :
        finder.possible(paper.analysis(), paper.text(), chosen, paper.found().scores())) {
      rows.add(possible.signals());
      right.add(
          stated.contains(List.of(possible.subject(), possible.type().label(), possible.object())));
    }
  }

  /** The annotated relations whose ends are matched: subject's index, name, object's index. */
  private static Set<List<Object>> stated(AnnotatedText paper, List<Annotated.Entity> entities) {
    Annotated gold = paper.gold();
    List<Integer> matches =
        PaperScore.of(gold, new Annotated(gold.id(), entities, List.of())).matches();
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < matches.size(); i++) {
      byName.put(gold.entities().get(i).name(), matches.get(i));
    }
    Set<List<Object>> stated = new HashSet<>();
    for (Annotated.Relation relation : gold.relations()) {
      stated.add(
          List.of(
              byName.getOrDefault(relation.subject(), -1),
              relation.name(),
              byName.getOrDefault(relation.object(), -1)));
    }
    return stated;
  }

  private static Annotated annotated(AnnotatedText paper, Claims claims) {
    List<Annotated.Entity> entities = new ArrayList<>();
    claims.entities().forEach(e -> entities.add(entity(paper, e.cluster(), e.type(), e.role())));
    List<Annotated.Relation> relations = new ArrayList<>();
    for (Claims.RelationClaim claim : claims.relations()) {
      relations.add(
          new Annotated.Relation(
              entities.get(claim.subject()).name(),
              claim.type().label(),
              entities.get(claim.object()).name(),
              claim.score()));
    }
    return new Annotated(paper.gold().id(), entities, relations);
  }

  private static Annotated.Entity entity(
      AnnotatedText paper, Cluster cluster, EntityType type, Role role) {
    return new Annotated.Entity(
        cluster.name(paper.text()),
        List.copyOf(cluster.forms(paper.text()).keySet()),
        type.label(),
        role.label(),
        Double.NaN);
  }

  private Ranking with(double[] entity, double[] relation) {
    return with(thresholds, entity, relation, thresholds.same());
  }

  static Ranking with(Ranking thresholds, double[] entity, double[] relation, double[] same) {
    return new Ranking(
        entity,
        relation,
        same,
        thresholds.keep(),
        thresholds.introduced(),
        thresholds.introducing(),
        thresholds.inside(),
        thresholds.introducedInside(),
        thresholds.onlyIntroduced(),
        thresholds.join(),
        thresholds.joinIntroduced(),
        thresholds.state(),
        thresholds.roleTrust(),
        thresholds.typeTrust());
  }

  private static List<AnnotatedText> without(List<AnnotatedText> papers, List<AnnotatedText> fold) {
    return papers.stream().filter(paper -> !fold.contains(paper)).toList();
  }

  /** Shuffled with the seed, of equal size up to one. */
  static <T> List<List<T>> folds(List<T> papers, long seed) {
    List<T> shuffled = new ArrayList<>(papers);
    Collections.shuffle(shuffled, new Random(seed));
    List<List<T>> folds = new ArrayList<>();
    for (int f = 0; f < FOLDS; f++) {
      List<T> fold = new ArrayList<>();
      for (int i = f; i < shuffled.size(); i += FOLDS) {
        fold.add(shuffled.get(i));
      }
      folds.add(fold);
    }
    return folds;
  }
}
