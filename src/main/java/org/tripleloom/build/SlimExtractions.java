package org.tripleloom.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.graph.Rejections;
import org.tripleloom.resolve.PaperEntities;
import org.tripleloom.resolve.Resolver;

/** The extractions of the papers that a store is to show. */
final class SlimExtractions {
  private final ExtractionCache cache;
  private final Map<String, List<String>> papersOf = new HashMap<>();

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
    SortedMap<String, Extraction> slim = new TreeMap<>();
    cache.forEach(
        papersOf::containsKey,
        cached -> {
          Extraction light = light(cached.extraction());
          papersOf
              .get(cached.key())
              .forEach(path -> slim.put(path, rejections.without(path, light)));
        });
    return slim;
  }

  static List<PaperEntities> papers(SortedMap<String, Extraction> slim) {
    List<PaperEntities> papers = new ArrayList<>();
    slim.forEach((path, extraction) -> papers.add(new PaperEntities(path, extraction)));
    return papers;
  }

  /** Without what was dropped and without sentences that no one reads again: most of its size. */
  private static Extraction light(Extraction extraction) {
    List<ExtractedEntity> entities = new ArrayList<>();
    for (ExtractedEntity e : extraction.entities()) {
      entities.add(
          new ExtractedEntity(
              e.name(),
              e.mentions(),
              e.type(),
              e.role(),
              e.confidence(),
              Resolver.reads(e.evidence()) ? e.evidence() : "",
              e.hedged()));
    }
    List<ExtractedRelation> relations = new ArrayList<>();
    for (ExtractedRelation r : extraction.relations()) {
      relations.add(
          new ExtractedRelation(
              r.subject(), r.type(), r.object(), r.confidence(), "", r.hedged(), r.rule()));
    }
    return new Extraction(
        extraction.id(), extraction.title(), extraction.engine(), entities, relations, List.of());
  }
}
