package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.tripleloom.graph.Store;
import org.tripleloom.search.AnswerCache;
import org.tripleloom.search.QueryLimit;
import org.tripleloom.search.QueryText;

/**
 * SPARQL 1.1 queries by the SPARQL 1.1 Protocol. Without a query, the service describes itself. A
 * dataset that a request or a query names consists of graphs of the store, and of no others.
 */
final class QueryService extends EndpointService {
  private static final int LONGEST = 1 << 20;
  private static final String DIRECT = "application/sparql-query";

  private final Store store;
  private final AnswerCache answers;
  private final EndpointSettings settings;
  private final QueryGate gate;
  private final Optional<Entailment> entailment;
  private final ServiceDescription description;

  QueryService(Store store, EndpointSettings settings, QueryGate gate) {
    super(List.of("GET", "HEAD", "POST"));
    this.store = store;
    this.answers = AnswerCache.of(store);
    this.settings = settings;
    this.gate = gate;
    this.entailment = Entailment.of(store, settings);
    this.description = new ServiceDescription(store.iris(), settings);
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean read = !request.getMethod().equals("POST");
    if (read && parameters(request, "query").isEmpty()) {
      describe(request, response);
      return;
    }
    String text = notEmpty(operation(request, "query", "a query", DIRECT, LONGEST));
    DatasetDescription given = new DatasetDescription();
    given.addAllDefaultGraphURIs(graphs(request, "default-graph-uri"));
    given.addAllNamedGraphURIs(graphs(request, "named-graph-uri"));
    Query query = QueryText.parse(text, store.iris().base(), given);
    DatasetDescription dataset = takeDataset(query);
    ResultFormat format = ResultFormat.choose(request, ResultFormat.of(query));
    Duration limit = limit(request);
    try (AnswerSpool spool = new AnswerSpool()) {
      gate.enter(
          () ->
              store.read(
                  view ->
                      QueryLimit.run(
                          limit,
                          dataset(dataset, view),
                          query,
                          exec -> write(query, rows(query, dataset, exec), exec, format, spool))));
      send(request, response, format.mediaType(), spool);
    }
  }

  private void describe(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getParameterMap().isEmpty() && request.getParameter("format") == null) {
      throw Refused.badRequest("has no parameter query");
    }
    if (ServiceDescription.isForPeople(request)) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.addHeader("Vary", "Accept");
      response.setHeader("Location", "query.html");
      return;
    }
    ResultFormat format = ResultFormat.choose(request, ServiceDescription.FORMATS);
    try (AnswerSpool spool = new AnswerSpool()) {
      description.write(format, spool);
      send(request, response, format.mediaType(), spool);
    }
  }

  private static String notEmpty(String query) {
    if (query.isBlank()) {
      throw Refused.badRequest("has an empty query");
    }
    return query;
  }

  /** The server's, or a shorter one of the request, in seconds. */
  private Duration limit(HttpServletRequest request) {
    String asked = request.getParameter("timeout");
    if (asked == null) {
      return settings.limit();
    }
    if (!asked.matches("\\d{1,7}(\\.\\d{1,3})?")) {
      throw Refused.badRequest("has a timeout that is no number of seconds: " + asked);
    }
    Duration own = Duration.ofMillis(Math.round(Double.parseDouble(asked) * 1000));
    boolean shorter = settings.limit().isZero() || own.compareTo(settings.limit()) < 0;
    return shorter && !own.isZero() ? own : settings.limit();
  }

  /** What FROM says, which then is no longer in the query. */
  private static DatasetDescription takeDataset(Query query) {
    DatasetDescription dataset = query.getDatasetDescription();
    query.getGraphURIs().clear();
    query.getNamedGraphURIs().clear();
    return dataset;
  }

  private DatasetGraph dataset(DatasetDescription description, DatasetGraph view) {
    DatasetGraph data = entailment.map(rdfs -> rdfs.over(view)).orElse(view);
    return DynamicDatasets.dynamicDataset(description, data, false);
  }

  private Supplier<RowSet> rows(Query query, DatasetDescription dataset, QueryExec exec) {
    String graphs =
        dataset == null ? "" : dataset.getDefaultGraphURIs() + " " + dataset.getNamedGraphURIs();
    String asked = graphs + (entailment.isPresent() ? Entailment.DATASET : "");
    return () -> answers.rows(store.commit(), asked, query, exec::select);
  }

  private Void write(
      Query query, Supplier<RowSet> rows, QueryExec exec, ResultFormat format, AnswerSpool spool) {
    spool.stopBy(Context.getOrSetCancelSignal(exec.getContext()));
    new Answer(exec, rows, format, settings.maxRows()).write(query, spool);
    return null;
  }
}
