package org.tripleloom.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;

/** A store of TriG, served on a free port of this machine. */
final class Endpoint implements AutoCloseable {
  static final String FORM = "application/x-www-form-urlencoded";
  static final String QUERY = "application/sparql-query";
  static final String UPDATE = "application/sparql-update";

  private static final Duration HANGS = Duration.ofSeconds(30);

  final Store store;
  private final Server server;

  Endpoint(Path folder, String trig, EndpointSettings settings) {
    store = Store.openOrCreate(folder, null);
    store.write(
        data -> RDFParser.fromString(trig, Lang.TRIG).base(store.iris().base()).parse(data));
    server =
        Server.start(
            store,
            new Server.Settings("127.0.0.1", 0, settings),
            (command, out, err) -> 3,
            () -> {
              throw Problem.BUILD_RUNNING.at(folder);
            });
  }

  /**
   * One that lets write.
   *
   * @param folder of this and nothing else
   * @param writers the lines of the file that says who
   */
  static Endpoint writable(Path folder, String trig, String writers) throws IOException {
    return new Endpoint(
        folder.resolve("store"),
        trig,
        new EndpointSettings(
            Duration.ofSeconds(3), 1000, 4, false, Optional.of(Writable.access(folder, writers))));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A request for a path behind the server's address. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  HttpResponse<String> get(String path, String accept) throws IOException {
    return send(request(path).header("Accept", accept));
  }

  HttpResponse<String> ask(String query, String accept) throws IOException {
    return get("sparql?query=" + encoded(query), accept);
  }

  HttpResponse<String> post(String path, String type, String body) throws IOException {
    return post(path, type, body, "*/*");
  }

  HttpResponse<String> post(String path, String type, String body, String accept)
      throws IOException {
    return send(
        request(path)
            .header("Content-Type", type)
            .header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /**
   * On a connection of its own, since the server may close one whose body it did not read; fails
   * when the server hangs.
   */
  static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .build()
          .send(request.timeout(HANGS).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  static CompletableFuture<HttpResponse<String>> sendLater(HttpRequest.Builder request) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return send(request);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
