package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.RelationType;

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

  /** Confidence by narrow and broad entity. */
  private final Map<String, Map<String, Double>> stated = new TreeMap<>();

  /**
   * @param entities each whole, by key
   * @param clusterOf the entity of each group of the corpus
   */
  Hierarchy(Map<String, Group> entities, Map<String, String> clusterOf, Linking linking) {
    this.entities = entities;
    this.clusterOf = clusterOf;
    this.linking = linking;
  }

  /** The direct broader entities of each, by key. */
  Map<String, SortedSet<String>> broader(List<PaperEntities> papers, Corpus corpus) {
    Kinds kinds = new Kinds();
    for (PaperEntities paper : papers) {
      Map<String, String> keys = corpus.keysOf(paper.paper());
      for (ExtractedRelation relation : paper.extraction().relations()) {
        if (relation.type() == RelationType.SUB_CLASS_OF) {
          state(keys.get(relation.subject()), keys.get(relation.object()), relation.confidence());
        }
      }
      Hearst.kinds(
          paper.extraction(), (narrow, broad) -> state(keys.get(narrow), keys.get(broad), HEARST));
    }
    stated.forEach(
        (narrow, broads) ->
            broads.forEach(
                (broad, weight) -> {
                  if (weight >= STATED * Math.sqrt(entities.get(narrow).papers())
                      && fit(narrow, broad)
                      && !tooGeneral.is(linking.use(broad).term())) {
                    kinds.add(narrow, broad, weight);
                  }
                }));
    linking
        .known()
        .kinds(corpus.groups().keySet())
        .forEach(
            (narrow, broads) ->
                broads.forEach(
                    broad -> kinds.add(clusterOf.get(narrow), clusterOf.get(broad), KNOWN)));
    headNouns(corpus, kinds);
    return kinds.broader();
  }

  private void state(String narrow, String broad, double weight) {
    stated
        .computeIfAbsent(clusterOf.get(narrow), k -> new TreeMap<>())
        .merge(clusterOf.get(broad), weight, Double::sum);
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
