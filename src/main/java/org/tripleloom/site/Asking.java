package org.tripleloom.site;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.datatypes.xsd.impl.XSDBaseNumericType;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.search.AnswerCache;
import org.tripleloom.search.QueryLimit;
import org.tripleloom.search.QueryText;
import org.tripleloom.vocab.Prefixes;

/** Runs a query for a page. */
final class Asking {
  private static final int SHOWN = 500;
  private static final int TRIPLES = 2000;

  private final Scope scope;
  private final Links links;

  /**
   * @param links of the page that shows the answer
   */
  Asking(Scope scope, Links links) {
    this.scope = scope;
    this.links = links;
  }

  AnswerPage run(String text) {
    long began = System.nanoTime();
    try {
      Query query = QueryText.parse(text, base());
      Queries queries = scope.queries();
      AnswerPage answer =
          scope
              .store()
              .read(
                  view ->
                      QueryLimit.run(
                          queries.limit(),
                          queries.seen().apply(view),
                          query,
                          exec -> run(query, exec)));
      return answer.after(Duration.ofNanos(System.nanoTime() - began));
    } catch (ProblemException e) {
      return AnswerPage.failed(e.getMessage());
    }
  }

  private AnswerPage run(Query query, QueryExec exec) {
    if (query.isSelectType()) {
      Store store = scope.store();
      return table(
          AnswerCache.of(store)
              .rows(store.commit(), scope.queries().dataset(), query, exec::select));
    }
    return query.isAskType() ? AnswerPage.plain(exec.ask() ? "yes" : "no") : turtle(query, exec);
  }

  private AnswerPage table(RowSet rows) {
    List<Var> variables = rows.getResultVars();
    List<List<AnswerPage.Cell>> shown = new ArrayList<>();
    while (rows.hasNext() && shown.size() < SHOWN) {
      Binding row = rows.next();
      shown.add(variables.stream().map(variable -> cell(row.get(variable))).toList());
    }
    List<String> columns = variables.stream().map(Var::getVarName).toList();
    return AnswerPage.table(columns, shown, rows.hasNext());
  }

  private static AnswerPage turtle(Query query, QueryExec exec) {
    Iterator<Triple> triples =
        query.isDescribeType() ? exec.describeTriples() : exec.constructTriples();
    Graph graph = GraphFactory.createDefaultGraph();
    for (int i = 0; i < TRIPLES && triples.hasNext(); i++) {
      graph.add(triples.next());
    }
    graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
    StringWriter out = new StringWriter();
    RDFWriter.source(graph).lang(Lang.TURTLE).build().output(out);
    return AnswerPage.triples(out.toString(), triples.hasNext());
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
    return new AnswerPage.Cell(Prefixes.shortened(iri, base()), link(iri), false);
  }

  /** Things of ours by their own address, which answers with a page to a browser. */
  private String link(String iri) {
    if (!iri.startsWith(base())) {
      return iri.matches("(?i)https?://.*") ? iri : null;
    }
    String[] parts = iri.substring(base().length()).split("#", 2);
    String mark = parts.length == 1 ? "" : "#" + Links.encoded(parts[1]);
    if (!links.frozen()) {
      return links.other(parts[0], "") + mark;
    }
    // a named graph may be most of the store: files have no page of it
    boolean page = parts[0].matches("[a-z]+/.+") && !parts[0].startsWith("graph/");
    return page ? links.page(parts[0]) + mark : null;
  }

  private String base() {
    return scope.store().iris().base();
  }
}
