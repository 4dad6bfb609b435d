package org.tripleloom.extract.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;

/** Learns the models of the rules engine from annotated papers. */
final class Training {
  private static final int PASSES = 4;

  record EntityModels(LinearModel entity, LinearModel type, LinearModel role) {
    EntityFinder finder(double threshold) {
      return new EntityFinder(entity, type, role, threshold);
    }
  }

  private Training() {}

  static EntityModels entities(List<Lesson> lessons) {
    List<String> types = Arrays.stream(EntityType.values()).map(EntityType::label).toList();
    List<String> roles = Arrays.stream(Role.values()).map(Role::label).toList();
    Ftrl entity = new Ftrl(List.of("yes"), 0.05, 1.0, 1);
    Ftrl type = new Ftrl(types, 0.1, 0.3, 1);
    Ftrl role = new Ftrl(roles, 0.1, 0.3, 1);
    for (Lesson lesson : lessons) {
      EntityFeatures features = new EntityFeatures(lesson.analysis);
      for (int i = 0; i < lesson.candidates.size(); i++) {
        Set<String> seen = features.of(lesson.candidates.get(i));
        Lesson.Answer answer = lesson.answers.get(i);
        entity.add(seen, answer == null ? -1 : 0);
        if (answer != null) {
          type.add(seen, types.indexOf(answer.type().label()));
          role.add(
              EntityFeatures.forRole(seen, answer.type()), roles.indexOf(answer.role().label()));
        }
      }
    }
    return new EntityModels(entity.train(PASSES), type.train(PASSES), role.train(PASSES));
  }

  /** Learns from what {@code finder}, trained on other papers, finds in these. */
  static void addPairs(List<Lesson> lessons, EntityFinder finder, Ftrl model) {
    for (Lesson lesson : lessons) {
      List<Found> found = finder.choose(lesson.analysis, lesson.candidates, new ArrayList<>());
      PairFeatures features = new PairFeatures(lesson.analysis, found);
      for (Found one : found) {
        for (Found other : found) {
          if (one == other) {
            continue;
          }
          List<String> names =
              RelationFinder.matching(lesson.matches, one, other).stream()
                  .map(m -> m.rule().name())
                  .distinct()
                  .toList();
          model.add(
              features.of(one, other, names), relationLabels().indexOf(label(lesson, one, other)));
        }
      }
    }
  }

  static List<String> relationLabels() {
    List<String> labels = new ArrayList<>(List.of(RelationFinder.NONE));
    Arrays.stream(RelationType.values()).map(RelationType::label).forEach(labels::add);
    return labels;
  }

  private static String label(Lesson lesson, Found one, Found other) {
    Lesson.Answer a = lesson.answers.get(lesson.candidates.indexOf(one.candidate()));
    Lesson.Answer b = lesson.answers.get(lesson.candidates.indexOf(other.candidate()));
    String label =
        a == null || b == null ? null : lesson.relations.get(a.index() + "," + b.index());
    return label == null ? RelationFinder.NONE : label;
  }

  /** Of each rule: {matches, hits}. A relation counts where both its ends are entities. */
  static Map<String, int[]> measure(List<Lesson> lessons) {
    Map<String, int[]> counts = new TreeMap<>();
    for (Lesson lesson : lessons) {
      for (RuleMatch match : lesson.matches) {
        int[] count = counts.computeIfAbsent(match.rule().name(), n -> new int[2]);
        Lesson.Answer one = at(lesson, match.sentence(), match.from(), match.to());
        if (match.otherFrom() < 0) {
          count[0]++;
          boolean hit =
              one != null
                  && (match.rule().type() == null || match.rule().type() == one.type())
                  && (match.rule().role() == null || match.rule().role() == one.role());
          count[1] += hit ? 1 : 0;
          continue;
        }
        Lesson.Answer other = at(lesson, match.sentence(), match.otherFrom(), match.otherTo());
        if (one != null && other != null && one != other) {
          count[0]++;
          String label = lesson.relations.get(one.index() + "," + other.index());
          count[1] += match.rule().relation().label().equals(label) ? 1 : 0;
        }
      }
    }
    return counts;
  }

  /** The gold entity that ends where the capture ends, the longest inside it first. */
  private static Lesson.Answer at(Lesson lesson, int sentence, int from, int to) {
    Lesson.Answer best = null;
    int bestLength = 0;
    for (int i = 0; i < lesson.candidates.size(); i++) {
      if (lesson.answers.get(i) == null) {
        continue;
      }
      for (Occurrence o : lesson.candidates.get(i).occurrences) {
        boolean ends = o.to() == to || o.head() == to - 1;
        if (o.sentence() == sentence && ends && o.to() - o.from() > bestLength) {
          best = lesson.answers.get(i);
          bestLength = o.to() - o.from();
        }
      }
    }
    return best;
  }
}
