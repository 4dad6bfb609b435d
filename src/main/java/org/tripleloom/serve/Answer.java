package org.tripleloom.serve;

import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.tripleloom.problem.Problem;

/**
 * Writes what a query gives.
 *
 * @param select the rows, if it is a SELECT query
 * @param limit rows, or triples; zero for any number
 */
record Answer(QueryExec exec, Supplier<RowSet> select, ResultFormat format, long limit) {

  /** Throws {@link Problem#ANSWER_TOO_LONG}, {@link Problem#NOT_IN_RDFXML}. */
  void write(Query query, OutputStream out) {
    if (query.isSelectType()) {
      ResultsWriter.create().lang(format.rows()).write(out, new Rows(select.get()));
    } else if (query.isAskType()) {
      ResultsWriter.create().lang(format.rows()).write(out, exec.ask());
    } else if (query.isConstructQuad()) {
      write(quads(), out);
    } else if (query.isConstructType()) {
      write(DatasetGraphFactory.wrap(exec.construct(new Triples())), out);
    } else if (query.isDescribeType()) {
      write(DatasetGraphFactory.wrap(exec.describe(new Triples())), out);
    } else {
      throw Problem.BAD_QUERY.at("is of a form that SPARQL 1.1 does not have");
    }
  }

  private DatasetGraph quads() {
    DatasetGraph data = DatasetGraphFactory.create();
    long count = 0;
    for (Iterator<Quad> quads = exec.constructQuads(); quads.hasNext(); ) {
      check(++count);
      data.add(quads.next());
    }
    return data;
  }

  private void write(DatasetGraph data, OutputStream out) {
    boolean quads = ResultFormat.QUADS.contains(format);
    try {
      (quads ? RDFWriter.source(data) : RDFWriter.source(data.getDefaultGraph()))
          .format(format.graph())
          .build()
          .output(out);
    } catch (JenaException e) {
      if (format == ResultFormat.RDF_XML) {
        throw Problem.NOT_IN_RDFXML.because(e, e.getMessage());
      }
      throw e;
    }
  }

  private void check(long count) {
    if (limit > 0 && count > limit) {
      throw Problem.ANSWER_TOO_LONG.at(
          limit + (ResultFormat.ROWS.contains(format) ? " rows" : " triples"));
    }
  }

  private final class Rows implements RowSet {
    private final RowSet rows;

    Rows(RowSet rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Binding next() {
      check(rows.getRowNumber() + 1);
      return rows.next();
    }

    @Override
    public List<Var> getResultVars() {
      return rows.getResultVars();
    }

    @Override
    public long getRowNumber() {
      return rows.getRowNumber();
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  private final class Triples extends GraphWrapper {
    private long added;

    Triples() {
      super(GraphFactory.createDefaultGraph());
    }

    @Override
    public void add(Triple triple) {
      super.add(triple);
      if (limit > 0 && ++added > limit) {
        check(size());
      }
    }
  }
}
