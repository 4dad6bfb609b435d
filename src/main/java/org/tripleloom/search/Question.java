package org.tripleloom.search;

import java.util.List;

/**
 * A competency question: a file in {@code queries/} that the site, the command line and the tests
 * share.
 *
 * @param name of the file, without {@code .rq}
 * @param title a few words
 * @param question the sentence that the rows answer
 * @param columns what each column holds, in the order of the query's variables
 * @param text the whole file: SPARQL with its own prefixes
 */
public record Question(
    String name, String title, String question, List<String> columns, String text) {
  public Question {
    columns = List.copyOf(columns);
  }
}
