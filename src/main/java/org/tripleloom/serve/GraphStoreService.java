package org.tripleloom.serve;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.search.QueryLimit;
import org.tripleloom.vocab.Prefixes;

/**
 * The SPARQL 1.1 Graph Store HTTP Protocol with indirect names ({@code ?graph=}, {@code ?default});
 * without either, all quads. Writing is for those who may, into graphs that no build writes.
 */
final class GraphStoreService extends EndpointService {
  private static final int LONGEST = 256 << 20;
  private static final int BUFFER = 1 << 16;
  private static final Set<Lang> UPLOADS =
      Set.of(Lang.TURTLE, Lang.NTRIPLES, Lang.RDFXML, Lang.JSONLD, Lang.JSONLD11);
  private static final List<String> READ = List.of("GET", "HEAD");
  private static final List<String> WRITE = List.of("GET", "HEAD", "PUT", "POST", "DELETE");

  private final Store store;
  private final EndpointSettings settings;
  private final QueryGate readers;
  private final QueryGate writers;

  GraphStoreService(Store store, EndpointSettings settings, QueryGate readers, QueryGate writers) {
    super(settings.writers().isPresent() ? WRITE : READ);
    this.store = store;
    this.settings = settings;
    this.readers = readers;
    this.writers = writers;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean read = READ.contains(request.getMethod());
    if (!read) {
      settings.writers().orElseThrow().check(request);
    }
    boolean all =
        parameters(request, "default").isEmpty() && parameters(request, "graph").isEmpty();
    if (read) {
      read(request, response, all ? new Everything() : new One(target(request)));
    } else if (all && request.getMethod().equals("POST")) {
      Node graph = NodeFactory.createURI(store.iris().base() + "posted/" + UUID.randomUUID());
      write(request, response, graph);
      response.setHeader("Location", "/data?graph=" + graph.getURI());
    } else {
      Node graph = target(request);
      OwnGraphs.check(store.iris(), graph);
      write(request, response, graph);
    }
  }

  /** The graph that the request names; throws {@link Refused} 400. */
  private static Node target(HttpServletRequest request) {
    boolean byDefault = !parameters(request, "default").isEmpty();
    List<String> named = graphs(request, "graph");
    if (named.size() + (byDefault ? 1 : 0) != 1) {
      throw Refused.badRequest("must name one graph, by ?default or by ?graph= and its IRI");
    }
    return byDefault ? null : NodeFactory.createURI(named.get(0));
  }

  private void read(HttpServletRequest request, HttpServletResponse response, Wanted wanted)
      throws IOException {
    ResultFormat format = ResultFormat.choose(request, wanted.formats());
    try (AnswerSpool spool = new AnswerSpool()) {
      boolean found =
          readers.enter(
              () ->
                  store.read(
                      view ->
                          wanted.isIn(view)
                              && (request.getMethod().equals("HEAD")
                                  || dump(view, wanted, format, spool))));
      if (!found) {
        throw new Refused(
            404, Problem.BAD_REQUEST.at("names a graph that is not there: " + wanted));
      }
      send(request, response, format.mediaType(), spool);
    }
  }

  private boolean dump(DatasetGraph view, Wanted wanted, ResultFormat format, AnswerSpool spool) {
    Context context = view.getContext().copy();
    spool.stopBy(Context.getOrSetCancelSignal(context));
    return QueryLimit.run(
        settings.limit(),
        context,
        () -> {
          OutputStream out = new BufferedOutputStream(spool, BUFFER);
          StreamRDF writer = format.dump().writer(out);
          writer.start();
          Prefixes.ALL.forEach(writer::prefix);
          wanted.sendTo(writer, view);
          writer.finish();
          flush(out);
          return true;
        });
  }

  private static void flush(OutputStream out) {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(HttpServletRequest request, HttpServletResponse response, Node graph)
      throws IOException {
    Optional<Graph> sent =
        request.getMethod().equals("DELETE")
            ? Optional.empty()
            : Optional.of(parse(request, graph.getURI()));
    boolean before =
        writers.enter(
            () -> {
              OwnGraphs graphs = new OwnGraphs(store);
              return Txn.calculateWrite(
                  graphs, () -> write(graphs, graph, sent, request.getMethod().equals("POST")));
            });
    if (sent.isEmpty() && !before) {
      throw new Refused(404, Problem.BAD_REQUEST.at("deletes a graph that is not there: " + graph));
    }
    response.setStatus(before ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_CREATED);
  }

  /** Says whether the graph was there before. */
  private static boolean write(DatasetGraph graphs, Node name, Optional<Graph> sent, boolean keep) {
    boolean before = graphs.contains(name, Node.ANY, Node.ANY, Node.ANY);
    if (!keep) {
      graphs.removeGraph(name);
    }
    sent.ifPresent(triples -> GraphUtil.addInto(graphs.getGraph(name), triples));
    return before;
  }

  private static Graph parse(HttpServletRequest request, String base) throws IOException {
    Lang lang = RDFLanguages.contentTypeToLang(mediaType(request));
    if (lang == null || !UPLOADS.contains(lang)) {
      throw new Refused(415, Problem.BAD_UPLOAD.at("are of the type '" + mediaType(request) + "'"));
    }
    Graph graph = GraphFactory.createDefaultGraph();
    JsonLdOptions options = new JsonLdOptions();
    options.setDocumentLoader(
        (address, ignored) -> {
          throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, address.toString());
        });
    try {
      RDFParser.create()
          .source(new ByteArrayInputStream(body(request, LONGEST)))
          .lang(lang)
          .base(base)
          .context(new Context().set(LangJSONLD11.JSONLD_OPTIONS, options))
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(graph);
    } catch (RiotException e) {
      throw Problem.BAD_UPLOAD.because(e, "cannot be read: " + e.getMessage());
    }
    return graph;
  }

  /** What is to be read. */
  private interface Wanted {
    List<ResultFormat> formats();

    boolean isIn(DatasetGraph view);

    void sendTo(StreamRDF writer, DatasetGraph view);
  }

  /** All quads. */
  private record Everything() implements Wanted {
    @Override
    public List<ResultFormat> formats() {
      return List.of(ResultFormat.TRIG, ResultFormat.N_QUADS);
    }

    @Override
    public boolean isIn(DatasetGraph view) {
      return true;
    }

    @Override
    public void sendTo(StreamRDF writer, DatasetGraph view) {
      view.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(writer::quad);
    }
  }

  /**
   * @param name null for the default graph
   */
  private record One(Node name) implements Wanted {
    @Override
    public List<ResultFormat> formats() {
      return ResultFormat.GRAPHS;
    }

    private Graph graph(DatasetGraph view) {
      return name == null ? view.getDefaultGraph() : view.getGraph(name);
    }

    @Override
    public boolean isIn(DatasetGraph view) {
      return name == null || !graph(view).isEmpty();
    }

    @Override
    public void sendTo(StreamRDF writer, DatasetGraph view) {
      graph(view).find().forEachRemaining(writer::triple);
    }

    @Override
    public String toString() {
      return String.valueOf(name);
    }
  }
}
