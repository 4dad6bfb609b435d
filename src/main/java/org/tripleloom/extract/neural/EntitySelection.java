package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tripleloom.extract.Dropped;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.Role;
import org.tripleloom.text.Analysis;

/** Which candidates become entities, with which type and role, and which of them are one thing. */
final class EntitySelection {
  /** "X" and "X problem" are one thing when their types agree; in training data mostly so. */
  static final Set<String> GENERIC_HEADS =
      Set.of(
          "algorithm",
          "approach",
          "approache",
          "architecture",
          "corpu",
          "dataset",
          "framework",
          "issue",
          "mechanism",
          "method",
          "metric",
          "model",
          "module",
          "network",
          "paradigm",
          "problem",
          "scheme",
          "score",
          "strategie",
          "strategy",
          "system",
          "task",
          "technique");

  /** Below this nobody asks why a candidate is not there. */
  private static final double WORTH_TELLING = 0.1;

  /**
   * An entity.
   *
   * @param candidate the likeliest of those it was made of
   * @param probability that it is an entity that the annotators would list
   * @param certainty of type and role, when it is one
   */
  record Chosen(
      Candidate candidate,
      Cluster cluster,
      EntityType type,
      Role role,
      double probability,
      double certainty) {
    Coreference.Thing thing() {
      return new Coreference.Thing(cluster, type, role);
    }
  }

  private final ModelLabels labels;
  private final Ranking ranking;
  private final TaggedText text;
  private final AcronymKeys keys;
  private final Joining joining;
  private final List<Dropped> dropped = new ArrayList<>();

  EntitySelection(
      ModelLabels labels, Ranking ranking, Analysis analysis, TaggedText text, AcronymKeys keys) {
    this.labels = labels;
    this.ranking = ranking;
    this.text = text;
    this.keys = keys;
    this.joining = new Joining(ranking, analysis, text, keys);
  }

  /**
   * In order of the text.
   *
   * @param proposes whether the abstract says that it introduces something
   */
  List<Chosen> choose(List<Candidate> candidates, boolean proposes) {
    List<Chosen> all = new ArrayList<>();
    for (Candidate candidate : candidates) {
      double probability =
          Ranking.probability(ranking.entity(), candidate.signals(candidates, text));
      all.add(decided(candidate, probability));
    }
    all.sort(Comparator.comparingDouble((Chosen chosen) -> -margin(chosen)));
    List<Chosen> chosen = new ArrayList<>();
    for (Chosen next : all) {
      boolean wanted = proposes && next.role == Role.INTRODUCES && noneIntroduced(chosen);
      if (wanted && next.probability >= ranking.onlyIntroduced()) {
        chosen.add(next);
      } else if (margin(next) < 0) {
        drop(next, "too unlikely to be meant as an entity");
      } else if (next.probability < inside(next) && lieInside(next, chosen)) {
        drop(next, "a part of likelier ones, or overlapping them");
      } else {
        chosen.add(next);
      }
    }
    chosen.sort(Comparator.comparing(c -> c.cluster.mentions().get(0)));
    return joining.of(merged(chosen));
  }

  /** What {@link #choose} left out, for those who look for it. */
  List<Dropped> dropped() {
    return dropped;
  }

  /** The likeliest pair of type and role that go together. */
  Chosen decided(Candidate candidate, double probability) {
    EntityType type = null;
    Role role = null;
    double best = -1;
    double sum = 0;
    for (int r = 0; r < candidate.roles().length; r++) {
      for (int t = 0; t < candidate.types().length; t++) {
        if (labels.roles().get(r).allows(labels.types().get(t))) {
          double product = weight(r) * candidate.roles()[r] * candidate.types()[t];
          sum += product;
          if (product > best) {
            best = product;
            role = labels.roles().get(r);
            type = labels.types().get(t);
          }
        }
      }
    }
    return new Chosen(candidate, candidate.cluster(), type, role, probability, best / sum);
  }

  /** Doubtful cases are rather introduced. */
  private double weight(int role) {
    return labels.roles().get(role) == Role.INTRODUCES ? ranking.introducing() : 1;
  }

  /** How far above its threshold; what a paper introduces matters most and needs less. */
  private double margin(Chosen chosen) {
    return chosen.probability
        - (chosen.role == Role.INTRODUCES ? ranking.introduced() : ranking.keep());
  }

  private double inside(Chosen chosen) {
    return chosen.role == Role.INTRODUCES ? ranking.introducedInside() : ranking.inside();
  }

  static boolean noneIntroduced(List<Chosen> chosen) {
    return chosen.stream().noneMatch(entity -> entity.role == Role.INTRODUCES);
  }

  private static boolean lieInside(Chosen next, List<Chosen> chosen) {
    return next.cluster.mentions().stream()
        .allMatch(
            mention ->
                chosen.stream()
                    .flatMap(other -> other.cluster.mentions().stream())
                    .anyMatch(mention::overlaps));
  }

  private void drop(Chosen chosen, String reason) {
    if (chosen.probability >= WORTH_TELLING) {
      dropped.add(new Dropped(chosen.cluster.name(text), chosen.probability, reason));
    }
  }

  private List<Chosen> merged(List<Chosen> chosen) {
    List<Chosen> rest = new ArrayList<>(chosen);
    for (int i = 0; i < rest.size(); i++) {
      for (int j = i + 1; j < rest.size(); j++) {
        if (same(rest.get(i), rest.get(j))) {
          rest.set(i, union(rest.get(i), rest.get(j)));
          rest.remove(j);
          j = i;
        }
      }
    }
    return rest;
  }

  private boolean same(Chosen one, Chosen other) {
    if (keys.tellApart(one.cluster.forms(text).keySet(), other.cluster.forms(text).keySet())) {
      return false;
    }
    for (String a : expandedForms(one)) {
      for (String b : expandedForms(other)) {
        if (a.equals(b) || one.type == other.type && (isWithHead(a, b) || isWithHead(b, a))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Keys of the forms, with every acronym that the text defines spelt out. */
  private Set<String> expandedForms(Chosen chosen) {
    Set<String> forms = new TreeSet<>();
    for (String form : chosen.cluster.forms(text).keySet()) {
      forms.add(keys.spelled(form));
    }
    return forms;
  }

  private static boolean isWithHead(String form, String longer) {
    return longer.startsWith(form + " ")
        && GENERIC_HEADS.contains(longer.substring(form.length() + 1));
  }

  /** The mentions of both; the stronger role speaks, roles being declared strongest first. */
  static Chosen union(Chosen one, Chosen other) {
    Chosen strong = one.role.compareTo(other.role) <= 0 ? one : other;
    Chosen likely = one.probability >= other.probability ? one : other;
    List<WordSpan> mentions = new ArrayList<>(one.cluster.mentions());
    mentions.addAll(other.cluster.mentions());
    return new Chosen(
        likely.candidate,
        new Cluster(one.cluster.key(), mentions),
        strong.type,
        strong.role,
        likely.probability,
        strong.certainty);
  }
}
