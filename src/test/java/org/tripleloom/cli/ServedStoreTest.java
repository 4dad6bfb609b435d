package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreLock;

/** One store and several real processes. */
class ServedStoreTest {
  private static final Pattern ADDRESS = Pattern.compile("at (http://[^ ]+/) ");
  private static final String PAPERS = "SELECT (COUNT(?p) AS ?n) { ?p a tl:Paper }";

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void fill() throws IOException {
    try (Store open = Store.openOrCreate(folder.resolve("store"), null)) {
      open.write(data -> RDFDataMgr.read(data, "src/test/resources/graph/sample.trig"));
    }
    Files.writeString(
        folder.resolve("more.jsonl"),
        """
        {"id": "a", "title": "KnotNet: replay for continual learning", "abstract": "We propose KnotNet, a replay method that mitigates catastrophic forgetting. We evaluate KnotNet on Split CIFAR-100."}
        {"id": "b", "title": "A study of warp drift", "abstract": "We study warp drift in recurrent neural networks. It is caused by long sequences."}
        """);
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tripleloom.cli.Main"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("err." + started.size()).toFile())
            .start();
    started.add(process);
    return process;
  }

  /** In the folder, with the store named relative to it. */
  private Ran run(String command, String... rest) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command, "--store", "store"));
    arguments.addAll(List.of(rest));
    Path err = folder.resolve("err." + started.size());
    Process process = start(arguments.toArray(String[]::new));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }

  /** Waits until the process says where it listens. */
  private static URI address(Process server) throws IOException {
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return URI.create(address.group(1));
      }
    }
    throw new AssertionError("the server ended with " + server.exitValue());
  }

  private static String ask(URI server, String query) throws Exception {
    URI uri = server.resolve("sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    HttpRequest request = HttpRequest.newBuilder(uri).header("Accept", "text/csv").build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body()
        .strip();
  }

  @Test
  void commands_and_builds_go_through_the_process_that_serves_the_store() throws Exception {
    Process server = start("serve", "--store", "store", "--port", "0");
    URI address = address(server);
    String before = ask(address, PAPERS);

    Ran query = run("query", "--format", "csv", PAPERS);
    assertEquals(0, query.code(), query.err());
    assertEquals(before, query.out().strip());

    Ran export = run("export", "--format", "nt", "-o", "all.nt");
    assertEquals(0, export.code(), export.err());
    assertTrue(export.err().contains("Wrote"), export.err());

    Process packing =
        start("export", "--store", "store", "--format", "nt", "--compress", "gzip", "-o", "-");
    try (InputStream packed = new GZIPInputStream(packing.getInputStream())) {
      assertEquals(
          Files.readString(folder.resolve("all.nt")),
          new String(packed.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertEquals(0, packing.waitFor());
    assertEquals(
        ask(address, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").lines().skip(1).findFirst().get(),
        String.valueOf(Files.readAllLines(folder.resolve("all.nt")).size()));

    Ran tables = run("export", "--format", "csv", "--paper", "2301.01234", "-o", "tables");
    assertEquals(0, tables.code(), tables.err());
    assertTrue(tables.err().contains("claims.csv"), tables.err());
    assertEquals(
        ask(
                address,
                "PREFIX tl: <https://w3id.org/tripleloom/ontology#>"
                    + " SELECT (COUNT(*) AS ?n) { ?c tl:statedIn/tl:arxiv \"2301.01234\" }")
            .lines()
            .skip(1)
            .findFirst()
            .get(),
        String.valueOf(Files.readAllLines(folder.resolve("tables/claims.csv")).size() - 1));
    Ran piped = run("export", "--format", "json");
    assertTrue(piped.out().startsWith("{\"directed\":true"), piped.out());

    Ran fault = run("query", "SELECT * { ?x a }");
    assertEquals(3, fault.code());
    assertTrue(fault.err().startsWith("TL-503"), fault.err());

    Ran build = run("build", "more.jsonl");
    assertEquals(0, build.code(), build.err());
    assertEquals(
        "true",
        ask(address, "ASK { ?p a tl:Paper ; dcterms:title ?t FILTER(STRSTARTS(?t, \"KnotNet\")) }")
            .lines()
            .reduce((a, b) -> b)
            .get());

    Ran second = run("serve", "--port", "0");
    assertEquals(3, second.code());
    assertTrue(
        second.err().contains("TL-500") && second.err().contains("process " + server.pid()),
        second.err());

    server.destroy();
    assertTrue(server.waitFor(30, TimeUnit.SECONDS));
    assertTrue(StoreLock.owner(folder.resolve("store")).isEmpty());
    assertFalse(Files.exists(folder.resolve("store/owner.json")));
    assertEquals(0, run("query", "--format", "csv", PAPERS).code());
  }

  @Test
  void a_store_in_use_by_another_command_is_told_with_its_process() throws Exception {
    try (Store held = Store.open(folder.resolve("store"))) {
      Ran ran = run("query", PAPERS);
      assertEquals(3, ran.code());
      String self = "process " + ProcessHandle.current().pid();
      assertTrue(ran.err().startsWith("TL-404") && ran.err().contains(self), ran.err());
    }
  }

  @Test
  void after_a_server_that_was_killed_the_store_is_free() throws Exception {
    Process server = start("serve", "--store", "store", "--port", "0");
    address(server);
    server.destroyForcibly().waitFor();
    Ran ran = run("query", "--format", "csv", PAPERS);
    assertEquals(0, ran.code(), ran.err());
  }

  @Test
  void the_demo_builds_and_serves_the_bundled_papers_and_starts_again_without_work()
      throws Exception {
    Process first = start("demo", "--port", "0");
    URI address = address(first);
    assertEquals("n\n257", ask(address, PAPERS).replace("\r", ""));
    first.destroy();
    assertTrue(first.waitFor(30, TimeUnit.SECONDS));
    assertTrue(Store.exists(folder.resolve(Store.DEFAULT)));

    Process again = start("demo", "--port", "0");
    assertEquals("n\n257", ask(address(again), PAPERS).replace("\r", ""));
    assertFalse(Files.readString(folder.resolve("err.1")).contains("extracting"));
  }

  @Test
  void a_build_that_is_stopped_says_that_the_next_one_goes_on() throws Exception {
    // a pipe that stays open keeps the build reading until it is stopped
    Path err = folder.resolve("err." + started.size());
    Process build = start("build", "--store", "store", "--extractor", "rules", "-");
    while (build.isAlive() && !Files.exists(folder.resolve("store/owner.json"))) {
      Thread.sleep(50);
    }
    build.destroy();
    assertEquals(143, build.waitFor());
    String told = Files.readString(err);
    assertTrue(told.strip().endsWith("the same command goes on from there."), told);
    assertEquals(0, run("build", "--extractor", "rules", "more.jsonl").code());
  }

  @Test
  void building_the_papers_of_the_demo_from_where_they_lie_changes_nothing() throws Exception {
    Path papers = folder.resolve("data/papers.jsonl");
    Files.createDirectory(papers.getParent());
    try (InputStream bundled = DemoCommand.class.getResourceAsStream("/data/papers.jsonl")) {
      Files.copy(bundled, papers);
    }
    address(start("demo", "--port", "0"));
    for (String source : List.of("data/papers.jsonl", "./data/papers.jsonl", "./data")) {
      Process build = start("build", source);
      String told = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, build.waitFor(), told);
      assertTrue(told.contains("Nothing changed; 257 papers in the store."), told);
    }
  }

  @Test
  void the_demo_leaves_a_store_of_the_users_own_alone() throws Exception {
    Ran demo = run("demo", "--port", "0");
    assertEquals(3, demo.code());
    assertTrue(demo.err().startsWith("TL-414"), demo.err());
  }
}
