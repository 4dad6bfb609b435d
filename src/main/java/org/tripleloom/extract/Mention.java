package org.tripleloom.extract;

import org.tripleloom.text.Span;

/**
 * One occurrence of an entity.
 *
 * @param text exactly as it stands at {@code span}
 * @param rule what found it: the rule's name, {@code tagger}, or {@link #COREFERENCE}
 */
public record Mention(String text, Span span, String rule) {
  /**
   * The rule of a mention that means the entity here and is no name of it: elsewhere it means
   * something else, or more.
   */
  public static final String COREFERENCE = "coreference";

  public boolean isName() {
    return !rule.equals(COREFERENCE);
  }
}
