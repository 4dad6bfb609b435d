package org.tripleloom.extract.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tripleloom.extract.Dropped;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.Role;
import org.tripleloom.extract.Surface;
import org.tripleloom.text.Analysis;

/**
 * Chooses the entities among the candidates: scores each, takes the best first, leaves out what
 * stands only inside a better one, joins a name with the same name before an empty head ("EWC
 * method"), and gives each the most likely pair of type and role that fit each other.
 */
final class EntityFinder {
  private static final double WORTH_TELLING = 0.1;

  private final LinearModel entity;
  private final LinearModel type;
  private final LinearModel role;
  private final double threshold;

  EntityFinder(LinearModel entity, LinearModel type, LinearModel role, double threshold) {
    this.entity = entity;
    this.type = type;
    this.role = role;
    this.threshold = threshold;
  }

  private record Scored(Candidate candidate, Set<String> features, double score) {}

  /** In order of the text. */
  List<Found> choose(Analysis analysis, List<Candidate> candidates, List<Dropped> dropped) {
    EntityFeatures features = new EntityFeatures(analysis);
    List<Scored> scored = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Set<String> seen = features.of(candidate);
      double score = Math.max(entity.probabilities(seen)[0], asserted(candidate));
      if (score >= WORTH_TELLING) {
        scored.add(new Scored(candidate, seen, score));
      }
    }
    scored.sort(
        Comparator.comparingDouble((Scored s) -> -s.score()).thenComparing(s -> s.candidate().key));
    Map<Candidate, List<Occurrence>> taken = new LinkedHashMap<>();
    List<Scored> chosen = new ArrayList<>();
    List<Occurrence> covered = new ArrayList<>();
    for (Scored s : scored) {
      String form = fullest(analysis, s.candidate().occurrences);
      if (s.score() < threshold) {
        dropped.add(new Dropped(form, s.score(), "below the threshold " + threshold));
        continue;
      }
      List<Occurrence> free = free(s.candidate(), covered);
      if (free.isEmpty()) {
        dropped.add(new Dropped(form, s.score(), "stands only inside another entity"));
        continue;
      }
      covered.addAll(free);
      taken.put(s.candidate(), new ArrayList<>(free));
      chosen.add(s);
    }
    joinEmptyHeads(chosen, taken);
    List<Found> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Scored s : chosen) {
      List<Occurrence> occurrences = taken.get(s.candidate());
      if (occurrences == null) {
        continue;
      }
      occurrences.sort(Comparator.comparingInt(Occurrence::begin));
      String name = fullest(analysis, occurrences);
      if (names.add(name)) {
        found.add(typed(s, occurrences, name));
      }
    }
    found.sort(Comparator.comparingInt(f -> f.occurrences().get(0).begin()));
    return found;
  }

  private static double asserted(Candidate candidate) {
    double best = 0;
    for (Occurrence o : candidate.occurrences) {
      for (Rule rule : o.rules()) {
        best = Double.isNaN(rule.confidence()) ? best : Math.max(best, rule.confidence());
      }
    }
    return best;
  }

  private static List<Occurrence> free(Candidate candidate, List<Occurrence> covered) {
    List<Occurrence> free = new ArrayList<>();
    for (Occurrence o : candidate.occurrences) {
      if (covered.stream().noneMatch(o::overlaps) && free.stream().noneMatch(o::overlaps)) {
        free.add(o);
      }
    }
    return free;
  }

  /** "EWC method" becomes a mention of "EWC" where both were chosen. */
  private static void joinEmptyHeads(List<Scored> chosen, Map<Candidate, List<Occurrence>> taken) {
    Map<String, Candidate> byKey = new HashMap<>();
    chosen.forEach(s -> s.candidate().keys.forEach(key -> byKey.put(key, s.candidate())));
    for (Scored s : chosen) {
      for (String key : s.candidate().keys) {
        int space = key.lastIndexOf(' ');
        Candidate shorter =
            space > 0 && Words.emptyHead(key.substring(space + 1))
                ? byKey.get(key.substring(0, space))
                : null;
        if (shorter != null && shorter != s.candidate() && taken.containsKey(shorter)) {
          List<Occurrence> more = taken.remove(s.candidate());
          if (more != null) {
            taken.get(shorter).addAll(more);
          }
          break;
        }
      }
    }
  }

  private Found typed(Scored s, List<Occurrence> occurrences, String name) {
    EntityType forcedType = null;
    Role forcedRole = null;
    for (Occurrence o : s.candidate().occurrences) {
      for (Rule rule : o.rules()) {
        if (!Double.isNaN(rule.confidence())) {
          forcedType = rule.type() == null ? forcedType : rule.type();
          forcedRole = rule.role() == null ? forcedRole : rule.role();
        }
      }
    }
    double[] types = type.probabilities(s.features());
    EntityType bestType = null;
    Role bestRole = null;
    double best = -1;
    for (int i = 0; i < types.length; i++) {
      EntityType t = EntityType.of(type.labels().get(i));
      if (forcedType != null ? t != forcedType : types[i] < 0.05) {
        continue;
      }
      double[] roles = role.probabilities(EntityFeatures.forRole(s.features(), t));
      double allowed = 0;
      for (int k = 0; k < roles.length; k++) {
        allowed += Role.of(role.labels().get(k)).allows(t) ? roles[k] : 0;
      }
      for (int k = 0; k < roles.length; k++) {
        Role r = Role.of(role.labels().get(k));
        if (!r.allows(t) || forcedRole != null && forcedRole.allows(t) && r != forcedRole) {
          continue;
        }
        double p = types[i] * roles[k] / allowed;
        if (p > best) {
          best = p;
          bestType = t;
          bestRole = r;
        }
      }
    }
    double confidence = s.score() * (forcedRole == null ? best : 1);
    return new Found(
        s.candidate(), List.copyOf(occurrences), name, bestType, bestRole, s.score(), confidence);
  }

  /** The longest form; of equal ones the first, and one of the abstract before one of the title. */
  private static String fullest(Analysis analysis, List<Occurrence> occurrences) {
    String best = "";
    boolean bestInTitle = true;
    for (Occurrence o : occurrences) {
      String form = analysis.text().substring(o.begin(), o.end());
      boolean inTitle = analysis.sentences().get(o.sentence()).inTitle();
      boolean same = Surface.key(form).equals(Surface.key(best));
      if (same ? bestInTitle && !inTitle : form.length() > best.length()) {
        best = form;
        bestInTitle = inTitle;
      }
    }
    return best;
  }
}
