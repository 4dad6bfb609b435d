package org.tripleloom.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.tripleloom.problem.Problem;
import org.tripleloom.vocab.Prefixes;

/**
 * Prints what a query gives.
 *
 * @param base of the store: IRIs in tables are relative to it
 */
record Answer(AnswerFormat format, String base, Session session) {

  void print(Query query, QueryExec exec) {
    if (query.isSelectType()) {
      rows(exec.select());
    } else if (query.isAskType()) {
      truth(exec.ask());
    } else if (query.isConstructType()) {
      graph(exec.construct());
    } else {
      graph(exec.describe());
    }
  }

  private void rows(RowSet rows) {
    if (format.rows().isPresent()) {
      Lang lang = format.rows().get();
      write(out -> ResultsWriter.create().lang(lang).write(out, rows));
      return;
    }
    List<Var> variables = rows.getResultVars();
    List<String> header = variables.stream().map(Var::getVarName).toList();
    TextTable table = new TextTable(header, session.columns(), session.out());
    while (rows.hasNext()) {
      Binding row = rows.next();
      table.row(variables.stream().map(variable -> cell(row.get(variable))).toList());
    }
    long count = table.end();
    session.out().flush();
    session.err().println(count == 1 ? "1 row" : count + " rows");
  }

  private void truth(boolean truth) {
    if (format == AnswerFormat.json || format == AnswerFormat.xml) {
      Lang lang = format.rows().orElseThrow();
      write(out -> ResultsWriter.create().lang(lang).write(out, truth));
    } else {
      session.out().println(truth);
    }
  }

  private void graph(Graph graph) {
    Lang lang = format.graph().orElseThrow(() -> Problem.GRAPH_IS_NO_TABLE.at(format));
    graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
    write(out -> RDFWriter.source(graph).lang(lang).build().output(out));
  }

  private String cell(Node value) {
    if (value == null) {
      return "";
    }
    if (value.isURI()) {
      return Prefixes.shortened(value.getURI(), base);
    }
    return value.isLiteral() ? value.getLiteralLexicalForm() : "_:" + value.getBlankNodeLabel();
  }

  private interface Writing {
    void to(OutputStream out);
  }

  private void write(Writing writing) {
    try (OutputStream out = Utf8Output.of(session.out())) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
