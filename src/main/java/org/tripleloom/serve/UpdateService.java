package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.apache.jena.update.UpdateRequest;
import org.tripleloom.graph.Store;
import org.tripleloom.search.QueryLimit;
import org.tripleloom.search.UpdateText;

/**
 * SPARQL 1.1 Update by the SPARQL 1.1 Protocol, for those who may write, into graphs that no build
 * writes. All operations of a request happen, or none.
 */
final class UpdateService extends EndpointService {
  private static final int LONGEST = 32 << 20;
  static final String DIRECT = "application/sparql-update";

  private final Store store;
  private final EndpointSettings settings;
  private final WriteAccess writers;
  private final QueryGate gate;

  /**
   * @param gate for one writer
   */
  UpdateService(Store store, EndpointSettings settings, WriteAccess writers, QueryGate gate) {
    super(List.of("POST"));
    this.store = store;
    this.settings = settings;
    this.writers = writers;
    this.gate = gate;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    writers.check(request);
    UpdateRequest update =
        UpdateText.parse(
            operation(request, "update", "an update", DIRECT, LONGEST),
            store.iris().base(),
            graphs(request, "using-graph-uri"),
            graphs(request, "using-named-graph-uri"));
    gate.enter(
        () -> {
          OwnGraphs graphs = new OwnGraphs(store);
          Txn.executeWrite(graphs, () -> run(update, graphs, graphs, settings.limit()));
          return null;
        });
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Carries out a patch of one graph, within the limit. */
  static void run(UpdateRequest update, OwnGraphs graphs, Graph graph, Duration limit) {
    run(update, graphs, DatasetGraphFactory.wrap(graph), limit);
  }

  private static void run(
      UpdateRequest update, OwnGraphs graphs, DatasetGraph data, Duration limit) {
    Context context = graphs.getContext().copy();
    QueryLimit.run(
        limit,
        context,
        () -> {
          UpdateExec.dataset(data).update(update).context(context).build().execute();
          return null;
        });
  }
}
