package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Mentions to entities: one thing, one node. A pure function of all extractions and of what people
 * decided: the order of the papers does not matter, and a corpus grown in steps gives what it gives
 * at once.
 *
 * <ol>
 *   <li>Every extracted entity gets one key, that of its fullest form ({@link Corpus});
 *   <li>groups of one key meet when people say so, or the pair model does of every two of them
 *       ({@link Linking});
 *   <li>kinds come from what papers state and names show ({@link Hierarchy}).
 * </ol>
 */
public final class Resolver {
  /** Counts up when keys, groups, names or kinds come out otherwise. */
  private static final int RULES = 1;

  private final Curation curation;
  private final Vocabulary vocabulary;
  private final ListedClasses listed;
  private final Judgements judgements;
  private final PairJudge judge = PairJudge.load();
  private final Roots roots = new Roots();

  public Resolver() {
    this(Curation.NONE, Vocabulary.NONE);
  }

  /** Respects what people decided and what a vocabulary knows. Not thread-safe. */
  public Resolver(Curation curation, Vocabulary vocabulary) {
    this(curation, vocabulary, ListedClasses.NONE, new Judgements());
  }

  /**
   * Judges only pairs that were not judged before.
   *
   * @param listed what the user's ontology says of things by name
   * @param judgements earlier ones; takes up the new ones
   */
  public Resolver(
      Curation curation, Vocabulary vocabulary, ListedClasses listed, Judgements judgements) {
    this.curation = curation;
    this.vocabulary = vocabulary;
    this.listed = listed;
    this.judgements = judgements;
  }

  /**
   * Equal where the same papers give the same resolution: counts up with every rule that changes.
   */
  public static String rules() {
    return RULES + "/" + Judgements.VERSION + "/" + PairJudge.checksum();
  }

  /** Resolves a whole corpus. Throws IllegalArgumentException when a paper comes twice. */
  public Resolution resolve(Iterable<PaperEntities> papers) {
    List<PaperEntities> sorted = new ArrayList<>();
    papers.forEach(sorted::add);
    sorted.sort(Comparator.comparing(PaperEntities::paper));
    Corpus corpus = new Corpus(sorted, curation, roots);
    Linking linking = new Linking(corpus, curation, vocabulary, judge, judgements, roots);
    Map<String, List<Group>> clusters = clusters(corpus, linking);
    Map<String, String> clusterOf = new HashMap<>();
    clusters.forEach((key, its) -> its.forEach(group -> clusterOf.put(group.key(), key)));
    Map<String, Group> whole = new TreeMap<>();
    clusters.forEach((key, its) -> whole.put(key, Group.of(its)));
    Naming naming = new Naming(whole.values(), corpus.keys());
    Map<String, List<KindLink>> broader =
        new Hierarchy(whole, clusterOf, linking).broader(sorted, corpus, naming::slug);

    Map<String, Entity> entities = new HashMap<>();
    List<Merge> merges = new ArrayList<>();
    MergeLog log = new MergeLog(corpus, linking);
    whole.forEach(
        (key, group) -> {
          List<Group> members = clusters.get(key);
          SortedSet<String> labels = corpus.labels(members);
          Entity entity =
              entity(
                  group,
                  labels,
                  corpus.keys(),
                  naming,
                  broader.getOrDefault(key, List.of()),
                  matches(members, linking));
          entities.put(key, entity);
          merges.addAll(log.merges(entity.slug(), entity.prefLabel(), members, labels));
        });
    Map<String, Map<String, Entity>> byPaper = new HashMap<>();
    for (String paper : corpus.papers()) {
      Map<String, Entity> names = new HashMap<>();
      corpus
          .keysOf(paper)
          .forEach((name, key) -> names.put(name, entities.get(clusterOf.get(key))));
      byPaper.put(paper, names);
    }
    return new Resolution(
        List.copyOf(entities.values()),
        byPaper,
        merges,
        suggestions(linking, clusterOf, naming, whole),
        linking.warnings());
  }

  /** The groups of each entity, the one in most papers first, by that one's key. */
  private static Map<String, List<Group>> clusters(Corpus corpus, Linking linking) {
    Map<String, List<Group>> clusters = new TreeMap<>();
    for (Group group : corpus.groups().values()) {
      List<String> members = linking.clusters().members(group.key());
      if (members.get(0).equals(group.key())) {
        List<Group> its = new ArrayList<>();
        members.forEach(key -> its.add(corpus.groups().get(key)));
        its.sort(Comparator.comparing((Group g) -> -g.papers()).thenComparing(Group::key));
        clusters.put(its.get(0).key(), its);
      }
    }
    return clusters;
  }

  private static List<Match> matches(List<Group> members, Linking linking) {
    List<Match> exact = linking.known().exact(members);
    return exact.isEmpty()
        ? linking.known().broad(linking.use(members.get(0).key()).term())
        : exact;
  }

  private Entity entity(
      Group group,
      SortedSet<String> labels,
      SurfaceKeys keys,
      Naming naming,
      List<KindLink> kinds,
      List<Match> matches) {
    String label = naming.label(group.key());
    SortedSet<String> alternatives = new TreeSet<>(labels);
    alternatives.remove(label);
    List<String> names = new ArrayList<>(List.of(label, group.key()));
    names.addAll(alternatives);
    Optional<ListedClasses.Listed> own = listed.find(names, keys);
    return new Entity(
        naming.slug(group.key()),
        label,
        alternatives,
        own.map(ListedClasses.Listed::type).orElseGet(group::type),
        own.map(ListedClasses.Listed::classes).orElse(List.of()),
        group.votes(),
        kinds,
        matches,
        group.papers(),
        group.mentions());
  }

  /** One for each pair of entities, those first where a decision is likely to join much. */
  private static List<Suggestion> suggestions(
      Linking linking, Map<String, String> clusterOf, Naming naming, Map<String, Group> whole) {
    Map<Suggestion, Double> worth = new HashMap<>();
    Map<String, Suggestion> best = new LinkedHashMap<>();
    for (Clusters.Pair pair : linking.possible()) {
      String a = naming.slug(clusterOf.get(pair.a()));
      String b = naming.slug(clusterOf.get(pair.b()));
      boolean ordered = a.compareTo(b) < 0;
      String formA = linking.label(pair.a());
      String formB = linking.label(pair.b());
      Suggestion suggestion =
          ordered
              ? new Suggestion(a, b, formA, formB, pair.score())
              : new Suggestion(b, a, formB, formA, pair.score());
      best.putIfAbsent(suggestion.a() + "\n" + suggestion.b(), suggestion);
      int rarer =
          Math.min(
              whole.get(clusterOf.get(pair.a())).papers(),
              whole.get(clusterOf.get(pair.b())).papers());
      worth.put(suggestion, pair.score() * Math.log(1 + rarer));
    }
    List<Suggestion> ranked = new ArrayList<>(best.values());
    ranked.sort(Comparator.comparingDouble((Suggestion s) -> -worth.get(s)));
    return List.copyOf(ranked);
  }
}
