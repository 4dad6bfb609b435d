package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.search.Search;
import org.tripleloom.vocab.Prov;

/** The JSON API over HTTP, held against its description. */
class ApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  @TempDir static Path folder;
  private static Store store;
  private static Server server;
  private static JsonNode description;

  @BeforeAll
  static void serve() throws Exception {
    store = Store.openOrCreate(folder, null);
    store.write(data -> RDFDataMgr.read(data, "src/test/resources/graph/sample.trig"));
    store.write(
        data ->
            data.add(
                store.iris().catalog(),
                store.iris().of("paper/10.1/removed"),
                Prov.WAS_INVALIDATED_BY.asNode(),
                store.iris().of("run/1")));
    Search.of(store).catchUp();
    server =
        Server.start(
            store,
            new Server.Settings("127.0.0.1", 0, Duration.ofSeconds(10)),
            (command, out, err) -> 0,
            () -> {
              throw Problem.BUILD_RUNNING.at(folder);
            });
    description = JSON.readTree(send("api/openapi.json").body());
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  private static HttpResponse<String> send(String path, String... headers) throws Exception {
    return send(HttpRequest.newBuilder(), path, headers);
  }

  private static HttpResponse<String> send(
      HttpRequest.Builder request, String path, String... headers) throws Exception {
    request.uri(server.address().resolve("/" + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = send(path);
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What the description says of an answer. */
  private static void assertFits(String schema, String body) {
    assertEquals(Set.of(), faults(schema, tree(body)), body);
  }

  private static Set<ValidationMessage> faults(String schema, JsonNode body) {
    JsonSchema valid =
        SCHEMAS.getSchema(
            SchemaLocation.of("classpath:/api/openapi.json#/components/schemas/" + schema));
    return valid.validate(body);
  }

  /** What OpenAPI 3.1 says of its documents, and of the schemas in them. */
  private static Set<ValidationMessage> faultsOfDescription(JsonNode document) {
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder ->
                builder.schemaMappers(
                    mappers ->
                        mappers.mapPrefix(
                            "https://spec.openapis.org/", "classpath:spec.openapis.org/")));
    return factory
        .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"))
        .validate(document);
  }

  @Test
  void the_description_is_a_valid_openapi_document() {
    assertEquals(Set.of(), faultsOfDescription(description));
    ObjectNode broken = description.deepCopy();
    ((ObjectNode) broken.at("/paths/~1api~1search/get/responses/200")).remove("description");
    assertFalse(faultsOfDescription(broken).isEmpty());
    broken = description.deepCopy();
    ((ObjectNode) broken.at("/paths/~1api~1search/get/parameters/0")).put("in", "body");
    assertFalse(faultsOfDescription(broken).isEmpty());
    broken = description.deepCopy();
    ((ObjectNode) broken.at("/components/schemas/SearchResult")).put("type", "table");
    assertFalse(faultsOfDescription(broken).isEmpty());
  }

  @Test
  void an_answer_with_too_little_or_too_much_in_its_depth_would_not_fit() throws Exception {
    JsonNode answer = get("api/search?q=weft");
    assertEquals(Set.of(), faults("SearchResult", answer));
    ObjectNode match = (ObjectNode) answer.at("/hits/0/match");
    match.put("extra", 1);
    assertEquals(1, faults("SearchResult", answer).size());
    match.remove(List.of("extra", "text"));
    assertEquals(1, faults("SearchResult", answer).size());
  }

  private static JsonNode tree(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError(body, e);
    }
  }

  /** An address in the description, filled with its examples. */
  private static String example(String template, JsonNode operation) {
    String path = template.substring(1);
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.get("name").asText();
      String value = parameter.path("example").asText();
      if (parameter.get("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", value);
      } else if (parameter.has("example")) {
        query.add(name + "=" + encoded(value));
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private static Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> i = description.get("paths").fields();
        i.hasNext(); ) {
      Map.Entry<String, JsonNode> path = i.next();
      operations.put(path.getKey(), path.getValue().get("get"));
    }
    return operations;
  }

  static Stream<String> addresses() {
    return operations().keySet().stream();
  }

  @Test
  void the_description_has_every_address_of_the_server_and_no_other() {
    Map<String, Set<String>> described = new TreeMap<>();
    operations()
        .forEach(
            (template, operation) -> {
              Set<String> parameters = new TreeSet<>();
              for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.get("in").asText().equals("query")) {
                  parameters.add(parameter.get("name").asText());
                }
              }
              String name = template.replaceFirst("^/api/", "").replaceFirst("\\{.*", "");
              described.put(name, parameters);
            });
    Map<String, Set<String>> served = new TreeMap<>();
    new ApiRoute(store)
        .addresses()
        .forEach((name, parameters) -> served.put(name, new TreeSet<>(parameters)));
    assertEquals(served, described);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void every_address_answers_its_examples_as_described(String template) throws Exception {
    JsonNode operation = operations().get(template);
    String path = example(template, operation);
    HttpResponse<String> answer = send(path);
    assertEquals(200, answer.statusCode(), answer.body());
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    assertEquals("application/json", type.replaceFirst(";.*", ""));
    JsonNode schema = operation.at("/responses/200/content/application~1json/schema/$ref");
    if (!schema.isMissingNode()) {
      assertFits(schema.asText().replaceFirst(".*/", ""), answer.body());
    }
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void every_range_of_a_parameter_is_enforced_as_described(String template) throws Exception {
    JsonNode operation = operations().get(template);
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode schema = parameter.get("schema");
      String name = parameter.get("name").asText();
      List<String> wrong = new ArrayList<>();
      List<String> right = new ArrayList<>();
      if (schema.has("maximum")) {
        wrong.add(String.valueOf(schema.get("maximum").asLong() + 1));
        wrong.add(String.valueOf(schema.get("minimum").asLong() - 1));
        wrong.add("x");
        right.add(schema.get("maximum").asText());
        right.add(schema.get("minimum").asText());
      } else if (schema.has("maxLength")) {
        wrong.add("x".repeat(schema.get("maxLength").asInt() + 1));
      }
      if (parameter.get("in").asText().equals("path")) {
        continue;
      }
      String others = without(example(template, operation), name);
      String mark = others.contains("?") ? "&" : "?";
      for (String value : wrong) {
        refused(400, others + mark + name + "=" + value);
      }
      for (String value : right) {
        assertEquals(200, send(others + mark + name + "=" + value).statusCode(), name + value);
      }
      if (parameter.get("required").asBoolean()) {
        refused(400, others);
        refused(400, others + mark + name + "=");
      }
    }
    if (operation.has("parameters")) {
      String path = example(template, operation);
      refused(400, path + (path.contains("?") ? "&" : "?") + "unknown=1");
    }
  }

  private static String without(String path, String name) {
    return path.replaceFirst("(?<=[?&])" + name + "=[^&]*&?", "").replaceFirst("[?&]$", "");
  }

  private static JsonNode refused(int status, String path) throws Exception {
    HttpResponse<String> answer = send(path);
    assertEquals(status, answer.statusCode(), path + " " + answer.body());
    assertEquals(
        "application/problem+json",
        answer.headers().firstValue("Content-Type").orElseThrow().replaceFirst(";.*", ""));
    assertFits("Problem", answer.body());
    assertEquals(status, tree(answer.body()).get("status").asInt());
    assertTrue(answer.headers().firstValue("ETag").isEmpty());
    return tree(answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "404, api/entity/none, TL-551",
    "404, api/paper/10.1/none, TL-551",
    "410, api/paper/10.1/removed, TL-552",
    "404, api/nothing, TL-551",
    "404, api/entity/, TL-551",
    "404, api/search/x, TL-551",
    "400, api/search?q=%20, TL-550",
    "400, api/search?q=a&q=b, TL-550",
    "400, api/path?from=anchor-learning&to=none, TL-550",
  })
  void what_is_not_there_is_a_problem_document_with_our_identifier(
      int status, String path, String id) throws Exception {
    JsonNode problem = refused(status, path);
    assertEquals(id, problem.get("id").asText());
    assertFalse(problem.get("title").asText().isBlank());
  }

  @Test
  void methods_that_write_are_refused() throws Exception {
    var post = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("{}"));
    HttpResponse<String> answer = send(post, "api/search?q=weft");
    assertEquals(405, answer.statusCode());
    assertEquals("GET, HEAD, OPTIONS", answer.headers().firstValue("Allow").orElseThrow());
    assertFits("Problem", answer.body());
    var head = HttpRequest.newBuilder().method("HEAD", HttpRequest.BodyPublishers.noBody());
    HttpResponse<String> empty = send(head, "api/search?q=weft");
    assertEquals(200, empty.statusCode());
    assertEquals("", empty.body());
    var options = HttpRequest.newBuilder().method("OPTIONS", HttpRequest.BodyPublishers.noBody());
    HttpResponse<String> allowed = send(options, "api/search");
    assertEquals(204, allowed.statusCode());
    assertEquals("GET, HEAD, OPTIONS", allowed.headers().firstValue("Allow").orElseThrow());
  }

  @Test
  void a_search_narrows_by_class_counts_and_leads_to_its_next_page() throws Exception {
    JsonNode all = get("api/search?q=weft");
    assertEquals("entity/weft", all.at("/hits/0/path").asText());
    assertEquals("Method", all.at("/hits/0/type").asText());
    assertEquals("[[0,4]]", all.at("/hits/0/match/highlights").toString());
    assertTrue(all.at("/types/Paper").asInt() > 0);
    JsonNode papers = get("api/search?q=weft&type=Paper");
    for (JsonNode hit : papers.get("hits")) {
      assertEquals("paper", hit.get("kind").asText());
    }
    assertEquals(all.at("/types/Paper").asInt(), papers.get("total").asInt());
    store.write(
        data -> {
          for (int i = 0; i < 30; i++) {
            data.add(
                store.iris().entities(),
                store.iris().entity("anchor-learning"),
                SKOS.altLabel.asNode(),
                NodeFactory.createLiteralString("bobbin \uD835\uDEFC " + i));
          }
        });
    Search.of(store).catchUp();
    assertEquals("[[0,6]]", get("api/search?q=bobbin").at("/hits/0/match/highlights").toString());
    JsonNode last = get("api/search?q=" + encoded("\uD835\uDEFC 7"));
    assertEquals("bobbin \uD835\uDEFC 7", last.at("/hits/0/match/text").asText());
    assertEquals(
        "[[7,8],[9,10]]", last.at("/hits/0/match/highlights").toString(), "in code points");
  }

  @Test
  void completion_of_nothing_is_empty_and_of_a_form_names_the_form() throws Exception {
    assertEquals(0, get("api/complete").get("completions").size());
    JsonNode one = get("api/complete?q=catas&limit=1").at("/completions/0");
    assertEquals("entity/catastrophic-forgetting", one.get("path").asText());
    assertEquals("[[0,5]]", one.get("highlights").toString());
  }

  @Test
  void an_entity_gives_its_claims_the_surest_first_and_filtered() throws Exception {
    JsonNode entity = get("api/entity/anchor-learning");
    assertEquals(entity.get("claims").asInt(), entity.get("statements").size());
    double before = 1;
    for (JsonNode statement : entity.get("statements")) {
      assertTrue(statement.get("confidence").asDouble() <= before);
      before = statement.get("confidence").asDouble();
    }
    JsonNode some = get("api/entity/anchor-learning?property=mitigates&least=0.8");
    assertEquals(1, some.get("claims").asInt());
    assertEquals("entity/catastrophic-forgetting", some.at("/statements/0/object/path").asText());
    assertEquals(
        some,
        get(
            "api/entity/anchor-learning?least=0.8&property="
                + encoded("https://w3id.org/tripleloom/ontology#mitigates")));
  }

  @Test
  void a_paper_with_slashes_in_its_identifier_gives_its_metadata() throws Exception {
    JsonNode paper = get("api/paper/10.5555/loom.1");
    assertEquals("10.5555/loom.1", paper.get("doi").asText());
    assertEquals(2, paper.get("authors").size());
    assertEquals("Ben Weaver", paper.at("/authors/1").asText());
    assertTrue(paper.get("statements").size() > 5);
    assertEquals(paper, get("api/paper/10.5555%2Floom.1"));
  }

  @Test
  void a_paper_of_another_name_is_found_by_it() throws Exception {
    HttpResponse<String> moved = send("api/paper/arxiv/1612.00796");
    assertEquals(301, moved.statusCode());
    assertEquals(
        "/api/paper/10.5555/loom.1",
        moved.uri().resolve(moved.headers().firstValue("Location").orElseThrow()).getPath());
  }

  @Test
  void ways_have_a_sentence_for_every_step() throws Exception {
    JsonNode answer = get("api/path?from=weft&to=entity/permuted-digits");
    assertTrue(answer.get("ways").size() > 0, answer.toString());
    for (JsonNode way : answer.get("ways")) {
      assertEquals("entity/weft", way.at("/stops/0/path").asText());
      for (JsonNode step : way.get("steps")) {
        assertFalse(step.get("sentence").asText().isBlank());
        assertTrue(step.get("confidence").asDouble() >= 0.5);
      }
    }
  }

  @Test
  void an_answer_that_is_known_is_not_sent_again_until_the_store_changes() throws Exception {
    for (String path :
        List.of("api/search?q=weft", "api/complete?q=w", "api/entity/weft", "api/stats")) {
      String tag = send(path).headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> same = send(path, "If-None-Match", tag);
      assertEquals(304, same.statusCode(), path);
      assertEquals("", same.body());
      Node weft = store.iris().entity("weft");
      store.write(
          data ->
              data.add(
                  store.iris().entities(),
                  weft,
                  SKOS.altLabel.asNode(),
                  NodeFactory.createLiteralString("weft of " + path)));
      Search.of(store).catchUp();
      HttpResponse<String> changed = send(path, "If-None-Match", tag);
      assertEquals(200, changed.statusCode(), path);
      assertNotEquals(tag, changed.headers().firstValue("ETag").orElseThrow());
    }
  }

  @Test
  void any_origin_may_read() throws Exception {
    HttpResponse<String> answer = send("api/stats", "Origin", "https://elsewhere.example");
    assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
  }

  @Test
  void sparql_over_http_searches_by_text() throws Exception {
    String query =
        "SELECT ?s ?literal { (?s ?score ?literal) text:query (skos:prefLabel 'weft' 5) }";
    for (String dataset :
        List.of("", "&default-graph-uri=" + encoded(store.iris().entities().getURI()))) {
      HttpResponse<String> answer =
          send("sparql?query=" + encoded(query) + dataset, "Accept", "text/csv");
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("entity/weft"), answer.body());
    }
    HttpResponse<String> fault = send("sparql?query=" + encoded("ASK { ?s text:query '((' }"));
    assertEquals(400, fault.statusCode(), fault.body());
    assertTrue(fault.body().contains("text:query"), fault.body());
  }

  @Test
  void the_server_follows_what_is_written_while_it_runs() throws Exception {
    store.write(
        data ->
            data.add(
                store.iris().entities(),
                store.iris().entity("weft"),
                SKOS.altLabel.asNode(),
                NodeFactory.createLiteralString("shuttlecock")));
    while (get("api/search?q=shuttlecock").get("total").asInt() == 0) {
      Thread.sleep(10);
    }
  }
}
