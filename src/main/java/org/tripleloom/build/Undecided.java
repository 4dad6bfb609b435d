package org.tripleloom.build;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.Extraction;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.Rejections;
import org.tripleloom.graph.Store;
import org.tripleloom.resolve.Curation;
import org.tripleloom.resolve.Entity;
import org.tripleloom.resolve.Judgements;
import org.tripleloom.resolve.LabelInContext;
import org.tripleloom.resolve.ListedClasses;
import org.tripleloom.resolve.PaperEntities;
import org.tripleloom.resolve.Resolution;
import org.tripleloom.resolve.Resolver;
import org.tripleloom.resolve.SeenForms;
import org.tripleloom.resolve.Suggestion;

/**
 * What a person can help with: pairs of entities that may be one, with sentences, and the pairs
 * that were decided. Opens all that is remembered of the last resolution, and resolves all papers
 * where nothing is.
 *
 * @param pairs best first, as {@link Resolution#suggestions} has them
 * @param all how many there are with those left out
 */
public record Undecided(List<Pair> pairs, int all) {
  /**
   * Two entities that may be one.
   *
   * @param entityA slug of the one that {@code a} names
   * @param score the probability that they are one
   */
  public record Pair(
      String entityA, LabelInContext a, String entityB, LabelInContext b, double score) {
    /** As pair files have them, without a relation. */
    public String line() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("id", new Curation.Together(a.label(), b.label()).id());
      node.set("a", a.json());
      node.set("b", b.json());
      return node.put("score", score).toString();
    }
  }

  public Undecided {
    pairs = List.copyOf(pairs);
  }

  /**
   * The undecided pairs of a store.
   *
   * @param most how many to give at most
   * @throws org.tripleloom.problem.ProblemException {@link
   *     org.tripleloom.problem.Problem#BUILD_RUNNING}
   */
  public static Undecided of(Store store, int most) {
    try (LocalTarget target = LocalTarget.withoutSources(store, Decisions.BY_HAND)) {
      Curation curation = target.curation().curation();
      Resolver resolver =
          new Resolver(
              curation,
              new KeptVocabularies(store.folder()).read(),
              ListedClasses.NONE,
              Judgements.read(store.folder().resolve("judgements")));
      Resolution resolution =
          target
              .remembered()
              .map(resolver::whole)
              .orElseGet(
                  () ->
                      resolver.resolve(
                          SlimExtractions.papers(
                              target.extractions().read(new Rejections(curation)))));
      List<Suggestion> all = resolution.suggestions();
      List<Suggestion> best = all.subList(0, Math.min(most, all.size()));
      Set<String> forms = new HashSet<>();
      best.forEach(suggestion -> Collections.addAll(forms, suggestion.formA(), suggestion.formB()));
      SeenForms seen = seen(target, forms);
      Map<String, Entity> bySlug = new HashMap<>();
      resolution.entities().forEach(entity -> bySlug.put(entity.slug(), entity));
      List<Pair> pairs = new ArrayList<>();
      for (Suggestion s : best) {
        pairs.add(
            new Pair(
                s.a(),
                label(seen, s.formA(), bySlug.get(s.a())),
                s.b(),
                label(seen, s.formB(), bySlug.get(s.b())),
                s.score()));
      }
      return new Undecided(pairs, all.size());
    }
  }

  /**
   * What people decided about forms that papers use, as lines of a pair file, with {@code decided},
   * when, and {@code by}, who, where somebody is named.
   */
  public static List<String> decided(Store store) {
    try (LocalTarget target = LocalTarget.withoutSources(store, Decisions.BY_HAND)) {
      CurationLog log = target.curation();
      Curation curation = log.curation();
      Set<String> forms = new HashSet<>();
      for (Curation.Decision decision : curation.decisions()) {
        if (decision instanceof Curation.Together joined) {
          Collections.addAll(forms, joined.a(), joined.b());
        } else if (decision instanceof Curation.Different kept) {
          Collections.addAll(forms, kept.a(), kept.b());
        } else if (decision instanceof Curation.Apart split) {
          forms.add(split.label());
          forms.addAll(split.forms());
        }
      }
      Map<String, CurationLog.Act> taken = new HashMap<>();
      log.entries().stream()
          .filter(CurationLog.Entry::holds)
          .forEach(entry -> taken.put(entry.decision().id(), entry.taken()));
      return seen(target, forms).pairs(curation, decision -> about(taken.get(decision.id())));
    }
  }

  private static Map<String, String> about(CurationLog.Act taken) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("decided", taken.time().toString());
    if (!taken.by().isEmpty()) {
      about.put("by", taken.by());
    }
    return about;
  }

  private static LabelInContext label(SeenForms seen, String form, Entity entity) {
    return seen.of(form)
        .orElseGet(() -> new LabelInContext(form, entity.type(), entity.papers(), ""));
  }

  /** Keeps no more of the papers than what speaks of the forms. */
  private static SeenForms seen(LocalTarget target, Set<String> forms) {
    List<PaperEntities> papers = new ArrayList<>();
    target
        .extractions()
        .forEach(
            (path, extraction) -> {
              List<ExtractedEntity> entities = new ArrayList<>(extraction.entities());
              entities.removeIf(entity -> Collections.disjoint(entity.names(), forms));
              if (!entities.isEmpty()) {
                papers.add(
                    new PaperEntities(
                        path,
                        new Extraction(
                            extraction.id(),
                            extraction.title(),
                            extraction.engine(),
                            entities,
                            List.of(),
                            List.of())));
              }
            });
    return new SeenForms(papers);
  }
}
