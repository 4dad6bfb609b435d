package org.tripleloom.resolve;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.RelationType;
import org.tripleloom.resolve.KindLink.Source;

/** What papers show to be kinds of what: by statements, and by the pattern of sentences. */
final class Showings {
  private static final double HEARST = 0.8;

  private final Memory memory;
  private final Corpus corpus;
  private final SortedSet<String> touched = new TreeSet<>();

  Showings(Memory memory, Corpus corpus) {
    this.memory = memory;
    this.corpus = corpus;
  }

  /** Takes up what a paper shows, instead of what it showed before. */
  void take(String path) {
    for (String narrow : memory.showing.of(path)) {
      SortedSet<Showing> its = memory.shown.get(narrow);
      its.removeIf(showing -> showing.paper().equals(path));
      put(narrow, its);
    }
    SortedSet<String> narrows = new TreeSet<>();
    if (memory.papers.has(path)) {
      Map<String, String> keys = corpus.keysOf(path);
      Extraction brief = memory.papers.get(path).brief();
      int[] place = {0};
      for (ExtractedRelation relation : brief.relations()) {
        if (relation.type() == RelationType.SUB_CLASS_OF) {
          String narrow = keys.get(relation.subject());
          String broad = keys.get(relation.object());
          narrows.add(narrow);
          add(narrow, new Showing(path, place[0]++, broad, Source.STATED, relation.confidence()));
        }
      }
      Hearst.kinds(
          brief,
          (narrow, broad) -> {
            narrows.add(keys.get(narrow));
            String key = keys.get(broad);
            add(
                keys.get(narrow),
                new Showing(path, place[0]++, key, Source.SENTENCE_PATTERN, HEARST));
          });
    }
    memory.showing.set(path, narrows);
  }

  private void add(String narrow, Showing showing) {
    SortedSet<Showing> its = memory.shown.get(narrow);
    SortedSet<Showing> all = its == null ? new TreeSet<>() : its;
    all.add(showing);
    put(narrow, all);
  }

  private void put(String narrow, SortedSet<Showing> its) {
    SortedSet<String> broads = new TreeSet<>();
    its.forEach(showing -> broads.add(showing.broad()));
    memory.shownBy.set(narrow, broads);
    if (its.isEmpty()) {
      memory.shown.remove(narrow);
    } else {
      memory.shown.put(narrow, its);
    }
    touched.add(narrow);
  }

  /** The narrow groups of which something else is shown than before. */
  SortedSet<String> touched() {
    return touched;
  }
}
