package org.tripleloom.extract;

import org.tripleloom.text.Span;

/**
 * One occurrence of an entity.
 *
 * @param text exactly as it stands at {@code span}
 * @param rule what found it: the rule's name, or {@code tagger}
 */
public record Mention(String text, Span span, String rule) {}
