package org.tripleloom.site;

import java.util.List;
import java.util.Map;
import org.tripleloom.search.Question;

/**
 * A query, and its answer when it was asked.
 *
 * @param title of the bundled question, or empty
 * @param question the sentence of the bundled question, or empty
 * @param text the SPARQL
 * @param answer null when nothing was asked yet
 * @param questions to begin with
 * @param terms of the graph, as a query writes them, each with what it is called
 * @param prefixes that need no declaration; the empty one stands for the store's base
 */
public record QueryPage(
    String title,
    String question,
    String text,
    AnswerPage answer,
    List<Question> questions,
    Map<String, String> terms,
    Map<String, String> prefixes) {}
