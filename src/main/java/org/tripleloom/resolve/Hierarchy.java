package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.tripleloom.extract.EntityType;
import org.tripleloom.resolve.KindLink.Source;

/**
 * Which entities are kinds of which: what papers state, what the pattern of sentences shows, what
 * the vocabulary says, and what head nouns show. Touched entities are looked at anew, and so is
 * whatever is below those whose edges came out otherwise.
 */
final class Hierarchy {
  private static final double KNOWN = 1;
  private static final double HEAD_NOUN = 0.5;

  /**
   * What many papers speak of is easily said to be a kind of something once, and wrongly: what is
   * stated counts from this times the square root of the papers on, in confidence.
   */
  private static final double STATED = 0.1;

  private final Memory memory;
  private final Linking linking;
  private final TooGeneral tooGeneral = TooGeneral.load();

  /** Keys of entities to look at. */
  private final SortedSet<String> open = new TreeSet<>();

  Hierarchy(Memory memory, Linking linking) {
    this.memory = memory;
    this.linking = linking;
  }

  /** Looks at the entity of a group. */
  void open(String group) {
    if (memory.groups.has(group)) {
      open.add(memory.entityOf(group));
    }
  }

  /** A group, as others see it that may be kinds of it. */
  record Seen(Face face, String entity, EntityType type) {
    private boolean alike(Seen other) {
      return entity.equals(other.entity)
          && type == other.type
          && face.label().equals(other.face.label())
          && face.text().equals(other.face.text())
          && face.type() == other.face.type();
    }

    /** Whether a narrower one sees no difference. */
    private boolean is(Seen other, Face narrow) {
      return Use.rarer(narrow.papers(), face.papers())
              == Use.rarer(narrow.papers(), other.face.papers())
          && face.vector().isNone() == other.face.vector().isNone()
          && Use.alike(narrow.vector(), face.vector())
              == Use.alike(narrow.vector(), other.face.vector());
    }
  }

  /** What a group is; null for one that is not there. */
  Seen seen(String group) {
    Face face = memory.faces.get(group);
    String entity = memory.entityOf(group);
    return face == null ? null : new Seen(face, entity, memory.entities.get(entity).type());
  }

  /**
   * Looks at a group that is or was something else, and at all that may be kinds of it.
   *
   * @param before null for one that was not there
   */
  void touch(String group, Seen before) {
    open(group);
    memory.shownBy.owners(group).forEach(this::open);
    Seen now = seen(group);
    boolean alike = before != null && now != null && before.alike(now);
    for (String name : linking.wordsOnceOrNow(group)) {
      boolean alone = alike && memory.groupsBy.owners(Linking.WORDS + name).size() == 1;
      for (String narrow : memory.groupsBy.owners(Linking.SHORTER + name)) {
        if (memory.entityOf(narrow).equals(narrow)
            && !(alone && before.is(now, memory.faces.get(narrow)))) {
          open.add(narrow);
        }
      }
    }
  }

  /** How many entities were looked at. */
  int looked() {
    return open.size();
  }

  /**
   * Brings the edges of all that is open to what they should be.
   *
   * @return the keys of entities that are directly kinds of others than before, or are it for other
   *     reasons
   */
  SortedSet<String> update() {
    SortedSet<String> changed = new TreeSet<>();
    for (String narrow : open) {
      SortedMap<String, EntityMemory.Edge> edges = edges(narrow);
      EntityMemory its = memory.entities.get(narrow);
      if (!edges.equals(its.edges)) {
        its.edges = edges;
        memory.kindsBy.set(narrow, edges.keySet());
        changed.add(narrow);
      }
    }
    SortedSet<String> below = closure(changed, key -> memory.kindsBy.owners(key));
    SortedSet<String> all = closure(below, key -> memory.entities.get(key).edges.keySet());
    Kinds kinds = new Kinds();
    for (String narrow : all) {
      memory
          .entities
          .get(narrow)
          .edges
          .forEach((broad, edge) -> kinds.add(narrow, broad, edge.weight()));
    }
    Map<String, SortedSet<String>> broader = kinds.broader();
    for (String narrow : below) {
      SortedSet<String> now = broader.getOrDefault(narrow, new TreeSet<>());
      EntityMemory its = memory.entities.get(narrow);
      if (!now.equals(its.broader)) {
        its.broader = now;
        changed.add(narrow);
      }
    }
    return changed;
  }

  private static SortedSet<String> closure(Set<String> seeds, Function<String, Set<String>> next) {
    SortedSet<String> found = new TreeSet<>(seeds);
    List<String> left = new ArrayList<>(found);
    while (!left.isEmpty()) {
      for (String key : next.apply(left.remove(left.size() - 1))) {
        if (found.add(key)) {
          left.add(key);
        }
      }
    }
    return found;
  }

  /** The links of an entity to what it is directly a kind of. */
  List<KindLink> links(String key) {
    EntityMemory its = memory.entities.get(key);
    List<KindLink> links = new ArrayList<>();
    for (String broad : its.broader) {
      EntityMemory.Edge edge = its.edges.get(broad);
      links.add(new KindLink(memory.entities.get(broad).slug, edge.sources(), edge.confidence()));
    }
    links.sort(Comparator.comparing(KindLink::broader));
    return links;
  }

  private SortedMap<String, EntityMemory.Edge> edges(String narrow) {
    EntityMemory its = memory.entities.get(narrow);
    SortedSet<Showing> showings = new TreeSet<>();
    for (String member : its.members) {
      SortedSet<Showing> some = memory.shown.get(member);
      if (some != null) {
        showings.addAll(some);
      }
    }
    SortedMap<String, Shown> shown = new TreeMap<>();
    for (Showing showing : showings) {
      String broad = memory.entityOf(showing.broad());
      if (!broad.equals(narrow)) {
        shown
            .computeIfAbsent(broad, k -> new Shown())
            .in(showing.paper(), showing.source(), showing.confidence());
      }
    }
    shown.forEach(
        (broad, it) -> {
          if (it.weight >= STATED * Math.sqrt(its.papers)
              && fit(its, memory.entities.get(broad))
              && !tooGeneral.is(linking.use(broad).term())) {
            it.edge = it.weight;
          }
        });
    for (String member : its.members) {
      for (String known : linking.knownBroader(member)) {
        String broad = memory.entityOf(known);
        if (!broad.equals(narrow)) {
          shown.computeIfAbsent(broad, k -> new Shown()).edge(Source.VOCABULARY, KNOWN, KNOWN);
        }
      }
    }
    headNoun(narrow, shown);
    SortedMap<String, EntityMemory.Edge> edges = new TreeMap<>();
    shown.forEach(
        (broad, it) -> {
          if (it.edge > 0) {
            edges.put(broad, new EntityMemory.Edge(it.edge, it.papers, 1 - it.doubt));
          }
        });
    return edges;
  }

  /** The reasons for one edge. */
  private static final class Shown {
    private final SortedMap<Source, Integer> papers = new TreeMap<>();
    private final Map<Source, String> last = new EnumMap<>(Source.class);
    private double weight;
    private double doubt = 1;

    /** What it weighs; 0 while nothing is sure enough. */
    private double edge;

    /** Papers come one after the other. */
    void in(String paper, Source source, double confidence) {
      weight += confidence;
      everywhere(source, confidence);
      if (!paper.equals(last.put(source, paper))) {
        papers.merge(source, 1, Integer::sum);
      }
    }

    void edge(Source source, double more, double confidence) {
      edge += more;
      everywhere(source, confidence);
    }

    private void everywhere(Source source, double confidence) {
      doubt *= 1 - confidence;
      papers.putIfAbsent(source, 0);
    }
  }

  /** Data and figures are kinds of nothing else, and the other way round. */
  private static boolean fit(EntityMemory narrow, EntityMemory broad) {
    EntityType one = narrow.type();
    EntityType other = broad.type();
    return one == other || !isThing(one) && !isThing(other);
  }

  private static boolean isThing(EntityType type) {
    return type == EntityType.DATASET || type == EntityType.METRIC;
  }

  private void headNoun(String narrow, SortedMap<String, Shown> shown) {
    Use use = linking.use(narrow);
    for (HeadNouns.Shorter shorter : HeadNouns.shorter(use.term())) {
      String broad = best(narrow, shorter, memory.groupsBy.owners(Linking.WORDS + shorter.name()));
      if (broad != null) {
        PairJudgement judgement = linking.judge(use, linking.use(broad));
        if (judgement.relation() == PairRelation.A_KIND_OF_B) {
          // the nearest one is enough: what is broader still follows from its own name
          double kind = judgement.aKindOfB();
          shown
              .computeIfAbsent(memory.entityOf(broad), k -> new Shown())
              .edge(Source.HEAD_NOUN, HEAD_NOUN * kind, kind);
          return;
        }
      }
    }
  }

  /** The group that a shorter name of a term means: of its type if it can be, in most papers. */
  private String best(String narrow, HeadNouns.Shorter shorter, Set<String> candidates) {
    String best = null;
    for (String key : candidates) {
      boolean possible =
          !memory.entityOf(key).equals(narrow)
              && (isOfType(narrow, key) || !shorter.oneWord())
              && !tooGeneral.is(linking.use(key).term())
              && HeadNouns.isWordOf(linking.label(key), linking.label(narrow));
      if (possible && (best == null || rank(narrow, key) > rank(narrow, best))) {
        best = key;
      }
    }
    return best;
  }

  private boolean isOfType(String narrow, String key) {
    return memory.entities.get(memory.entityOf(key)).type() == memory.entities.get(narrow).type();
  }

  private int rank(String narrow, String key) {
    int papers = memory.entities.get(memory.entityOf(key)).papers;
    return papers + (isOfType(narrow, key) ? Integer.MAX_VALUE / 2 : 0);
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
