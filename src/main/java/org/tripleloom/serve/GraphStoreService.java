package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.apache.jena.update.UpdateRequest;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.search.OneGraphOnly;
import org.tripleloom.search.QueryLimit;
import org.tripleloom.search.UpdateText;
import org.tripleloom.vocab.Prefixes;

/**
 * The SPARQL 1.1 Graph Store HTTP Protocol with indirect names ({@code ?graph=}, {@code ?default})
 * and direct ones ({@link DirectGraphs}); without any, all quads. Writing is for those who may,
 * into graphs that no build writes.
 */
final class GraphStoreService extends EndpointService {
  private static final int LONGEST_PATCH = 32 << 20;
  private static final int BUFFER = 1 << 16;
  private static final List<String> READ = List.of("GET", "HEAD");
  private static final List<String> WRITE =
      List.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE");

  private final Store store;
  private final EndpointSettings settings;
  private final QueryGate readers;
  private final QueryGate uploads;
  private final QueryGate writers;

  /**
   * @param uploads whose graphs are in memory until they are written
   * @param writers for one writer
   */
  GraphStoreService(
      Store store,
      EndpointSettings settings,
      QueryGate readers,
      QueryGate uploads,
      QueryGate writers) {
    super(settings.writers().isPresent() ? WRITE : READ);
    this.store = store;
    this.settings = settings;
    this.readers = readers;
    this.uploads = uploads;
    this.writers = writers;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String method = request.getMethod();
    boolean read = READ.contains(method);
    if (!read) {
      settings.writers().orElseThrow().check(request);
    }
    boolean all =
        request.getAttribute(DirectGraphs.ATTRIBUTE) == null
            && parameters(request, "default").isEmpty()
            && parameters(request, "graph").isEmpty();
    if (read) {
      read(request, response, all ? new Everything() : new One(target(request)));
    } else if (all && method.equals("POST")) {
      create(request, response);
    } else {
      Node graph = target(request);
      OwnGraphs.check(store.iris(), graph);
      switch (method) {
        case "DELETE" -> delete(response, graph);
        case "PATCH" -> patch(request, response, graph);
        default -> write(request, response, graph);
      }
    }
  }

  /** The graph that the request names; throws {@link Refused} 400. */
  private static Node target(HttpServletRequest request) {
    boolean byDefault = !parameters(request, "default").isEmpty();
    List<String> named = new ArrayList<>(graphs(request, "graph"));
    Object direct = request.getAttribute(DirectGraphs.ATTRIBUTE);
    if (direct != null) {
      named.add(direct.toString());
    }
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

  /** What one writing found and left. */
  private record Written(boolean before, boolean after) {
    /** By RFC 9110: 201 when there is something new, else 204. */
    int status() {
      return !before && after ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_NO_CONTENT;
    }
  }

  /** Alone, and all of it or nothing. */
  private Written change(Node graph, Consumer<OwnGraphs> work) {
    return writers.enter(
        () -> {
          OwnGraphs graphs = new OwnGraphs(store);
          return Txn.calculateWrite(
              graphs,
              () -> {
                boolean before = graphs.contains(graph, Node.ANY, Node.ANY, Node.ANY);
                work.accept(graphs);
                return new Written(before, graphs.contains(graph, Node.ANY, Node.ANY, Node.ANY));
              });
        });
  }

  private void write(HttpServletRequest request, HttpServletResponse response, Node graph)
      throws IOException {
    boolean keep = request.getMethod().equals("POST");
    Written written =
        upload(
            request,
            keep,
            graph,
            (sent, graphs) -> {
              if (!keep) {
                graphs.removeGraph(graph);
              }
              GraphUtil.addInto(graphs.getGraph(graph), sent);
            });
    response.setStatus(written.status());
  }

  /** A graph without a name gets one, and its address with it. */
  private void create(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = DirectGraphs.FOLDER + UUID.randomUUID();
    Node graph = store.iris().of(path);
    upload(
        request,
        true,
        graph,
        (sent, graphs) -> {
          if (sent.isEmpty()) {
            throw Problem.BAD_UPLOAD.at("are none, and a graph without triples is not kept");
          }
          GraphUtil.addInto(graphs.getGraph(graph), sent);
        });
    String location = RelativePath.of(request.getRequestURI().substring(1), path);
    response.setHeader("Location", location);
    response.setStatus(HttpServletResponse.SC_CREATED);
  }

  /** What was sent is read when nobody else's is in memory. */
  private Written upload(
      HttpServletRequest request, boolean parts, Node graph, BiConsumer<Graph, OwnGraphs> work)
      throws IOException {
    try (GraphUpload upload = GraphUpload.receive(request, parts)) {
      return uploads.enter(
          () -> {
            Graph sent = upload.read(graph.getURI());
            return change(graph, graphs -> work.accept(sent, graphs));
          });
    }
  }

  private void delete(HttpServletResponse response, Node graph) {
    if (!change(graph, graphs -> graphs.removeGraph(graph)).before()) {
      throw new Refused(404, Problem.BAD_REQUEST.at("deletes a graph that is not there: " + graph));
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** The update sees and changes this graph alone (5.7 of the specification). */
  private void patch(HttpServletRequest request, HttpServletResponse response, Node graph)
      throws IOException {
    if (!mediaType(request).equals(UpdateService.DIRECT)) {
      throw new Refused(
          415,
          Problem.BAD_REQUEST.at(
              "patches with '" + mediaType(request) + "'; a patch is " + UpdateService.DIRECT),
          Map.of("Accept-Patch", UpdateService.DIRECT));
    }
    UpdateRequest update =
        UpdateText.parse(sparql(request, LONGEST_PATCH), graph.getURI(), List.of(), List.of());
    try {
      OneGraphOnly.check(update);
    } catch (ProblemException e) {
      throw new Refused(422, e);
    }
    Written written =
        change(
            graph,
            graphs -> UpdateService.run(update, graphs, graphs.getGraph(graph), settings.limit()));
    if (!written.before() && !written.after()) {
      throw new Refused(404, Problem.BAD_REQUEST.at("patches a graph that is not there: " + graph));
    }
    response.setStatus(written.status());
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
