package org.tripleloom.extract.rules;

import edu.stanford.nlp.ling.tokensregex.TokenSequencePattern;
import edu.stanford.nlp.semgraph.semgrex.SemgrexPattern;
import java.util.List;
import java.util.Set;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;

/**
 * One rule as a rule file states it. It has either a pattern over tokens or one over dependencies,
 * and finds either an entity (named {@code entity} in the pattern) or a relation ({@code subject}
 * and {@code object}).
 *
 * @param file where it stands, with {@code line}
 * @param when lemmas of which a sentence needs one for the rule to be tried; empty for all
 * @param tokens TokensRegex, or null
 * @param dependencies Semgrex over the enhanced++ graph, or null
 * @param part the sentences that it is tried on
 * @param type what it says of the entity, or null when it does not know
 * @param role as {@code type}
 * @param relation null for a rule that finds entities
 * @param confidence how far to trust it, 0 to 1; NaN where measurement decides
 * @param example a sentence that it matches
 * @param expect what it finds there: {@code form}, or {@code subject -> object}
 */
record Rule(
    String name,
    String comment,
    String file,
    int line,
    Set<String> when,
    TokenSequencePattern tokens,
    SemgrexPattern dependencies,
    Part part,
    EntityType type,
    Role role,
    RelationType relation,
    double confidence,
    String example,
    List<String> expect) {

  /** Where a rule looks. */
  enum Part {
    TITLE,
    ABSTRACT,
    BOTH;

    boolean holds(boolean inTitle) {
      return this == BOTH || (this == TITLE) == inTitle;
    }
  }

  boolean needsDependencies() {
    return dependencies != null;
  }
}
