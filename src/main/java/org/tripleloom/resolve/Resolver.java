package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tripleloom.extract.Extraction;

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
  private static final int RULES = 6;

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
    SortedMap<String, Extraction> all = new TreeMap<>();
    for (PaperEntities paper : papers) {
      if (all.put(paper.paper(), paper.extraction()) != null) {
        throw new IllegalArgumentException(paper.paper() + " comes twice");
      }
    }
    Memory memory = new Memory();
    update(memory, all);
    return whole(memory);
  }

  /**
   * Does what papers that changed have to do with, and gives what resolving all papers would.
   *
   * @param memory of the papers as they were, made with the same decisions to split, the same
   *     vocabulary, classes and {@link #rules}; of the papers as they are afterwards
   * @param changed brief extractions by IRI path; null for a paper that is gone
   */
  public Resolved update(Memory memory, SortedMap<String, Extraction> changed) {
    return resolving(memory, changed).resolved();
  }

  private Resolving resolving(Memory memory, SortedMap<String, Extraction> changed) {
    return new Resolving(memory, changed, curation, vocabulary, listed, judge, judgements, roots);
  }

  /** All that a memory holds. */
  public Resolution whole(Memory memory) {
    Linking linking = resolving(memory, new TreeMap<>()).linking();
    List<Entity> entities = new ArrayList<>();
    List<Merge> merges = new ArrayList<>();
    for (String key : memory.entities.keys()) {
      EntityMemory its = memory.entities.get(key);
      entities.add(its.entity);
      merges.addAll(its.merges);
    }
    Map<String, Map<String, Entity>> byPaper = new HashMap<>();
    for (String path : memory.papers.keys()) {
      PaperMemory paper = memory.papers.get(path);
      Map<String, Entity> names = new HashMap<>();
      for (int i = 0; i < paper.keys().size(); i++) {
        names.put(
            paper.brief().entities().get(i).name(),
            memory.entities.get(memory.entityOf(paper.keys().get(i))).entity);
      }
      byPaper.put(path, names);
    }
    return new Resolution(
        entities, byPaper, merges, suggestions(linking, memory), linking.decided().warnings());
  }

  /** One for each pair of entities, those first where a decision is likely to join much. */
  private static List<Suggestion> suggestions(Linking linking, Memory memory) {
    Map<Suggestion, Double> worth = new HashMap<>();
    Map<String, Suggestion> best = new LinkedHashMap<>();
    for (Clusters.Pair pair : linking.possible()) {
      EntityMemory one = memory.entities.get(memory.entityOf(pair.a()));
      EntityMemory other = memory.entities.get(memory.entityOf(pair.b()));
      String a = one.slug;
      String b = other.slug;
      boolean ordered = a.compareTo(b) < 0;
      String formA = linking.label(pair.a());
      String formB = linking.label(pair.b());
      Suggestion suggestion =
          ordered
              ? new Suggestion(a, b, formA, formB, pair.score())
              : new Suggestion(b, a, formB, formA, pair.score());
      best.putIfAbsent(suggestion.a() + "\n" + suggestion.b(), suggestion);
      int rarer = Math.min(one.papers, other.papers);
      worth.put(suggestion, pair.score() * Math.log(1 + rarer));
    }
    List<Suggestion> ranked = new ArrayList<>(best.values());
    ranked.sort(Comparator.comparingDouble((Suggestion s) -> -worth.get(s)));
    return List.copyOf(ranked);
  }
}
