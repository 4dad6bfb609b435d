package org.tripleloom.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long after the start of its process a server gives its first answers: each kind once, one
 * after the other, with seconds since the start and seconds of processor that the server has taken.
 * {@code java -cp … org.tripleloom.bench.ServeReady STORE RUNS}; the store must not be in use.
 */
public final class ServeReady {
  private static final Pattern ADDRESS = Pattern.compile("at (http://\\S+/) ");
  private static final String QUERY =
      "SELECT (COUNT(*) AS ?n) { ?x a <https://w3id.org/tripleloom/ontology#Method> }";

  /** What is asked for first of all, by name. */
  private static final Map<String, String> FIRST = new LinkedHashMap<>();

  static {
    FIRST.put("start page", "");
    FIRST.put("entity page", "entity/catastrophic-forgetting.html");
    FIRST.put("SPARQL query", "sparql?query=" + URLEncoder.encode(QUERY, StandardCharsets.UTF_8));
    FIRST.put("completion", "api/complete?q=cata");
  }

  private ServeReady() {}

  public static void main(String[] args) throws Exception {
    for (int run = 1; run <= Integer.parseInt(args[1]); run++) {
      System.out.println("run " + run + ":");
      run(args[0]);
    }
    System.exit(0);
  }

  private static void run(String store) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xss4m",
            "-XX:+UseSerialGC",
            "-Xms128m",
            "-cp",
            System.getProperty("java.class.path"),
            "org.tripleloom.cli.Main",
            "serve",
            "--store",
            store,
            "--port",
            "0");
    long start = System.nanoTime();
    Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      URI address = null;
      while (address == null) {
        String line = out.readLine();
        if (line == null) {
          throw new IllegalStateException("the server did not start");
        }
        Matcher found = ADDRESS.matcher(line);
        address = found.find() ? URI.create(found.group(1)) : null;
      }
      tell("listening", server, start);
      HttpClient client = HttpClient.newHttpClient();
      for (Map.Entry<String, String> asked : FIRST.entrySet()) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(asked.getValue())).build();
        int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        if (status != 200) {
          throw new IllegalStateException(request.uri() + " answers " + status);
        }
        tell(asked.getKey(), server, start);
      }
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static void tell(String what, Process server, long start) {
    Duration cpu = server.info().totalCpuDuration().orElse(Duration.ZERO);
    System.out.printf(
        "  %s: {seconds: %.2f, seconds of processor: %.2f}%n",
        what, (System.nanoTime() - start) / 1e9, cpu.toMillis() / 1e3);
  }
}
