package org.tripleloom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.search.QueryLimit;
import org.tripleloom.search.QueryText;
import org.tripleloom.search.Question;
import org.tripleloom.search.Questions;
import org.tripleloom.search.Search;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "query", description = "Ask the store in SPARQL.", mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
  @ParentCommand Main main;
  @Mixin StoreOption store;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  AnswerFormat format = AnswerFormat.table;

  @Parameters(
      paramLabel = "QUERY",
      description = "The name of a bundled query, a file, or the query itself in quotes.")
  String query;

  @Override
  public Integer call() {
    store.use(
        open -> {
          Search.of(open);
          Query parsed = QueryText.parse(text(), open.iris().base());
          open.read(view -> answer(parsed, view, open));
          return null;
        });
    return 0;
  }

  private Void answer(Query parsed, DatasetGraph view, Store open) {
    Session session = main.session();
    return QueryLimit.run(
        session.limit(),
        view,
        parsed,
        exec -> {
          new Answer(format, open.iris().base(), session).print(parsed, exec);
          return null;
        });
  }

  /** A bundled query by name, else a file's content, else what was given. */
  private String text() {
    Questions questions = Questions.bundled();
    Optional<Question> bundled = questions.find(query);
    if (bundled.isPresent()) {
      return bundled.get().text();
    }
    boolean oneWord = query.matches("[^\\s{}<>?]+");
    Path file = main.session().folder().resolve(oneWord ? query : ".");
    try {
      if (Files.isRegularFile(file)) {
        return Files.readString(file);
      }
    } catch (IOException e) {
      throw Problem.BAD_QUERY.because(e, "in " + file + " cannot be read: " + e.getMessage());
    }
    if (oneWord) {
      String names = questions.all().stream().map(Question::name).collect(Collectors.joining(", "));
      throw Problem.NO_SUCH_QUERY.at(query, names);
    }
    return query;
  }
}
