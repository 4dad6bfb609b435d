package org.tripleloom.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.exec.QueryExec;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.graph.Store;
import org.tripleloom.search.Questions;
import org.tripleloom.serve.Server;
import org.tripleloom.vocab.Prefixes;

/**
 * How long a served store takes to answer eight clients at once, beside a stock Fuseki on the same
 * data in the same process: documents of entities (here the linked-data document, there DESCRIBE),
 * the page of an entity, both for any entities and for the most frequent ones, and each competency
 * question. Every round has other entities, each asked for twice: for the first time since the
 * server began, and again. Rounds alternate between both servers; a round before the first is left
 * out, in which the program is compiled. Then one client asks for pages of every kind, each twice.
 *
 * <p>{@code java -cp … org.tripleloom.bench.ServeLatency STORE REQUESTS ROUNDS}; the store must not
 * be in use.
 */
public final class ServeLatency {
  private static final int CLIENTS = 8;
  private static final String ENTITIES =
      """
      PREFIX tl: <https://w3id.org/tripleloom/ontology#>
      SELECT ?e { ?e a tl:ResearchEntity ; tl:paperCount ?n } ORDER BY DESC(?n) ?e""";

  /** So many are in the most papers. */
  private static final int HUBS = 2000;

  /** So many of each kind. */
  private static final int PAGES = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final Map<String, List<Double>> millis = new LinkedHashMap<>();
  private final Map<String, Integer> failures = new LinkedHashMap<>();

  private ServeLatency() {}

  public static void main(String[] args) throws Exception {
    new ServeLatency().run(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    System.exit(0);
  }

  private void run(Path folder, int requests, int rounds) throws Exception {
    long start = System.nanoTime();
    double before = cpuSeconds();
    try (Store store = Store.openToServe(folder);
        Server server =
            Server.start(
                store,
                new Server.Settings("127.0.0.1", 0, Duration.ofSeconds(30)),
                (command, out, err) -> 2,
                () -> new LocalTarget(store))) {
      get(server.address(), "text/html");
      double ready = (System.nanoTime() - start) / 1e9;
      System.err.printf("first page: %.2f s of processor%n", cpuSeconds() - before);
      FusekiServer stock =
          FusekiServer.create().port(0).loopback(true).add("/ds", store.view(), false).build();
      stock.start();
      URI plain = URI.create("http://127.0.0.1:" + stock.getPort() + "/ds/query");
      List<String> entities = entities(store);
      List<String> hubs = new ArrayList<>(entities.subList(0, Math.min(HUBS, entities.size())));
      Collections.shuffle(entities, new Random(1));
      Collections.shuffle(hubs, new Random(2));
      if (hubs.size() < requests * (rounds + 1)) {
        throw new IllegalArgumentException("too few entities for so many requests");
      }
      for (int round = -1; round < rounds; round++) {
        int from = (round + 1) * requests;
        round(
            server.address(),
            plain,
            entities.subList(from, from + requests),
            hubs.subList(from, from + requests),
            round);
        if (round < 0) {
          millis.clear();
          failures.clear();
        }
      }
      stock.stop();
      new PageKinds(server.address(), hubs.subList(0, PAGES)).addresses().forEach(this::alone);
      System.out.print(report(folder, ready, rounds));
    } finally {
      clients.shutdownNow();
    }
  }

  private void round(URI ours, URI stock, List<String> entities, List<String> hubs, int round)
      throws Exception {
    entities(ours, stock, entities, " (any)");
    entities(ours, stock, hubs, " (of the " + HUBS + " in most papers)");
    List<URI> asked = new ArrayList<>();
    List<URI> askedStock = new ArrayList<>();
    StringBuilder prefixes = new StringBuilder();
    Prefixes.ALL.forEach(
        (p, ns) -> prefixes.append("PREFIX ").append(p).append(": <" + ns + ">\n"));
    Questions.bundled()
        .all()
        .forEach(
            question -> {
              asked.add(query(ours.resolve("sparql"), question.text()));
              askedStock.add(query(stock, prefixes + question.text()));
            });
    Collections.shuffle(asked, new Random(round));
    Collections.shuffle(askedStock, new Random(round));
    all("competency question", asked, "text/csv");
    all("stock Fuseki: competency question", askedStock, "text/csv");
  }

  private void entities(URI ours, URI stock, List<String> entities, String which) throws Exception {
    List<URI> pages = new ArrayList<>();
    List<URI> documents = new ArrayList<>();
    List<URI> described = new ArrayList<>();
    for (String iri : entities) {
      String path = URI.create(iri).getRawPath().substring(1);
      pages.add(ours.resolve(path + ".html"));
      documents.add(ours.resolve(path + ".ttl"));
      described.add(query(stock, "DESCRIBE <" + iri + ">"));
    }
    for (String time : List.of(", first time", ", again")) {
      all("entity page, HTML" + which + time, pages, "text/html");
      all("entity document, Turtle" + which + time, documents, "text/turtle");
      all("stock Fuseki: DESCRIBE of the entity" + which + time, described, "text/turtle");
    }
  }

  /** One client. */
  private void alone(String name, List<String> addresses) {
    for (String time : List.of(", first time", ", again")) {
      for (String address : addresses) {
        try {
          double took = get(URI.create(address), "text/html");
          if (took < 0) {
            failures.merge(name + time, 1, Integer::sum);
            System.err.println("no answer: " + address);
          }
          millis.computeIfAbsent(name + time, n -> new ArrayList<>()).add(Math.abs(took));
        } catch (IOException | InterruptedException e) {
          throw new IllegalStateException(address, e);
        }
      }
    }
  }

  private static List<String> entities(Store store) {
    return store.read(
        view -> {
          List<String> found = new ArrayList<>();
          try (QueryExec exec =
              QueryExec.dataset(view).query(ENTITIES).set(ARQ.queryTimeout, "600000").build()) {
            exec.select().forEachRemaining(row -> found.add(row.get("e").getURI()));
          }
          return found;
        });
  }

  private static URI query(URI service, String text) {
    return URI.create(service + "?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  /** Eight clients take the next address as soon as they have the last byte of the one before. */
  private void all(String name, List<URI> addresses, String accept) throws Exception {
    List<Future<Double>> running = new ArrayList<>();
    for (URI address : addresses) {
      running.add(clients.submit(() -> get(address, accept)));
    }
    for (int i = 0; i < addresses.size(); i++) {
      double took = running.get(i).get();
      if (took < 0) {
        failures.merge(name, 1, Integer::sum);
        System.err.println("no answer: " + addresses.get(i));
      }
      millis.computeIfAbsent(name, n -> new ArrayList<>()).add(Math.abs(took));
    }
  }

  /** Milliseconds to the last byte; negative when the answer is not 200. */
  private double get(URI address, String accept) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).header("Accept", accept).build();
    long start = System.nanoTime();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      body.transferTo(java.io.OutputStream.nullOutputStream());
    }
    double took = (System.nanoTime() - start) / 1e6;
    return response.statusCode() == 200 ? took : -took;
  }

  private String report(Path folder, double ready, int rounds) throws IOException {
    YAMLMapper yaml =
        YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();
    ObjectNode node = yaml.createObjectNode();
    node.put("store", folder.getFileName().toString());
    node.put("clients at once", CLIENTS);
    node.put("rounds", rounds);
    node.put("cores", Runtime.getRuntime().availableProcessors());
    node.put("seconds until the first page is there", Math.round(ready * 100) / 100.0);
    millis.forEach(
        (name, times) -> {
          ObjectNode one = node.putObject(name);
          double[] sorted = times.stream().mapToDouble(t -> t).sorted().toArray();
          one.put("requests", sorted.length);
          one.put("failed", failures.getOrDefault(name, 0));
          one.put("median ms", tenths(sorted, 0.5));
          one.put("p95 ms", tenths(sorted, 0.95));
          one.put("slowest ms", tenths(sorted, 1));
        });
    return yaml.writeValueAsString(node);
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  private static double tenths(double[] sorted, double share) {
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return Math.round(Arrays.stream(sorted).skip(Math.max(at, 0)).findFirst().orElse(0) * 10)
        / 10.0;
  }
}
