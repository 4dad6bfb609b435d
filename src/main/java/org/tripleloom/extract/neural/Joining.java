package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tripleloom.extract.Role;
import org.tripleloom.extract.neural.EntitySelection.Chosen;
import org.tripleloom.text.Analysis;

/** Makes one entity of those that are one thing under names that the forms alone do not show. */
final class Joining {
  /** What is surely two things stays so, however much each is like a third. */
  private static final double SURELY_TWO = 0.1;

  private record Pair(int one, int other, double probability) {}

  private final Ranking ranking;
  private final Coreference coreference;
  private final TaggedText text;
  private final AcronymKeys keys;

  Joining(Ranking ranking, Analysis analysis, TaggedText text, AcronymKeys keys) {
    this.ranking = ranking;
    this.keys = keys;
    this.coreference = new Coreference(analysis, text);
    this.text = text;
  }

  /** The surest pairs first; each joint stands where its first entity stood. */
  List<Chosen> of(List<Chosen> chosen) {
    int n = chosen.size();
    boolean[][] apart = new boolean[n][n];
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double probability = probability(chosen.get(i), chosen.get(j));
        apart[i][j] = probability < SURELY_TWO || areTwo(chosen.get(i), chosen.get(j));
        apart[j][i] = apart[i][j];
        if (!apart[i][j] && probability >= least(chosen.get(i), chosen.get(j))) {
          pairs.add(new Pair(i, j, probability));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(pair -> -pair.probability()));
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    IntStream.range(0, n).forEach(i -> groups.put(i, new ArrayList<>(List.of(i))));
    int[] group = IntStream.range(0, n).toArray();
    for (Pair pair : pairs) {
      int to = Math.min(group[pair.one()], group[pair.other()]);
      int from = Math.max(group[pair.one()], group[pair.other()]);
      List<Integer> members = groups.get(to);
      if (to != from
          && members.stream()
              .noneMatch(a -> groups.get(from).stream().anyMatch(b -> apart[a][b]))) {
        members.addAll(groups.remove(from));
        members.forEach(member -> group[member] = to);
      }
    }
    return groups.values().stream()
        .map(members -> one(members.stream().sorted().map(chosen::get).toList()))
        .toList();
  }

  private boolean areTwo(Chosen one, Chosen other) {
    return keys.tellApart(one.cluster().forms(text).keySet(), other.cluster().forms(text).keySet());
  }

  private double probability(Chosen one, Chosen other) {
    return Ranking.probability(ranking.same(), coreference.signals(one.thing(), other.thing()));
  }

  private double least(Chosen one, Chosen other) {
    return one.thing().isIntroducedWith(other.thing()) ? ranking.joinIntroduced() : ranking.join();
  }

  /**
   * The likeliest of those with the strongest role decides what the others' forms may name, but
   * none that is cut short from another or a description before another's proper name.
   */
  private Chosen one(List<Chosen> group) {
    if (group.size() == 1) {
      return group.get(0);
    }
    Chosen whole = group.get(0);
    for (Chosen next : group.subList(1, group.size())) {
      whole = EntitySelection.union(whole, next);
    }
    Role role = whole.role();
    List<Chosen> strongest = group.stream().filter(c -> c.role() == role).toList();
    Chosen main =
        strongest.stream()
            .filter(c -> strongest.stream().noneMatch(o -> isLesserName(c, o)))
            .max(Comparator.comparingDouble(Chosen::probability))
            .orElse(strongest.get(0));
    Set<WordSpan> passing = new HashSet<>();
    for (Chosen next : group) {
      for (WordSpan mention : next.cluster().mentions()) {
        if (next != main && !isName(mention.of(text), main, role)) {
          passing.add(mention);
        }
      }
    }
    return new Chosen(
        whole.candidate(),
        new Cluster(main.cluster().key(), whole.cluster().mentions(), passing),
        whole.type(),
        role,
        whole.probability(),
        whole.certainty());
  }

  private boolean isName(String form, Chosen main, Role role) {
    return main.cluster().forms(text).keySet().stream()
        .anyMatch(name -> Coreference.isName(form, name, role == Role.INTRODUCES));
  }

  private boolean isLesserName(Chosen one, Chosen other) {
    String name = one.cluster().name(text);
    String its = other.cluster().name(text);
    return Coreference.endsWithProperName(name, its)
        || isCutShort(name, its) && !Coreference.endsWithProperName(its, name);
  }

  /**
   * Whether all words of a name, and not only they, are in another. One with its short form in
   * brackets is not: authors define what they mean to speak of.
   */
  private static boolean isCutShort(String name, String other) {
    Set<String> words = words(name);
    Set<String> others = words(other);
    return others.size() > words.size() && others.containsAll(words);
  }

  private static Set<String> words(String name) {
    return Set.copyOf(List.of(AcronymKeys.key(name).split(" ")));
  }
}
