package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/** Which groups of a corpus are one entity: people's decisions first, then the pair model's. */
final class Linking {
  /** A pair that the model finds this likely is worth a person's look. */
  private static final double POSSIBLE = 0.4;

  /** Two that one paper names side by side are rarely one. */
  private static final double SIDE_BY_SIDE = 0.75;

  /** Two that papers give one short form and that vary in endings alone are one. */
  private static final double ONE_SHORT_FORM = 0.9;

  private static final Pattern ACRONYM =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}{2,6}s?(?![\\p{L}\\p{N}]|-?\\p{N})");

  private final Corpus corpus;
  private final PairJudge judge;
  private final Judgements judgements;
  private final Map<String, Use> uses = new HashMap<>();
  private final Map<String, Set<String>> papers = new HashMap<>();
  private final Map<Clusters.Pair, Double> scores = new ConcurrentHashMap<>();
  private final Map<String, String> labels = new HashMap<>();

  /** The most common one of long forms that papers give one short form, by each other one. */
  private final Map<String, String> usualOf = new TreeMap<>();

  private final Set<Clusters.Pair> together = new LinkedHashSet<>();
  private final Set<Clusters.Pair> apart = new HashSet<>();
  private final Set<String> splitOff = new HashSet<>();
  private final Set<Clusters.Pair> vocabulary = new HashSet<>();
  private final KnownForms known;
  private final Clusters clusters = new Clusters();
  private final List<Clusters.Pair> possible = new ArrayList<>();
  private final List<ProblemException> warnings = new ArrayList<>();

  Linking(
      Corpus corpus,
      Curation curation,
      Vocabulary vocabulary,
      PairJudge judge,
      Judgements judgements,
      Roots roots) {
    this.corpus = corpus;
    this.judge = judge;
    this.judgements = judgements;
    corpus.distinct().forEach(key -> apart.add(Clusters.Pair.of(key, SurfaceKeys.nameKey(key), 0)));
    curation.decisions().forEach(this::decide);
    together.forEach(pair -> clusters.join(pair.a(), pair.b()));
    Set<String> wanted = new HashSet<>(corpus.groups().keySet());
    Blocks blocks = new Blocks();
    for (Group group : corpus.groups().values()) {
      String label = group.label(corpus.keys());
      labels.put(group.key(), label);
      Use use = Use.of(spelledOut(label), group.type(), group.papers(), List.of(), roots);
      uses.put(group.key(), use);
      papers.put(group.key(), group.paperSet());
      blocks.add(group.key(), use);
      wanted.addAll(HeadNouns.ends(use.term()));
    }
    known = new KnownForms(vocabulary, wanted, corpus.keys());
    known.together(corpus.groups().keySet()).forEach(this::joinKnown);
    List<Clusters.Pair> candidates = new ArrayList<>();
    blocks.pairs((a, b) -> candidates.add(Clusters.Pair.of(a, b, 0)));
    corpus.acronyms().united(this::unite);
    usualOf.forEach((variant, usual) -> candidates.add(Clusters.Pair.of(variant, usual, 0)));
    List<Clusters.Pair> scored =
        candidates.parallelStream()
            .map(pair -> Clusters.Pair.of(pair.a(), pair.b(), likeness(pair.a(), pair.b())))
            .filter(pair -> pair.score() >= POSSIBLE)
            .toList();
    // what was split off comes last, so that it cannot draw others away from what it was split from
    Map<Boolean, List<Clusters.Pair>> bySplit =
        scored.stream()
            .collect(
                Collectors.partitioningBy(
                    pair -> splitOff.contains(pair.a()) || splitOff.contains(pair.b())));
    clusters.joinAll(bySplit.get(false), judge.sameFrom(), this::likeness);
    clusters.joinAll(bySplit.get(true), judge.sameFrom(), this::likeness);
    for (Clusters.Pair pair : scored) {
      List<String> one = clusters.members(pair.a());
      if (!one.contains(pair.b()) && !keptApart(one, clusters.members(pair.b()))) {
        possible.add(pair);
      }
    }
  }

  private void unite(String variant, String usual) {
    if (corpus.groups().containsKey(variant) && corpus.groups().containsKey(usual)) {
      usualOf.putIfAbsent(variant, usual);
    }
  }

  /** With the words that short forms inside of it usually stand for: {@code recurrent NNs}. */
  private String spelledOut(String label) {
    if (!ACRONYM.matcher(label).find() || ShortForm.isShort(label)) {
      return label;
    }
    return ACRONYM
        .matcher(label)
        .replaceAll(
            found -> {
              List<String> words = corpus.acronyms().usual(corpus.keys().key(found.group()));
              return words == null
                  ? Matcher.quoteReplacement(found.group())
                  : String.join(" ", words);
            });
  }

  Clusters clusters() {
    return clusters;
  }

  PairJudgement judge(Use a, Use b) {
    return judgements.judge(judge, a, b);
  }

  /** As the model sees the group of this key. */
  Use use(String key) {
    return uses.get(key);
  }

  /** What papers mostly call the group of this key. */
  String label(String key) {
    return labels.get(key);
  }

  /** Whether papers give both one short form, and they vary in endings alone. */
  boolean haveOneShortForm(String a, String b) {
    return !a.equals(b) && usual(a).equals(usual(b));
  }

  private String usual(String key) {
    return usualOf.getOrDefault(key, key);
  }

  /** Decisions that no form of the corpus answers to any more. */
  List<ProblemException> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  /** Pairs that stayed apart although the model finds it possible that they are one, best first. */
  List<Clusters.Pair> possible() {
    possible.sort(
        Comparator.comparingDouble((Clusters.Pair pair) -> -pair.score())
            .thenComparing(Clusters.Pair::a)
            .thenComparing(Clusters.Pair::b));
    return possible;
  }

  /** Whether a person joined the two. */
  boolean decided(String a, String b) {
    return together.contains(Clusters.Pair.of(a, b, 0));
  }

  /** Whether a vocabulary has both as labels of one concept. */
  boolean known(String a, String b) {
    return vocabulary.contains(Clusters.Pair.of(a, b, 0));
  }

  KnownForms known() {
    return known;
  }

  /** How likely two groups are one, 0 for those that someone keeps apart. */
  double likeness(String a, String b) {
    Clusters.Pair pair = Clusters.Pair.of(a, b, 0);
    if (apart.contains(pair)) {
      return 0;
    }
    if (together.contains(pair) || vocabulary.contains(pair)) {
      return 1;
    }
    return scores.computeIfAbsent(pair, p -> score(p.a(), p.b()));
  }

  /** People's splits stand above the vocabulary. */
  private void joinKnown(List<String> keys) {
    for (int i = 0; i < keys.size(); i++) {
      for (int j = i + 1; j < keys.size(); j++) {
        if (!keptApart(clusters.members(keys.get(i)), clusters.members(keys.get(j)))) {
          vocabulary.add(Clusters.Pair.of(keys.get(i), keys.get(j), 0));
          clusters.join(keys.get(i), keys.get(j));
        }
      }
    }
  }

  private boolean keptApart(List<String> some, List<String> others) {
    return some.stream()
        .anyMatch(a -> others.stream().anyMatch(b -> apart.contains(Clusters.Pair.of(a, b, 0))));
  }

  private double score(String a, String b) {
    if (haveOneShortForm(a, b)) {
      return ONE_SHORT_FORM;
    }
    double same = judge(uses.get(usual(a)), uses.get(usual(b))).same();
    return Collections.disjoint(papers.get(a), papers.get(b)) ? same : same * SIDE_BY_SIDE;
  }

  private void decide(Curation.Decision decision) {
    if (decision instanceof Curation.Together joined) {
      List<Group> both = groups(decision, List.of(joined.a(), joined.b()));
      if (both.size() == 2) {
        Clusters.Pair pair = pair(both.get(0), both.get(1));
        apart.remove(pair);
        together.add(pair);
      }
    } else if (decision instanceof Curation.Different kept) {
      List<Group> both = groups(decision, List.of(kept.a(), kept.b()));
      if (both.size() == 2) {
        Clusters.Pair pair = pair(both.get(0), both.get(1));
        together.remove(pair);
        apart.add(pair);
      }
    } else if (decision instanceof Curation.Apart split) {
      split(split);
    }
  }

  /** What is split off leaves all that people joined it with before. */
  private void split(Curation.Apart split) {
    List<String> forms = new ArrayList<>(split.forms());
    forms.add(0, split.label());
    List<Group> all = groups(split, forms);
    Group from = corpus.find(split.label());
    Set<String> own = new HashSet<>();
    all.stream().filter(group -> group != from).forEach(group -> own.add(group.key()));
    together.removeIf(pair -> own.contains(pair.a()) != own.contains(pair.b()));
    if (from != null) {
      own.forEach(key -> apart.add(Clusters.Pair.of(from.key(), key, 0)));
    }
    splitOff.addAll(own);
  }

  private static Clusters.Pair pair(Group a, Group b) {
    return Clusters.Pair.of(a.key(), b.key(), 0);
  }

  /** The groups of the forms, each once; one warning when forms have none. */
  private List<Group> groups(Curation.Decision decision, List<String> forms) {
    List<Group> found = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String form : forms) {
      Group group = corpus.find(form);
      if (group == null) {
        gone.add(form);
      } else if (!found.contains(group)) {
        found.add(group);
      }
    }
    if (!gone.isEmpty()) {
      warnings.add(Problem.DECISION_WITHOUT_ENTITY.at(decision.id(), String.join("\", \"", gone)));
    }
    return found;
  }
}
