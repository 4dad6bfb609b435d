package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.resolve.Curation;

/** The claims that people rejected, and what papers are left with. */
public final class Rejections {
  private final Map<String, String> decisions = new HashMap<>();
  private final Map<String, SortedSet<String>> byPaper = new HashMap<>();

  public Rejections(Curation curation) {
    this(curation, Map.of());
  }

  /**
   * @param paperOf the papers of claims that were rejected before, as {@link #paperOf} gave them
   */
  public Rejections(Curation curation, Map<String, String> paperOf) {
    for (Curation.Decision decision : curation.decisions()) {
      if (decision instanceof Curation.Rejected rejected) {
        decisions.put(rejected.claim(), decision.id());
      }
    }
    paperOf.forEach(
        (claim, paper) -> {
          if (decisions.containsKey(claim) && !paper.isEmpty()) {
            byPaper.computeIfAbsent(paper, p -> new TreeSet<>()).add(claim);
          }
        });
  }

  /** The rejected claims, with the paper of each or an empty text where none is known. */
  public Map<String, String> paperOf() {
    Map<String, String> paperOf = new HashMap<>();
    decisions.keySet().forEach(claim -> paperOf.put(claim, ""));
    byPaper.forEach((paper, claims) -> claims.forEach(claim -> paperOf.put(claim, paper)));
    return paperOf;
  }

  /** Forgets what is known of a paper that is gone. */
  public void forget(String paper) {
    byPaper.remove(paper);
  }

  /**
   * The extraction without what was rejected. With a role goes the entity, for this paper, and the
   * relations that it stands in: a paper that has nothing to do with a thing says nothing of it.
   *
   * @param paper its IRI path
   */
  public Extraction without(String paper, Extraction extraction) {
    if (decisions.isEmpty()) {
      return extraction;
    }
    SortedSet<String> rejected = new TreeSet<>();
    Set<String> names = new HashSet<>();
    List<ExtractedEntity> entities = new ArrayList<>();
    for (ExtractedEntity entity : extraction.entities()) {
      String claim = Claim.hash(paper, entity);
      if (decisions.containsKey(claim)) {
        rejected.add(claim);
      } else {
        entities.add(entity);
        names.add(entity.name());
      }
    }
    List<ExtractedRelation> relations = new ArrayList<>();
    for (ExtractedRelation relation : extraction.relations()) {
      String claim = Claim.hash(paper, relation);
      if (decisions.containsKey(claim)) {
        rejected.add(claim);
      } else if (names.contains(relation.subject()) && names.contains(relation.object())) {
        relations.add(relation);
      }
    }
    byPaper.remove(paper);
    if (rejected.isEmpty()) {
      return extraction;
    }
    byPaper.put(paper, rejected);
    return new Extraction(
        extraction.id(),
        extraction.title(),
        extraction.engine(),
        entities,
        relations,
        extraction.dropped());
  }

  /** The rejected claims of a paper that {@link #without} was asked about. */
  public SortedSet<String> of(String paper) {
    return Collections.unmodifiableSortedSet(byPaper.getOrDefault(paper, new TreeSet<>()));
  }

  /** Rejections of claims that none of the papers made that {@link #without} was asked about. */
  public List<ProblemException> warnings() {
    Map<String, String> idle = new HashMap<>(decisions);
    byPaper.values().forEach(claims -> claims.forEach(idle::remove));
    List<ProblemException> warnings = new ArrayList<>();
    new TreeSet<>(idle.keySet())
        .forEach(claim -> warnings.add(Problem.DECISION_WITHOUT_CLAIM.at(idle.get(claim), claim)));
    return warnings;
  }
}
