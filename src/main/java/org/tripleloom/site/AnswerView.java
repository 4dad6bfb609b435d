package org.tripleloom.site;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.impl.XSDBaseNumericType;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.search.QueryLimit;
import org.tripleloom.search.QueryText;
import org.tripleloom.search.Question;
import org.tripleloom.vocab.Prefixes;

/** A query with its answer, without any script. */
final class AnswerView implements PageView {
  private static final int SHOWN = 500;

  private final Scope scope;

  AnswerView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().equals("answer")) {
      return Optional.empty();
    }
    Optional<AnswerPage> answer =
        request
            .parameter("query")
            .map(this::run)
            .or(
                () ->
                    request
                        .parameter("question")
                        .flatMap(scope.questions()::find)
                        .map(this::answer));
    return answer.map(
        page ->
            scope.render(
                "answer.jte",
                scope.frame(page.title().isEmpty() ? "Answer" : page.title(), request),
                page));
  }

  private AnswerPage answer(Question question) {
    AnswerPage answer = run(question.text());
    return new AnswerPage(
        question.title(),
        question.question(),
        answer.text(),
        answer.problem(),
        answer.columns(),
        answer.rows(),
        answer.more(),
        answer.plain());
  }

  private AnswerPage run(String text) {
    try {
      Query query = QueryText.parse(text, scope.store().iris().base());
      return scope.store().read(view -> run(text, query, view));
    } catch (ProblemException e) {
      return AnswerPage.failed(text, e.getMessage());
    } catch (StackOverflowError e) {
      return AnswerPage.failed(text, Problem.QUERY_TOO_DEEP.at().getMessage());
    } catch (QueryCancelledException e) {
      return AnswerPage.failed(
          text, Problem.QUERY_TOOK_TOO_LONG.at(scope.limit().toSeconds() + " s").getMessage());
    }
  }

  private AnswerPage run(String text, Query query, DatasetGraph view) {
    Context context = view.getContext().copy();
    context.set(ARQ.httpServiceAllowed, false);
    try (QueryLimit running = QueryLimit.begin(scope.limit(), context);
        QueryExec exec = QueryExec.dataset(view).query(query).context(context).build()) {
      if (query.isSelectType()) {
        return table(text, exec.select());
      }
      return plain(text, query.isAskType() ? (exec.ask() ? "yes" : "no") : turtle(query, exec));
    }
  }

  private AnswerPage table(String text, RowSet rows) {
    List<Var> variables = rows.getResultVars();
    List<List<AnswerPage.Cell>> shown = new ArrayList<>();
    while (rows.hasNext() && shown.size() < SHOWN) {
      Binding row = rows.next();
      shown.add(variables.stream().map(variable -> cell(row.get(variable))).toList());
    }
    List<String> columns = variables.stream().map(Var::getVarName).toList();
    return new AnswerPage("", "", text, null, columns, shown, rows.hasNext(), null);
  }

  private static AnswerPage plain(String text, String plain) {
    return new AnswerPage("", "", text, null, List.of(), List.of(), false, plain);
  }

  private static String turtle(Query query, QueryExec exec) {
    Graph graph = query.isDescribeType() ? exec.describe() : exec.construct();
    graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
    StringWriter out = new StringWriter();
    RDFWriter.source(graph).lang(Lang.TURTLE).build().output(out);
    return out.toString();
  }

  private AnswerPage.Cell cell(Node value) {
    if (value == null) {
      return new AnswerPage.Cell("", null, false);
    }
    if (value.isLiteral()) {
      boolean number = value.getLiteralDatatype() instanceof XSDBaseNumericType;
      return new AnswerPage.Cell(value.getLiteralLexicalForm(), null, number);
    }
    if (!value.isURI()) {
      return new AnswerPage.Cell("_:" + value.getBlankNodeLabel(), null, false);
    }
    String iri = value.getURI();
    String link =
        iri.startsWith(scope.store().iris().base())
            ? "answer.html?query=" + Links.form("DESCRIBE <" + iri + ">")
            : iri.matches("(?i)https?://.*") ? iri : null;
    return new AnswerPage.Cell(Prefixes.shortened(iri, scope.store().iris().base()), link, false);
  }
}
