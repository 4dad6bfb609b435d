package org.tripleloom.text;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.CoreMap;
import java.util.List;

/**
 * One sentence of an {@link Analysis}. A title is at least one sentence of its own.
 *
 * @param begin first character, in UTF-16 units of {@link Analysis#text()}
 * @param end one past the last
 * @param inTitle whether it belongs to the title
 * @param tokens with offsets into the whole text; lemmas, tags from {@link Depth#LEMMAS} on
 * @param annotation CoreNLP's own view, with dependencies at {@link Depth#DEPENDENCIES}
 */
public record Sentence(
    int begin, int end, boolean inTitle, List<CoreLabel> tokens, CoreMap annotation) {}
