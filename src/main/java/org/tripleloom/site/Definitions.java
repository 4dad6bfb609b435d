package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.Tl;

/**
 * Finds a sentence that says what an entity is: "elastic weight consolidation is a method that".
 */
final class Definitions {
  private static final int LOOKED_AT = 60;
  private static final int LONGEST = 400;

  /** "is a key challenge" says how it is regarded, not what it is. */
  private static final String REGARD =
      "(?!\\s+(?:very |highly |more |most )?(?:key|major|common|critical|crucial|serious|central"
          + "|fundamental|challenging|important|significant|well-known|long-standing|longstanding"
          + "|promising|popular|powerful|main|most|first|hard|difficult|open|active|growing)\\b)";

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

  private record Candidate(int claim, boolean leads, boolean kind) {}

  Optional<ClaimLine> find(int entity, List<String> names) {
    ClaimIndex index = present.index();
    String forms =
        Stream.concat(Stream.of(index.label(entity)), names.stream())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .limit(20)
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    Pattern defines =
        Pattern.compile(
            "(?iu)(?<![\\w-])(?:"
                + forms
                + ")(?:\\s*\\([^)]{1,40}\\))?,?\\s+(?:(?:is|are)\\s+(?:an?|one of the)"
                + REGARD
                + "\\s|refers?\\s+to\\s|(?:is|are)\\s+defined\\s+as\\s|denotes?\\s|(?:is|are)\\s+the\\s"
                + "(?:\\w+\\s){1,3}(?:of|that|in which|where|by which)\\s)");
    List<Integer> claims = new ArrayList<>();
    index.about(
        entity,
        least,
        claim -> {
          if (claims.size() < LOOKED_AT) {
            claims.add(claim);
          }
        });
    List<Candidate> candidates = new ArrayList<>();
    for (int claim : claims) {
      String sentence = evidence.sentence(claim);
      if (sentence.length() <= LONGEST && defines.matcher(sentence).find()) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        boolean leads =
            Stream.concat(Stream.of(index.label(entity)), names.stream())
                .anyMatch(name -> lower.startsWith(name.toLowerCase(Locale.ROOT)));
        boolean kind =
            index.subject(claim) == entity
                && present.property(index.property(claim)).iri().equals(Tl.KIND_OF.getURI());
        candidates.add(new Candidate(claim, leads, kind));
      }
    }
    return candidates.stream()
        .min(
            Comparator.comparing((Candidate c) -> !c.leads)
                .thenComparing(c -> !c.kind)
                .thenComparing(c -> -index.confidence(c.claim))
                .thenComparing(c -> index.hash(c.claim)))
        .flatMap(best -> evidence.line(best.claim, entity));
  }
}
