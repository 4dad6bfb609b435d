package org.tripleloom.serve;

import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.tripleloom.build.BuildTarget;
import org.tripleloom.build.KeptExtractions;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.search.Search;
import org.tripleloom.site.Queries;
import org.tripleloom.site.Site;

/**
 * A store over HTTP: SPARQL query at {@code /sparql}, graph store reading at {@code /data}, pages
 * for people at {@code /}, {@code /$/ping} and {@code /$/metrics}. Read-only but for the processes
 * of the store's owner, which find address and token in the store's lock, and for those whom the
 * settings let write.
 */
public final class Server implements AutoCloseable {
  private static final int TOKEN_BYTES = 32;

  /** Identifiers of papers hold encoded percent signs and slashes, and two slashes in a row. */
  private static final UriCompliance PATHS =
      UriCompliance.DEFAULT.with(
          "identifiers in paths",
          UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
          UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
          UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT);

  /**
   * How to listen.
   *
   * @param host a name or address of this machine; the loopback address keeps others out
   * @param port 0 takes a free one
   * @param endpoint what the endpoint allows
   */
  public record Settings(String host, int port, EndpointSettings endpoint) {
    /**
     * For reading.
     *
     * @param limit after which a query is stopped
     */
    public Settings(String host, int port, Duration limit) {
      this(host, port, EndpointSettings.of(limit));
    }

    /** After which a query is stopped. */
    public Duration limit() {
      return endpoint.limit();
    }
  }

  private final Store store;
  private final FusekiServer fuseki;
  private final Ending ending;
  private final BuildSessions builds;
  private final List<QueryGate> gates;
  private final WritesUnderWay writes;
  private final URI address;

  private Server(
      Store store,
      FusekiServer fuseki,
      Ending ending,
      BuildSessions builds,
      List<QueryGate> gates,
      WritesUnderWay writes,
      URI address) {
    this.store = store;
    this.fuseki = fuseki;
    this.ending = ending;
    this.builds = builds;
    this.gates = gates;
    this.writes = writes;
    this.address = address;
  }

  /**
   * Listens, and publishes address and token in the store's lock. The store stays the caller's to
   * close, after the server.
   *
   * @param commands runs what other processes forward
   * @param targets makes the store's end of a build
   * @throws org.tripleloom.problem.ProblemException {@link Problem#PORT_TAKEN}, {@link
   *     Problem#CANNOT_LISTEN}
   */
  public static Server start(
      Store store, Settings settings, CommandRunner commands, Supplier<BuildTarget> targets) {
    String token = token();
    BuildSessions builds = new BuildSessions(targets);
    QueryGate readers = QueryGate.ofQueries(settings.endpoint().maxQueries());
    QueryGate uploads = QueryGate.ofQueries(1);
    QueryGate writer = QueryGate.ofQueries(1);
    QueryGate pages = QueryGate.ofPages(GatedRoutes.places());
    WritesUnderWay writes = new WritesUnderWay();
    Site site = site(store, settings);
    FusekiServer fuseki =
        FusekiServer.create()
            .port(settings.port())
            .add("/", data(store, settings.endpoint(), readers, uploads, writer))
            .enablePing(true)
            .enableMetrics(true)
            .addFilter("/*", new LostClients())
            .addFilter("/*", writes)
            .addFilter("/*", new AdminFilter(token, commands, builds))
            .addFilter("/*", new CrossOriginFilter())
            .addFilter("/*", new RoutesFilter(routes(store, site, settings, readers, pages)))
            .addFilter("/*", new DirectGraphs(store.iris()))
            .build();
    fuseki.getJettyServer().insertHandler(compression());
    Ending ending = new Ending(fuseki);
    for (Connector connector : fuseki.getJettyServer().getConnectors()) {
      ((ServerConnector) connector).setHost(settings.host());
      connector
          .getConnectionFactory(HttpConnectionFactory.class)
          .getHttpConfiguration()
          .setUriCompliance(PATHS);
    }
    fuseki
        .getJettyServer()
        .getDescendants(ServletHandler.class)
        .forEach(handler -> handler.setDecodeAmbiguousURIs(true));
    fuseki.getJettyServer().setErrorHandler(new Faults(site));
    fuseki
        .getJettyServer()
        .getDescendants(ServletContextHandler.class)
        .forEach(context -> context.setErrorHandler(new Faults(site)));
    try {
      fuseki.start();
    } catch (RuntimeException e) {
      fuseki.stop();
      throw cannotListen(e, settings);
    }
    Server server =
        new Server(
            store,
            fuseki,
            ending,
            builds,
            List.of(readers, uploads, writer, pages),
            writes,
            address(settings.host(), fuseki.getPort()));
    store.lock().publish(server.address, token);
    Search.of(store).follow();
    return server;
  }

  private static Site site(Store store, Settings settings) {
    Queries queries =
        Entailment.of(store, settings.endpoint())
            .map(rdfs -> new Queries(settings.limit(), Entailment.DATASET, rdfs::over))
            .orElseGet(() -> Queries.of(settings.limit()));
    boolean curating = settings.endpoint().writers().isPresent();
    return new Site(store, queries, new KeptExtractions(store)::of, curating);
  }

  /** The first that answers wins. */
  private static List<Route> routes(
      Store store, Site site, Settings settings, QueryGate readers, QueryGate pages) {
    Optional<WriteAccess> writers = settings.endpoint().writers();
    Refusal refusal = new Refusal(site);
    List<Route> routes = new ArrayList<>();
    Sessions sessions = new Sessions();
    writers.ifPresent(
        access -> {
          routes.add(new SignInRoute(access, sessions, site, refusal));
          routes.add(new CurationRoute(store, access, sessions, site, refusal));
        });
    Services services =
        new Services(
            writers.isPresent() ? Set.of("sparql", "data", "update") : Set.of("sparql", "data"));
    Collections.addAll(
        routes,
        new AssetRoute(site.assets()),
        new ContextRoute(),
        new DumpRoute(store, refusal),
        new GatedRoutes(
            pages,
            List.of(
                new ApiRoute(store),
                ResourceRoute.of(store, site, refusal),
                new PageRoute(site, readers, refusal)),
            services,
            refusal),
        new LastRoute(refusal, services));
    return routes;
  }

  /** Of all answers in text, for clients that ask for it. */
  private static CompressionHandler compression() {
    CompressionHandler handler = new CompressionHandler();
    handler.putCompression(new GzipCompression());
    handler.putConfiguration("/*", CompressionConfig.builder().defaults().build());
    return handler;
  }

  private static DataService data(
      Store store,
      EndpointSettings settings,
      QueryGate readers,
      QueryGate uploads,
      QueryGate writer) {
    DataService.Builder data =
        DataService.newBuilder(store.view())
            .addEndpoint(
                endpoint(Operation.Query, "sparql", new QueryService(store, settings, readers)))
            .addEndpoint(
                endpoint(
                    Operation.GSP_R,
                    "data",
                    new GraphStoreService(store, settings, readers, uploads, writer)));
    settings
        .writers()
        .ifPresent(
            access ->
                data.addEndpoint(
                    endpoint(
                        Operation.Update,
                        "update",
                        new UpdateService(store, settings, access, writer))));
    return data.build();
  }

  private static Endpoint endpoint(Operation operation, String name, EndpointService service) {
    return Endpoint.create().operation(operation).processor(service).endpointName(name).build();
  }

  private static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The address at which this machine reaches the server, with a slash at its end. */
  private static URI address(String host, int port) {
    try {
      InetAddress listening = InetAddress.getByName(host);
      String reached = listening.isAnyLocalAddress() ? "127.0.0.1" : host;
      return new URI("http", null, reached, port, "/", null, null);
    } catch (UnknownHostException | URISyntaxException e) {
      throw new IllegalStateException("listening at " + host, e);
    }
  }

  private static RuntimeException cannotListen(RuntimeException e, Settings settings) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
        return Problem.PORT_TAKEN.because(e, settings.port(), settings.host());
      }
      if (cause.getCause() == null) {
        boolean nameless = cause instanceof UnresolvedAddressException;
        String why = nameless ? "there is no host of this name" : cause.getMessage();
        return Problem.CANNOT_LISTEN.because(e, settings.host(), settings.port(), why);
      }
    }
    return e;
  }

  public URI address() {
    return address;
  }

  /** Whether a request is answered that may write. */
  public boolean isWriting() {
    return writes.any();
  }

  /** Waits until the server is closed by another thread. */
  public void join() {
    fuseki.join();
  }

  /**
   * Withdraws the address, stops listening and the queries under way, waits for what is being
   * written, and ends builds between two of their calls.
   */
  @Override
  public void close() {
    store.lock().publish(null, null);
    gates.forEach(QueryGate::close);
    ending.run();
    builds.close();
  }
}
