package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which groups of a corpus are one entity: people's decisions first, then the pair model's. Groups
 * that are touched are compared with what stands beside them, and those that hang together by
 * likely pairs are joined anew.
 */
final class Linking {
  /** A group that has a form with this key. */
  static final String FORM = "f:";

  /** A group whose term has these words. */
  static final String WORDS = "w:";

  /** A group whose term has this shorter name in it. */
  static final String SHORTER = "s:";

  /** A group whose term ends so. */
  static final String END = "e:";

  /** A group whose label has this short form in it. */
  private static final String INSIDE = "a:";

  private static final String VARIANT = "v:";
  private static final String USUAL = "u:";

  /** A pair that the model finds this likely is worth a person's look. */
  private static final double POSSIBLE = 0.4;

  /** Two that one paper names side by side are rarely one. */
  private static final double SIDE_BY_SIDE = 0.75;

  /** Two that papers give one short form and that vary in endings alone are one. */
  private static final double ONE_SHORT_FORM = 0.9;

  private static final Pattern ACRONYM =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}{2,6}s?(?![\\p{L}\\p{N}]|-?\\p{N})");

  private final Memory memory;
  private final Corpus corpus;
  private final Vocabulary vocabulary;
  private final Decided decided;
  private final PairJudge judge;
  private final Judgements judgements;
  private final Roots roots;
  private final Blocks blocks;
  private final KnownForms known;
  private final Map<String, Use> uses = new HashMap<>();
  private final Map<Clusters.Pair, Double> scores = new HashMap<>();

  /** Groups that look otherwise than before, are compared anew, or are gone. */
  private final SortedSet<String> touched = new TreeSet<>();

  /** Groups of which it was asked anew with which they are one. */
  private final SortedSet<String> joined = new TreeSet<>();

  private final Map<String, String> entityBefore = new HashMap<>();

  /** How groups looked that look otherwise now; null for those that are new. */
  private final Map<String, Face> faceBefore = new HashMap<>();

  /** The words of their terms. */
  private final Map<String, Set<String>> wordsBefore = new HashMap<>();

  Linking(
      Memory memory,
      Corpus corpus,
      Curation curation,
      Vocabulary vocabulary,
      PairJudge judge,
      Judgements judgements,
      Roots roots) {
    this.memory = memory;
    this.corpus = corpus;
    this.vocabulary = vocabulary;
    this.judge = judge;
    this.judgements = judgements;
    this.roots = roots;
    this.blocks = new Blocks(memory.groupsBy);
    Map<String, Integer> grown = new HashMap<>();
    SortedSet<String> renamed = renamed();
    corpus.touched().forEach(key -> look(key, grown));
    renamed.forEach(key -> rename(key, grown));
    grown.forEach(
        (name, by) -> {
          SortedSet<String> block = memory.groupsBy.owners(name);
          if (Blocks.crosses(block.size() - by, block.size())) {
            touched.addAll(block);
          }
        });
    shortForms();
    known = findKnown();
    decided = new Decided(curation, corpus);
    touched.addAll(decided.changed(memory.decided));
    Set<String> seeds = compare();
    join(seeds);
  }

  private KnownForms findKnown() {
    KnownForms found = new KnownForms(vocabulary, corpus.keys());
    if (vocabulary.isEmpty()) {
      return found;
    }
    Set<String> named = new TreeSet<>(corpus.touched());
    for (String key : corpus.flipped()) {
      named.add(key);
      named.add(SurfaceKeys.nameKey(key));
      touched.addAll(memory.groupsBy.owners(END, List.of(key, SurfaceKeys.nameKey(key))));
    }
    for (String key : named) {
      String concept = memory.groups.has(key) ? found.concept(key) : null;
      Set<String> changed =
          memory.conceptsBy.set(key, concept == null ? Set.of() : Set.of(concept));
      changed.forEach(iri -> touched.addAll(memory.conceptsBy.owners(iri)));
      if (!changed.isEmpty() && memory.groups.has(key)) {
        touched.add(key);
      }
    }
    return found;
  }

  /** Takes a group as it is now. */
  private void look(String key, Map<String, Integer> grown) {
    remember(key);
    touched.add(key);
    Group group = memory.groups.get(key);
    if (group == null) {
      memory.faces.remove(key);
      terms(key, Set.of(), grown);
      return;
    }
    String label = group.label(corpus::keyOf);
    memory.faces.put(
        key, new Face(label, spelledOut(label), group.type(), group.papers(), group.vector()));
    Set<String> terms = terms(key);
    for (String form : group.forms()) {
      terms.add(FORM + corpus.keys().key(form));
    }
    terms(key, terms, grown);
  }

  /** Groups whose labels have short forms in them of which papers say something else now. */
  private SortedSet<String> renamed() {
    Set<String> shorts = new HashSet<>(corpus.acronyms().touched());
    for (String key : corpus.flipped()) {
      shorts.add(key);
      shorts.add(SurfaceKeys.nameKey(key));
    }
    SortedSet<String> inside = memory.groupsBy.owners(INSIDE, shorts);
    inside.removeAll(corpus.touched());
    return inside;
  }

  private void rename(String key, Map<String, Integer> grown) {
    Face face = memory.faces.get(key);
    String text = spelledOut(face.label());
    if (!text.equals(face.text())) {
      remember(key);
      touched.add(key);
      memory.faces.put(key, face.withText(text));
      Set<String> terms = terms(key);
      memory.groupsBy.of(key).stream().filter(t -> t.startsWith(FORM)).forEach(terms::add);
      terms(key, terms, grown);
    }
  }

  private void remember(String key) {
    faceBefore.put(key, memory.faces.get(key));
    wordsBefore.put(key, words(key));
  }

  private Set<String> words(String key) {
    Set<String> words = new TreeSet<>();
    for (String term : memory.groupsBy.of(key)) {
      if (term.startsWith(WORDS)) {
        words.add(term.substring(WORDS.length()));
      }
    }
    return words;
  }

  /** The words of a group's term, before and now. */
  Set<String> wordsOnceOrNow(String key) {
    Set<String> words = words(key);
    words.addAll(wordsBefore.getOrDefault(key, Set.of()));
    return words;
  }

  /** How a group looked before; null for one that is new. */
  Face faceBefore(String key) {
    return faceBefore.containsKey(key) ? faceBefore.get(key) : memory.faces.get(key);
  }

  /** All that a group is found by, save its forms. */
  private Set<String> terms(String key) {
    Use use = use(key);
    Set<String> terms = Blocks.names(use);
    terms.add(WORDS + Term.join(use.term().words()));
    HeadNouns.shorter(use.term()).forEach(shorter -> terms.add(SHORTER + shorter.name()));
    if (!vocabulary.isEmpty()) {
      HeadNouns.ends(use.term()).forEach(end -> terms.add(END + end));
    }
    Matcher inside = ACRONYM.matcher(label(key));
    while (inside.find()) {
      terms.add(INSIDE + corpus.keys().key(inside.group()));
    }
    return terms;
  }

  private void terms(String key, Set<String> terms, Map<String, Integer> grown) {
    for (String changed : memory.groupsBy.set(key, terms)) {
      if (changed.startsWith(Blocks.BLOCK)) {
        grown.merge(changed, terms.contains(changed) ? 1 : -1, Integer::sum);
      }
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

  /** Long forms of one short form are compared by the most common of those that vary. */
  private void shortForms() {
    Set<String> longForms = new TreeSet<>();
    for (String shortKey : corpus.acronyms().touched()) {
      Set<String> terms = new HashSet<>();
      corpus
          .acronyms()
          .variants(shortKey)
          .forEach(
              (variant, usual) -> {
                terms.add(VARIANT + variant);
                terms.add(USUAL + usual);
                longForms.add(variant);
              });
      for (String changed : memory.shortsBy.set(shortKey, terms)) {
        longForms.add(changed.substring(VARIANT.length()));
      }
    }
    for (String key : touched) {
      longForms.addAll(variantsOf(key));
    }
    longForms.removeIf(key -> !memory.groups.has(key));
    touched.addAll(longForms);
  }

  private SortedSet<String> variantsOf(String usual) {
    SortedSet<String> found = new TreeSet<>();
    for (String shortKey : memory.shortsBy.owners(USUAL + usual)) {
      corpus
          .acronyms()
          .variants(shortKey)
          .forEach(
              (variant, its) -> {
                if (its.equals(usual)) {
                  found.add(variant);
                }
              });
    }
    return found;
  }

  /** The most common one of long forms that papers give one short form; itself where it is that. */
  private String usual(String key) {
    for (String shortKey : memory.shortsBy.owners(VARIANT + key)) {
      String usual = corpus.acronyms().variants(shortKey).get(key);
      if (memory.groups.has(key) && memory.groups.has(usual)) {
        return usual;
      }
    }
    return key;
  }

  /**
   * Compares what is touched with all beside it.
   *
   * @return the groups that may be one with others than before
   */
  private Set<String> compare() {
    Set<String> seeds = new TreeSet<>(touched);
    Set<Clusters.Pair> pairs = new HashSet<>();
    for (String key : touched) {
      Map<String, Double> before = memory.likely.get(key);
      if (before != null) {
        before.keySet().forEach(other -> memory.likely.get(other).remove(key));
        seeds.addAll(before.keySet());
        memory.likely.remove(key);
      }
      if (memory.groups.has(key)) {
        blocks.beside(key, this::use).forEach(other -> pairs.add(Clusters.Pair.of(key, other, 0)));
        variantsOf(key).stream()
            .filter(variant -> usual(variant).equals(key) && !variant.equals(key))
            .forEach(variant -> pairs.add(Clusters.Pair.of(key, variant, 0)));
        if (!usual(key).equals(key)) {
          pairs.add(Clusters.Pair.of(key, usual(key), 0));
        }
      }
    }
    judgeAtOnce(pairs);
    for (Clusters.Pair pair : pairs) {
      double score = likeness(pair.a(), pair.b());
      if (score >= POSSIBLE) {
        likely(pair.a()).put(pair.b(), score);
        likely(pair.b()).put(pair.a(), score);
        seeds.add(pair.a());
        seeds.add(pair.b());
      }
    }
    seeds.removeIf(key -> !memory.groups.has(key));
    return seeds;
  }

  private Map<String, Double> likely(String key) {
    Map<String, Double> its = memory.likely.get(key);
    if (its == null) {
      its = new HashMap<>();
      memory.likely.put(key, its);
    }
    return its;
  }

  /** On all processors; what is judged here is remembered. */
  private void judgeAtOnce(Set<Clusters.Pair> pairs) {
    List<Use[]> uncertain = new ArrayList<>();
    for (Clusters.Pair pair : pairs) {
      if (!haveOneShortForm(pair.a(), pair.b())) {
        uncertain.add(new Use[] {use(usual(pair.a())), use(usual(pair.b()))});
      }
    }
    uncertain.parallelStream().forEach(pair -> judge(pair[0], pair[1]));
  }

  private void join(Set<String> seeds) {
    for (String key : touched) {
      entityBefore.put(key, memory.entityOf(key));
      if (!memory.groups.has(key)) {
        memory.entityOf.remove(key);
      }
    }
    for (String seed : seeds) {
      if (!joined.contains(seed)) {
        joinAll(hanging(seed));
      }
    }
  }

  /** All that may be one with a group, over any number of pairs. */
  private SortedSet<String> hanging(String seed) {
    SortedSet<String> found = new TreeSet<>(Set.of(seed));
    List<String> open = new ArrayList<>(found);
    while (!open.isEmpty()) {
      String key = open.remove(open.size() - 1);
      List<String> next = new ArrayList<>(decided.with(key));
      Map<String, Double> its = memory.likely.get(key);
      if (its != null) {
        its.forEach(
            (other, score) -> {
              if (score >= judge.sameFrom()) {
                next.add(other);
              }
            });
      }
      memory.conceptsBy.of(key).forEach(concept -> next.addAll(memory.conceptsBy.owners(concept)));
      next.stream().filter(found::add).forEach(open::add);
    }
    return found;
  }

  private void joinAll(SortedSet<String> keys) {
    joined.addAll(keys);
    keys.forEach(key -> entityBefore.putIfAbsent(key, memory.entityOf(key)));
    Clusters clusters = new Clusters();
    decided.together().stream()
        .filter(pair -> keys.contains(pair.a()))
        .forEach(pair -> clusters.join(pair.a(), pair.b()));
    known.together(keys).forEach(its -> joinKnown(clusters, its));
    List<Clusters.Pair> scored = new ArrayList<>();
    for (String key : keys) {
      Map<String, Double> its = memory.likely.get(key);
      if (its != null) {
        its.forEach(
            (other, score) -> {
              if (key.compareTo(other) < 0 && keys.contains(other)) {
                scored.add(new Clusters.Pair(key, other, score));
              }
            });
      }
    }
    // what was split off comes last, so that it cannot draw others away from what it was split from
    Map<Boolean, List<Clusters.Pair>> bySplit =
        scored.stream()
            .collect(
                Collectors.partitioningBy(
                    pair -> decided.isSplitOff(pair.a()) || decided.isSplitOff(pair.b())));
    clusters.joinAll(bySplit.get(false), judge.sameFrom(), this::likeness);
    clusters.joinAll(bySplit.get(true), judge.sameFrom(), this::likeness);
    for (String key : keys) {
      List<String> members = clusters.members(key);
      if (members.size() == 1) {
        memory.entityOf.remove(key);
      } else if (members.get(0).equals(key)) {
        String first = ranked(members).get(0);
        members.forEach(member -> memory.entityOf.put(member, first));
      }
    }
  }

  /** The groups of one entity, the one in most papers first. */
  List<String> ranked(List<String> members) {
    List<String> ranked = new ArrayList<>(members);
    ranked.sort(
        Comparator.comparing((String key) -> -memory.faces.get(key).papers())
            .thenComparing(Comparator.naturalOrder()));
    return ranked;
  }

  /** People's splits stand above the vocabulary. */
  private void joinKnown(Clusters clusters, List<String> keys) {
    for (int i = 0; i < keys.size(); i++) {
      for (int j = i + 1; j < keys.size(); j++) {
        if (!keptApart(clusters.members(keys.get(i)), clusters.members(keys.get(j)))) {
          clusters.join(keys.get(i), keys.get(j));
        }
      }
    }
  }

  boolean keptApart(List<String> some, List<String> others) {
    return some.stream()
        .anyMatch(a -> others.stream().anyMatch(b -> decided.apart(Clusters.Pair.of(a, b, 0))));
  }

  /** As the model sees the group of this key. */
  Use use(String key) {
    Face face = memory.faces.get(key);
    Use use = uses.get(key);
    if (use == null
        || !use.term().text().equals(face.text())
        || !use.vector().equals(face.vector())) {
      use = Use.of(face.text(), face.type(), face.papers(), List.of(), roots).with(face.vector());
      uses.put(key, use);
    }
    return use;
  }

  PairJudgement judge(Use a, Use b) {
    return judgements.judge(judge, a, b);
  }

  /** What papers mostly call the group of this key. */
  String label(String key) {
    return memory.faces.get(key).label();
  }

  /** Whether papers give both one short form, and they vary in endings alone. */
  boolean haveOneShortForm(String a, String b) {
    return !a.equals(b) && usual(a).equals(usual(b));
  }

  /** Groups that look otherwise than before, are compared anew, or are gone. */
  SortedSet<String> touched() {
    return touched;
  }

  /** Groups of which it was asked anew with which they are one, and the entity of each before. */
  Map<String, String> entityBefore() {
    return Collections.unmodifiableMap(entityBefore);
  }

  Decided decided() {
    return decided;
  }

  /** Whether a vocabulary has both as labels of one concept. */
  boolean known(String a, String b) {
    return !Collections.disjoint(memory.conceptsBy.of(a), memory.conceptsBy.of(b));
  }

  KnownForms known() {
    return known;
  }

  /** The groups that name what a vocabulary has as broader than a group's concept. */
  Set<String> knownBroader(String key) {
    Set<String> broader = new TreeSet<>();
    for (String iri : memory.conceptsBy.of(key)) {
      if (memory.conceptsBy.owners(iri).first().equals(key)) {
        for (String broad : known.broader(iri)) {
          memory.conceptsBy.owners(broad).stream().findFirst().ifPresent(broader::add);
        }
      }
    }
    return broader;
  }

  /** Pairs that stayed apart although the model finds it possible that they are one, best first. */
  List<Clusters.Pair> possible() {
    List<Clusters.Pair> possible = new ArrayList<>();
    for (String key : memory.likely.keys()) {
      memory
          .likely
          .get(key)
          .forEach(
              (other, score) -> {
                if (key.compareTo(other) < 0
                    && !memory.entityOf(key).equals(memory.entityOf(other))
                    && !keptApart(members(key), members(other))) {
                  possible.add(new Clusters.Pair(key, other, score));
                }
              });
    }
    possible.sort(
        Comparator.comparingDouble((Clusters.Pair pair) -> -pair.score())
            .thenComparing(Clusters.Pair::a)
            .thenComparing(Clusters.Pair::b));
    return possible;
  }

  private List<String> members(String key) {
    return memory.entities.get(memory.entityOf(key)).members();
  }

  /** How likely two groups are one, 0 for those that someone keeps apart. */
  double likeness(String a, String b) {
    Clusters.Pair pair = Clusters.Pair.of(a, b, 0);
    if (decided.apart(pair)) {
      return 0;
    }
    if (decided.together(pair) || known(a, b)) {
      return 1;
    }
    return scores.computeIfAbsent(pair, p -> score(p.a(), p.b()));
  }

  private double score(String a, String b) {
    if (haveOneShortForm(a, b)) {
      return ONE_SHORT_FORM;
    }
    double same = judge(use(usual(a)), use(usual(b))).same();
    boolean apart =
        same < POSSIBLE * SIDE_BY_SIDE
            || Collections.disjoint(corpus.group(a).paperSet(), corpus.group(b).paperSet());
    return apart ? same : same * SIDE_BY_SIDE;
  }
}
