package org.tripleloom.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.vocab.QueryFile;

/**
 * A question that the graph answers, from {@code queries/}: the same file is offered on the site,
 * explained in the manual, run by {@code tripleloom query NAME} and tested.
 *
 * @param name of the file, without {@code .rq}
 * @param title a few words
 * @param question a full sentence
 * @param columns of the answer, in order
 * @param text SPARQL 1.1 with its prefixes, over a default graph that is the union of all graphs
 */
public record CompetencyQuery(
    String name, String title, String question, List<Column> columns, String text) {
  private static final Pattern COLUMN = Pattern.compile("(\\w+) \\(([^)]*)\\)(?:, |$)");

  /**
   * @param name of the variable
   * @param meaning of its values
   */
  public record Column(String name, String meaning) {}

  public CompetencyQuery {
    columns = List.copyOf(columns);
  }

  /** All that are shipped, by name. */
  public static List<CompetencyQuery> all() {
    return QueryFile.bundled("/queries").stream().map(CompetencyQuery::of).toList();
  }

  public static Optional<CompetencyQuery> find(String name) {
    return all().stream().filter(query -> query.name.equals(name)).findFirst();
  }

  /** Throws IllegalStateException when title, question or columns are missing in the header. */
  public static CompetencyQuery of(QueryFile file) {
    Matcher column = COLUMN.matcher(file.get("columns"));
    List<Column> columns =
        column.results().map(found -> new Column(found.group(1), found.group(2))).toList();
    if (columns.isEmpty()) {
      throw new IllegalStateException(
          file.name() + ".rq: columns are written as: name (meaning), name (meaning)");
    }
    return new CompetencyQuery(
        file.name(), file.get("title"), file.get("question"), columns, file.text());
  }
}
