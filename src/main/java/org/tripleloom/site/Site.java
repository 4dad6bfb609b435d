package org.tripleloom.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.search.QueryLimit;
import org.tripleloom.search.QueryText;
import org.tripleloom.search.Question;
import org.tripleloom.search.Questions;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.Prefixes;
import org.tripleloom.vocab.Tl;

/**
 * The pages for people, as HTML out of the store: no HTTP here, so that a server and a folder of
 * files show the same. All that comes from data or requests is escaped by the template engine.
 */
public final class Site {
  private static final int SHOWN = 500;
  private static final String PACKAGE = "org.tripleloom.site.html";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE);
  private final Questions questions = Questions.bundled();
  private final Ontology ontology = Ontology.bundled();
  private final Store store;
  private final Duration limit;

  /**
   * @param limit after which a query of a page is stopped
   */
  public Site(Store store, Duration limit) {
    this.store = store;
    this.limit = limit;
  }

  /** The page at a path, or empty where none stands. */
  public Optional<Page> page(PageRequest request) {
    return switch (request.path()) {
      case "" -> Optional.of(Page.ok(start()));
      case "answer" -> answer(request);
      default -> Optional.empty();
    };
  }

  private String start() {
    return render("start.jte", store.read(this::counts));
  }

  private Optional<Page> answer(PageRequest request) {
    Optional<String> query = request.parameter("query");
    return query.isPresent()
        ? query.map(text -> Page.ok(render("answer.jte", run(text))))
        : request.parameter("question").flatMap(questions::find).map(q -> Page.ok(answer(q)));
  }

  private StartPage counts(DatasetGraph view) {
    List<StartPage.Type> types = new ArrayList<>();
    long entities = 0;
    for (OntologyClass type : ontology.subclasses(Tl.RESEARCH_ENTITY.getURI())) {
      long count = count(view, "?x a <" + type.iri() + ">");
      types.add(new StartPage.Type(type.label(), type.colour(), count));
      entities += count;
    }
    return new StartPage(
        count(view, "?x a tl:Paper"),
        entities,
        count(view, "?x a tl:Claim"),
        count(view, "?x ?p ?o"),
        types,
        questions.all());
  }

  private long count(DatasetGraph view, String pattern) {
    Query query = QueryText.parse("SELECT (COUNT(*) AS ?n) { " + pattern + " }", base());
    try (QueryExec exec = QueryExec.dataset(view).query(query).build()) {
      return ((Number) exec.select().next().get("n").getLiteralValue()).longValue();
    }
  }

  private String answer(Question question) {
    AnswerPage answer = run(question.text());
    return render(
        "answer.jte",
        new AnswerPage(
            question.title(),
            question.question(),
            answer.text(),
            answer.problem(),
            answer.columns(),
            answer.rows(),
            answer.more(),
            answer.plain()));
  }

  private AnswerPage run(String text) {
    try {
      Query query = QueryText.parse(text, base());
      return store.read(view -> run(text, query, view));
    } catch (ProblemException e) {
      return AnswerPage.failed(text, e.getMessage());
    } catch (StackOverflowError e) {
      return AnswerPage.failed(text, Problem.QUERY_TOO_DEEP.at().getMessage());
    } catch (QueryCancelledException e) {
      return AnswerPage.failed(
          text, Problem.QUERY_TOOK_TOO_LONG.at(limit.toSeconds() + " s").getMessage());
    }
  }

  private AnswerPage run(String text, Query query, DatasetGraph view) {
    Context context = view.getContext().copy();
    context.set(ARQ.httpServiceAllowed, false);
    try (QueryLimit running = QueryLimit.begin(limit, context);
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
        iri.startsWith(base())
            ? "answer?query=" + encoded("DESCRIBE <" + iri + ">")
            : iri.matches("(?i)https?://.*") ? iri : null;
    return new AnswerPage.Cell(Prefixes.shortened(iri, base()), link, false);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String base() {
    return store.iris().base();
  }

  private String render(String template, Object page) {
    StringOutput html = new StringOutput();
    engine.render(template, Map.of("page", page), html);
    return html.toString();
  }
}
