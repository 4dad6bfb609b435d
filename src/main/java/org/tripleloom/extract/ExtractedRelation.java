package org.tripleloom.extract;

/**
 * A statement of one paper between two of its entities.
 *
 * @param subject the subject's {@link ExtractedEntity#name()}
 * @param object the object's
 * @param confidence 0 to 1
 * @param evidence the sentence that says so, exactly as it stands in the text: the one that holds
 *     both ends, else the best
 * @param hedged whether it only suggests it
 * @param rule what found it: the rule's name, or {@code tagger}
 */
public record ExtractedRelation(
    String subject,
    RelationType type,
    String object,
    double confidence,
    String evidence,
    boolean hedged,
    String rule) {
  public ExtractedRelation {
    ExtractedEntity.checkConfidence(confidence);
    if (subject.equals(object)) {
      throw new IllegalArgumentException(subject + " related to itself");
    }
  }
}
