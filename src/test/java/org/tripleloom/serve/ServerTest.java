package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreLock;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/** A small store of two graphs, over HTTP on the loopback address. */
class ServerTest {
  private static final String DATA =
      """
      PREFIX tl: <https://w3id.org/tripleloom/ontology#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      <graph/paper/a> { <paper/a> a tl:Paper ; tl:uses <entity/ewc> . }
      <graph/entities> { <entity/ewc> a tl:Method ; skos:prefLabel "<script>alert('ewc')</script>" . }
      """;
  private static final String HOSTILE =
      "SELECT (COUNT(*) AS ?n) { "
          + "VALUES ?a {1 2 3 4 5 6 7 8} VALUES ?b {1 2 3 4 5 6 7 8} VALUES ?c {1 2 3 4 5 6 7 8} "
          + "VALUES ?d {1 2 3 4 5 6 7 8} VALUES ?e {1 2 3 4 5 6 7 8} VALUES ?f {1 2 3 4 5 6 7 8} "
          + "VALUES ?g {1 2 3 4 5 6 7 8} VALUES ?h {1 2 3 4 5 6 7 8} VALUES ?i {1 2 3 4 5 6 7 8} "
          + "VALUES ?j {1 2 3 4 5 6 7 8} VALUES ?k {1 2 3 4 5 6 7 8} VALUES ?l {1 2 3 4 5 6 7 8} }";

  @TempDir static Path folder;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Store store;
  private static Server server;

  @BeforeAll
  static void serve() {
    store = Store.openOrCreate(folder, null);
    store.write(
        data -> RDFParser.fromString(DATA, Lang.TRIG).base(store.iris().base()).parse(data));
    server = start(0);
  }

  private static Server start(int port) {
    return Server.start(
        store,
        new Server.Settings("127.0.0.1", port, Duration.ofSeconds(2)),
        (command, out, err) -> {
          out.println(String.join(" ", command.arguments()) + " é 𝔸");
          err.println("in " + command.folder() + ", " + command.columns() + " columns");
          return 1;
        },
        () -> {
          throw Problem.BUILD_RUNNING.at(folder);
        });
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
    assertTrue(StoreLock.owner(folder).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "application/sparql-results+json, application/sparql-results+json",
    "application/sparql-results+xml, application/sparql-results+xml",
    "text/csv, text/csv",
    "text/tab-separated-values, text/tab-separated-values",
    "*/*, application/sparql-results+json",
  })
  void rows_come_in_the_format_that_is_asked_for(String accept, String type) throws Exception {
    HttpResponse<String> answer =
        get("sparql?query=" + encoded("SELECT ?m { ?p tl:uses ?m }"), accept);
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
    assertTrue(answer.body().contains("http://localhost:3030/entity/ewc"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle",
    "application/rdf+xml",
    "application/ld+json",
    "application/n-triples",
  })
  void graphs_come_in_the_format_that_is_asked_for(String accept) throws Exception {
    HttpResponse<String> answer =
        get("sparql?query=" + encoded("CONSTRUCT WHERE { ?p tl:uses ?m }"), accept);
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(header(answer, "Content-Type").startsWith(accept));
    assertEquals(1, parse(answer, accept).size());
  }

  @Test
  void a_query_may_be_posted_as_a_form_or_as_itself() throws Exception {
    String ask = "ASK { ?p tl:uses ?m }";
    HttpResponse<String> form =
        post("sparql", "application/x-www-form-urlencoded", "query=" + encoded(ask));
    HttpResponse<String> itself = post("sparql", "application/sparql-query", ask);
    assertTrue(form.body().replaceAll("\\s", "").contains("\"boolean\":true"), form.body());
    assertEquals(form.body(), itself.body());
  }

  @Test
  void the_default_graph_is_the_union_and_named_graphs_are_there() throws Exception {
    String union = encoded("ASK { ?p tl:uses ?m . ?m a tl:Method }");
    assertTrue(get("sparql?query=" + union, "text/csv").body().contains("true"));
    Graph all = parse(get("data?default", "text/turtle"), "text/turtle");
    assertEquals(4, all.size());
    String name = encoded("http://localhost:3030/graph/paper/a");
    assertEquals(2, parse(get("data?graph=" + name, "text/turtle"), "text/turtle").size());
    assertEquals(
        404, get("data?graph=" + encoded("http://localhost:3030/none"), "*/*").statusCode());
  }

  @Test
  void nothing_can_be_written_over_http() throws Exception {
    String update = "INSERT DATA { <http://e.org/s> <http://e.org/p> 1 }";
    assertTrue(post("sparql", "application/sparql-update", update).statusCode() >= 400);
    String form = "application/x-www-form-urlencoded";
    assertTrue(post("sparql", form, "update=" + encoded(update)).statusCode() >= 400);
    assertTrue(post("", "application/sparql-update", update).statusCode() >= 400);
    assertTrue(post("update", "application/sparql-update", update).statusCode() >= 400);
    String triple = "<http://e.org/s> <http://e.org/p> 1 .";
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      for (String path : List.of("data?default", "data", "", "upload")) {
        HttpResponse<String> answer = send(request(path, method, "text/turtle", triple));
        assertTrue(answer.statusCode() >= 400, method + " " + path + " " + answer.statusCode());
      }
    }
    assertEquals(4, parse(get("data?default", "text/turtle"), "text/turtle").size());
  }

  @Test
  void a_faulty_query_is_told_in_one_sentence_with_its_place() throws Exception {
    HttpResponse<String> answer = get("sparql?query=" + encoded("SELECT * {\n ?x a }"), "*/*");
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().startsWith("TL-503"), answer.body());
    assertTrue(answer.body().contains("line 2, column 7"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "ASK { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "LOAD <file:///etc/passwd>",
  })
  void other_hosts_and_files_are_out_of_reach(String query) throws Exception {
    HttpResponse<String> answer = get("sparql?query=" + encoded(query), "*/*");
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("TL-503"), answer.body());
  }

  @Test
  void from_reads_graphs_of_the_store_and_never_files() throws Exception {
    String file = folder.resolve("store.json").toUri().toString();
    String query = "SELECT (COUNT(*) AS ?n) FROM <" + file + "> { ?s ?p ?o }";
    HttpResponse<String> answer = get("sparql?query=" + encoded(query), "text/csv");
    assertTrue(answer.statusCode() >= 400 || answer.body().strip().endsWith("0"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({"''", "&timeout=3600"})
  void a_hostile_query_is_cut(String extra) throws Exception {
    HttpResponse<String> answer = get("sparql?query=" + encoded(HOSTILE) + extra, "*/*");
    assertEquals(503, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("TL-505"), answer.body());
    String page = get("query.html?query=" + encoded(HOSTILE), "*/*").body();
    assertTrue(page.contains("TL-505"), page);
  }

  @Test
  void pages_of_other_origins_may_read_and_not_write() throws Exception {
    String path = "sparql?query=" + encoded("ASK {}");
    assertEquals("*", header(get(path, "*/*"), "Access-Control-Allow-Origin"));
    HttpResponse<String> preflight =
        send(
            HttpRequest.newBuilder(URI.create(server.address() + "data"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "PUT")
                .build());
    assertEquals(204, preflight.statusCode());
    assertEquals("GET, HEAD, POST, OPTIONS", header(preflight, "Access-Control-Allow-Methods"));
    assertFalse(header(preflight, "Access-Control-Allow-Headers").contains("Authorization"));
  }

  @Test
  void answers_are_compressed_for_clients_that_ask() throws Exception {
    String query = "SELECT * { VALUES ?x { " + "<http://example.org/a> ".repeat(99) + "} }";
    HttpResponse<byte[]> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(server.address() + "sparql?query=" + encoded(query)))
                .header("Accept", "text/csv")
                .header("Accept-Encoding", "gzip")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertEquals("gzip", header(answer, "Content-Encoding"));
    assertTrue(String.join(",", answer.headers().allValues("Vary")).contains("Accept-Encoding"));
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertEquals(100, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().count());
    }
    assertEquals("", header(get("sparql?query=" + encoded(query), "*/*"), "Content-Encoding"));
  }

  @Test
  void nothing_that_a_query_gives_runs_in_a_browser() throws Exception {
    String script = "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>";
    String query = "CONSTRUCT { <a> <p> \"" + script + "\"^^rdf:XMLLiteral } WHERE {}";
    for (String format : List.of("rdf", "ttl", "jsonld")) {
      HttpResponse<String> answer =
          get("sparql?format=" + format + "&query=" + encoded(query), "text/html");
      assertEquals(200, answer.statusCode());
      assertTrue(header(answer, "Content-Security-Policy").contains("default-src 'none'"));
      assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
      assertTrue(String.join(",", answer.headers().allValues("Vary")).contains("Accept"));
    }
  }

  @Test
  void ping_and_metrics_answer() throws Exception {
    assertEquals(200, get("$/ping", "*/*").statusCode());
    get("sparql?query=" + encoded("ASK {}"), "*/*");
    String metrics = get("$/metrics", "*/*").body();
    assertTrue(metrics.contains("# TYPE fuseki_requests_good"), metrics);
  }

  @Test
  void the_start_page_has_links_that_run() throws Exception {
    HttpResponse<String> answer = get("", "text/html");
    assertEquals(200, answer.statusCode());
    Document page = Jsoup.parse(answer.body(), server.address().toString());
    assertTrue(page.select(".questions a").size() > 10);
    for (Element link : page.select("a[href]")) {
      HttpResponse<String> linked =
          send(HttpRequest.newBuilder(URI.create(link.absUrl("href"))).build());
      assertEquals(200, linked.statusCode(), link.outerHtml());
      assertFalse(linked.body().contains("role=\"alert\""), link.outerHtml());
    }
  }

  @Test
  void pages_load_nothing_from_elsewhere() throws Exception {
    HttpResponse<String> answer = get("", "text/html");
    assertTrue(header(answer, "Content-Security-Policy").startsWith("default-src 'none'"));
    Document page = Jsoup.parse(answer.body());
    assertTrue(page.select("[src^=http], link[href^=http], iframe, object").isEmpty());
    assertTrue(
        page.select("style, [style], script:not([src]):not([type=application/ld+json])").isEmpty());
    for (Element loaded : page.select("script[src], link[href]")) {
      HttpResponse<String> asset =
          get((loaded.attr("src") + loaded.attr("href")).substring("./".length()), "*/*");
      assertEquals(200, asset.statusCode(), loaded.outerHtml());
      assertTrue(header(asset, "Cache-Control").contains("immutable"), loaded.outerHtml());
    }
  }

  @Test
  void what_data_and_requests_hold_is_escaped() throws Exception {
    String query =
        "SELECT ?l (\"<b>\" AS ?x) { ?m skos:prefLabel ?l } # </textarea><script>x</script>";
    String body = get("query.html?query=" + encoded(query), "text/html").body();
    Document page = Jsoup.parse(body);
    assertTrue(page.select("main script, td b").isEmpty(), body);
    assertEquals("<script>alert('ewc')</script>", page.select("td").first().text());
    assertEquals(query, page.select("textarea").text());
    String bad =
        get("query.html?query=" + encoded("SELECT <script>alert(1)</script>"), "*/*").body();
    assertTrue(Jsoup.parse(bad).select("main script").isEmpty(), bad);
  }

  @Test
  void a_page_links_only_to_http_and_to_its_own() throws Exception {
    String query =
        "SELECT ?x { VALUES ?x { <javascript:alert(1)> <http://e.org/x> <http://localhost:3030/entity/ewc> } }";
    Document page = Jsoup.parse(get("query.html?query=" + encoded(query), "*/*").body());
    assertEquals(List.of("http://e.org/x", "./entity/ewc"), page.select("td a").eachAttr("href"));
  }

  @Test
  void a_taken_port_is_a_clear_error() {
    ProblemException e =
        assertThrows(ProblemException.class, () -> start(server.address().getPort()));
    assertEquals(Problem.PORT_TAKEN, e.problem());
    assertTrue(StoreLock.owner(folder).orElseThrow().serves());
  }

  @Test
  void a_forwarded_command_prints_and_ends_as_if_it_ran_here() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new RemoteCommands(StoreLock.owner(folder).orElseThrow())
            .run(
                new ForwardedCommand(List.of("stats", "ö"), folder, 77),
                new PrintWriter(out),
                new PrintWriter(err));
    assertEquals(1, code);
    assertEquals("stats ö é 𝔸", out.toString().strip());
    assertEquals("in " + folder + ", 77 columns", err.toString().strip());
  }

  @Test
  void commands_need_the_token_of_the_lock() throws Exception {
    String body = new ForwardedCommand(List.of("stats"), folder, 80).line();
    assertEquals(403, post("$/tripleloom/command", "application/json", body).statusCode());
    HttpRequest wrong =
        HttpRequest.newBuilder(server.address().resolve("/$/tripleloom/command"))
            .header("Authorization", "Bearer " + "0".repeat(64))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertEquals(403, send(wrong).statusCode());
    assertEquals(403, get("$/tripleloom/command", "*/*").statusCode());
  }

  @Test
  void the_servers_problem_is_the_builders_problem() {
    StoreLock.Owner owner = StoreLock.owner(folder).orElseThrow();
    ProblemException e = assertThrows(ProblemException.class, () -> new RemoteBuild(owner));
    assertEquals(Problem.BUILD_RUNNING, e.problem());
    assertTrue(e.getMessage().contains(folder.toString()));
  }

  private static Graph parse(HttpResponse<String> answer, String type) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type)).parse(graph);
    return graph;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Accept", accept)
            .build());
  }

  private static HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(request(path, "POST", type, body));
  }

  private static HttpRequest request(String path, String method, String type, String body) {
    return HttpRequest.newBuilder(URI.create(server.address() + path))
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .header("Content-Type", type)
        .header("Accept", "application/sparql-results+json")
        .build();
  }

  /**
   * The server may close a connection whose body it refused to read: no other request reuses it.
   */
  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    HttpClient client = request.method().equals("GET") ? HTTP : HttpClient.newHttpClient();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
