package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.Tl;

/** Finds the sentence of an abstract that says best what an entity is. */
final class Definitions {
  /** Sentences read for one entity: a bound on the cost of its page. */
  private static final int LOOKED_AT = 100;

  private static final int LONGEST = 350;

  private final Present present;
  private final Evidence evidence;
  private final double least;

  /**
   * @param least confidence of the claims whose sentences are looked at
   */
  Definitions(Present present, Evidence evidence, double least) {
    this.present = present;
    this.evidence = evidence;
    this.least = least;
  }

  private record Candidate(int claim, int rank, boolean kind) {}

  /**
   * Empty where no sentence defines it: most entities are used without saying what they are.
   *
   * @param names beside its label
   */
  Optional<ClaimLine> find(int entity, List<String> names) {
    ClaimIndex index = present.index();
    List<String> all = new ArrayList<>(names);
    all.add(index.label(entity));
    Defining defining = new Defining(all);
    List<Candidate> candidates = new ArrayList<>();
    for (int claim : claims(entity)) {
      String sentence = evidence.sentence(claim);
      boolean title = sentence.equals(index.label(index.paper(claim)));
      if (!title && sentence.length() <= LONGEST) {
        OptionalInt rank = defining.rank(sentence);
        rank.ifPresent(r -> candidates.add(new Candidate(claim, r, isKind(entity, claim))));
      }
    }
    return candidates.stream()
        .min(
            Comparator.comparingInt(Candidate::rank)
                .thenComparing(c -> !c.kind)
                .thenComparing(c -> -index.confidence(c.claim))
                .thenComparing(c -> index.hash(c.claim)))
        .flatMap(best -> evidence.line(best.claim, entity));
  }

  /** What it is a kind of comes first, then the surest. */
  private List<Integer> claims(int entity) {
    List<Integer> claims = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    present
        .index()
        .about(entity, least, claim -> (isKind(entity, claim) ? claims : others).add(claim));
    claims.addAll(others);
    return claims.subList(0, Math.min(LOOKED_AT, claims.size()));
  }

  private boolean isKind(int entity, int claim) {
    ClaimIndex index = present.index();
    return index.subject(claim) == entity
        && present.property(index.property(claim)).iri().equals(Tl.KIND_OF.getURI());
  }
}
