package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.RelationType;
import org.tripleloom.resolve.KindLink.Source;

/**
 * Which entities are kinds of which: what papers state, what the pattern of sentences shows, what
 * the vocabulary says, and what head nouns show.
 */
final class Hierarchy {
  private static final double HEARST = 0.8;
  private static final double KNOWN = 1;
  private static final double HEAD_NOUN = 0.5;

  /**
   * What many papers speak of is easily said to be a kind of something once, and wrongly: what is
   * stated counts from this times the square root of the papers on, in confidence.
   */
  private static final double STATED = 0.1;

  private final Map<String, Group> entities;
  private final Map<String, String> clusterOf;
  private final Linking linking;
  private final TooGeneral tooGeneral = TooGeneral.load();

  /** What shows that one is a kind of another, by narrow and broad entity. */
  private final Map<String, Map<String, Shown>> shown = new TreeMap<>();

  /**
   * @param entities each whole, by key
   * @param clusterOf the entity of each group of the corpus
   */
  Hierarchy(Map<String, Group> entities, Map<String, String> clusterOf, Linking linking) {
    this.entities = entities;
    this.clusterOf = clusterOf;
    this.linking = linking;
  }

  /**
   * The direct broader entities of each, by key.
   *
   * @param slug of an entity's key
   */
  Map<String, List<KindLink>> broader(
      List<PaperEntities> papers, Corpus corpus, UnaryOperator<String> slug) {
    Kinds kinds = new Kinds();
    for (PaperEntities paper : papers) {
      Map<String, String> keys = corpus.keysOf(paper.paper());
      for (ExtractedRelation relation : paper.extraction().relations()) {
        if (relation.type() == RelationType.SUB_CLASS_OF) {
          shown(keys.get(relation.subject()), keys.get(relation.object()))
              .in(paper.paper(), Source.STATED, relation.confidence());
        }
      }
      Hearst.kinds(
          paper.extraction(),
          (narrow, broad) ->
              shown(keys.get(narrow), keys.get(broad))
                  .in(paper.paper(), Source.SENTENCE_PATTERN, HEARST));
    }
    shown.forEach(
        (narrow, broads) ->
            broads.forEach(
                (broad, it) -> {
                  if (it.weight >= STATED * Math.sqrt(entities.get(narrow).papers())
                      && fit(narrow, broad)
                      && !tooGeneral.is(linking.use(broad).term())) {
                    kinds.add(narrow, broad, it.weight);
                  }
                }));
    linking
        .known()
        .kinds(corpus.groups().keySet())
        .forEach(
            (narrow, broads) ->
                broads.forEach(
                    broad -> {
                      kinds.add(clusterOf.get(narrow), clusterOf.get(broad), KNOWN);
                      shown(narrow, broad).everywhere(Source.VOCABULARY, KNOWN);
                    }));
    headNouns(corpus, kinds);
    Map<String, List<KindLink>> links = new HashMap<>();
    kinds
        .broader()
        .forEach(
            (narrow, broads) -> {
              List<KindLink> its = new ArrayList<>();
              broads.forEach(
                  broad -> its.add(shown.get(narrow).get(broad).link(slug.apply(broad))));
              its.sort(Comparator.comparing(KindLink::broader));
              links.put(narrow, its);
            });
    return links;
  }

  private Shown shown(String narrow, String broad) {
    return shown
        .computeIfAbsent(clusterOf.get(narrow), k -> new TreeMap<>())
        .computeIfAbsent(clusterOf.get(broad), k -> new Shown());
  }

  /** The reasons for one edge. */
  private static final class Shown {
    private final SortedMap<Source, Integer> papers = new TreeMap<>();
    private final Map<Source, String> last = new EnumMap<>(Source.class);
    private double weight;
    private double doubt = 1;

    /** Papers come one after the other. */
    void in(String paper, Source source, double confidence) {
      weight += confidence;
      everywhere(source, confidence);
      if (!paper.equals(last.put(source, paper))) {
        papers.merge(source, 1, Integer::sum);
      }
    }

    void everywhere(Source source, double confidence) {
      doubt *= 1 - confidence;
      papers.putIfAbsent(source, 0);
    }

    KindLink link(String broader) {
      return new KindLink(broader, papers, 1 - doubt);
    }
  }

  /** Data and figures are kinds of nothing else, and the other way round. */
  private boolean fit(String narrow, String broad) {
    EntityType one = entities.get(narrow).type();
    EntityType other = entities.get(broad).type();
    return one == other || !isThing(one) && !isThing(other);
  }

  private static boolean isThing(EntityType type) {
    return type == EntityType.DATASET || type == EntityType.METRIC;
  }

  private void headNouns(Corpus corpus, Kinds kinds) {
    Map<String, List<String>> byWords = new HashMap<>();
    for (String key : corpus.groups().keySet()) {
      String words = Term.join(linking.use(key).term().words());
      byWords.computeIfAbsent(words, k -> new ArrayList<>()).add(key);
    }
    for (String narrow : new TreeSet<>(clusterOf.values())) {
      Use use = linking.use(narrow);
      for (HeadNouns.Shorter shorter : HeadNouns.shorter(use.term())) {
        String broad = best(narrow, shorter, byWords.getOrDefault(shorter.name(), List.of()));
        if (broad != null) {
          PairJudgement judgement = linking.judge(use, linking.use(broad));
          if (judgement.relation() == PairRelation.A_KIND_OF_B) {
            // the nearest one is enough: what is broader still follows from its own name
            kinds.add(narrow, clusterOf.get(broad), HEAD_NOUN * judgement.aKindOfB());
            shown(narrow, broad).everywhere(Source.HEAD_NOUN, judgement.aKindOfB());
            break;
          }
        }
      }
    }
  }

  /** The group that a shorter name of a term means: of its type if it can be, in most papers. */
  private String best(String narrow, HeadNouns.Shorter shorter, List<String> candidates) {
    String best = null;
    for (String key : candidates) {
      Group whole = entities.get(clusterOf.get(key));
      boolean sameType = whole.type() == entities.get(narrow).type();
      boolean possible =
          !clusterOf.get(key).equals(narrow)
              && (sameType || !shorter.oneWord())
              && !tooGeneral.is(linking.use(key).term())
              && HeadNouns.isWordOf(linking.label(key), linking.label(narrow));
      if (possible && (best == null || rank(narrow, key) > rank(narrow, best))) {
        best = key;
      }
    }
    return best;
  }

  private int rank(String narrow, String key) {
    Group whole = entities.get(clusterOf.get(key));
    boolean sameType = whole.type() == entities.get(narrow).type();
    return whole.papers() + (sameType ? Integer.MAX_VALUE / 2 : 0);
  }

  /** Words that are too general to be a kind, the resource {@code resolve/too-general.txt}. */
  private record TooGeneral(Set<String> words) {
    static TooGeneral load() {
      return new TooGeneral(WordList.read("/resolve/too-general.txt"));
    }

    boolean is(Term term) {
      return term.words().size() == 1 && words.contains(term.words().get(0));
    }
  }
}
