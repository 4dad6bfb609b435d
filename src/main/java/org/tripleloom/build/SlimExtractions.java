package org.tripleloom.build;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.tripleloom.extract.Extraction;
import org.tripleloom.graph.Rejections;
import org.tripleloom.resolve.PaperEntities;

/** The extractions of the papers that a store is to show. */
final class SlimExtractions {
  private final ExtractionCache cache;
  private final Map<String, List<String>> papersOf = new HashMap<>();
  private long read;

  SlimExtractions(PaperIndex index, ExtractionCache cache) {
    this.cache = cache;
    index
        .states()
        .forEach(
            (path, state) -> {
              if (!state.removed()) {
                papersOf.computeIfAbsent(state.key(), key -> new ArrayList<>()).add(path);
              }
            });
  }

  /** Forgets the extractions that none of the papers shows. */
  void compact() {
    cache.compact(papersOf.keySet());
  }

  /** Hands over every paper's whole extraction, one after the other, in no particular order. */
  void forEach(BiConsumer<String, Extraction> take) {
    cache.forEach(
        papersOf::containsKey,
        cached ->
            papersOf.get(cached.key()).forEach(path -> take.accept(path, cached.extraction())));
  }

  /** What the resolution needs of each, by IRI path, without what people rejected. */
  SortedMap<String, Extraction> read(Rejections rejections) {
    Map<String, Extraction> briefs = cache.briefs().read();
    boolean changed = briefs.keySet().retainAll(papersOf.keySet());
    Set<String> missing = new HashSet<>(papersOf.keySet());
    missing.removeAll(briefs.keySet());
    cache.forEach(
        missing::contains,
        cached -> {
          read++;
          briefs.put(
              cached.key(), PaperEntities.brief(cached.key(), cached.extraction()).extraction());
        });
    if (changed || read > 0) {
      cache.briefs().write(briefs);
    }
    SortedMap<String, Extraction> slim = new TreeMap<>();
    papersOf.forEach(
        (key, papers) -> {
          Extraction brief = briefs.get(key);
          if (brief != null) {
            papers.forEach(path -> slim.put(path, rejections.without(path, brief)));
          }
        });
    return slim;
  }

  /** What the resolution needs of some papers, of those whose extractions are there. */
  SortedMap<String, Extraction> read(Set<String> papers, Rejections rejections) {
    SortedMap<String, Extraction> slim = new TreeMap<>();
    cache.forEach(
        key -> !Collections.disjoint(papersOf.getOrDefault(key, List.of()), papers),
        cached -> {
          read++;
          Extraction brief = PaperEntities.brief(cached.key(), cached.extraction()).extraction();
          for (String path : papersOf.get(cached.key())) {
            if (papers.contains(path)) {
              slim.put(path, rejections.without(path, brief));
            }
          }
        });
    return slim;
  }

  /** How many extractions had to be read anew. */
  long read() {
    return read;
  }

  static List<PaperEntities> papers(SortedMap<String, Extraction> slim) {
    List<PaperEntities> papers = new ArrayList<>();
    slim.forEach((path, extraction) -> papers.add(new PaperEntities(path, extraction)));
    return papers;
  }
}
