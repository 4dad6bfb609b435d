package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripleloom.graph.Catalog;
import org.tripleloom.graph.GraphWriter;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.vocab.Hydra;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.Tl;
import org.xml.sax.InputSource;

/** The documents about what the sample graph holds, in all forms, with their headers. */
class DocumentsTest {
  private static final int OF_HUB = 1200;
  private static final String EWC = "entity/anchor-learning";
  private static final Set<String> FORMS = Set.of(".html", ".ttl", ".jsonld", ".nt", ".rdf");

  @TempDir static Path folder;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Store store;
  private static Server server;

  @BeforeAll
  static void serve() {
    store = Store.openOrCreate(folder, "http://localhost:3030/");
    store.write(
        data -> {
          RDFParser.source("src/test/resources/graph/sample.trig").parse(data);
          hub(data);
          for (String removed : List.of("paper/10.1/removed", "claim/removed")) {
            data.add(
                Quad.create(
                    store.iris().catalog(),
                    store.iris().of(removed),
                    NodeFactory.createURI("http://www.w3.org/ns/prov#wasInvalidatedBy"),
                    store.iris().of("run/20260501T120000Z-5f0c1a2b")));
          }
        });
    try (GraphWriter writer = store.writer()) {
      Ontology.bundled()
          .model()
          .getGraph()
          .find()
          .forEachRemaining(
              triple -> writer.data().add(Quad.create(store.iris().ontology(), triple)));
      Catalog.refresh(writer, store.iris(), java.time.Instant.now());
      writer.commit();
    }
    server =
        Server.start(
            store,
            new Server.Settings("127.0.0.1", 0, Duration.ofSeconds(5)),
            (command, out, err) -> 0,
            () -> {
              throw Problem.BUILD_RUNNING.at(folder);
            });
  }

  /** An entity that many papers mention. */
  private static void hub(DatasetGraph data) {
    Node hub = store.iris().entity("hub");
    Node entities = store.iris().entities();
    data.add(Quad.create(entities, hub, RDF.type.asNode(), Tl.METHOD.asNode()));
    data.add(Quad.create(entities, hub, RDF.type.asNode(), Tl.RESEARCH_ENTITY.asNode()));
    data.add(
        Quad.create(
            entities, hub, SKOS.prefLabel.asNode(), NodeFactory.createLiteralString("the hub")));
    Node venue = store.iris().of("venue/big");
    data.add(Quad.create(entities, venue, RDF.type.asNode(), Tl.VENUE.asNode()));
    for (int i = 0; i < OF_HUB; i++) {
      Node paper = store.iris().of("paper/10.9/" + i);
      Node claim = store.iris().claim("hub" + i);
      Node graph = store.iris().paperGraph("paper/10.9/" + i);
      data.add(Quad.create(graph, paper, RDF.type.asNode(), Tl.PAPER.asNode()));
      data.add(
          Quad.create(
              graph, paper, DCTerms.title.asNode(), NodeFactory.createLiteralString("Paper " + i)));
      data.add(Quad.create(graph, paper, Tl.MENTIONS.asNode(), hub));
      data.add(Quad.create(graph, paper, Tl.PUBLISHED_IN.asNode(), venue));
      data.add(Quad.create(graph, claim, RDF.type.asNode(), Tl.CLAIM.asNode()));
      data.add(Quad.create(graph, claim, RDF.subject.asNode(), paper));
      data.add(Quad.create(graph, claim, RDF.predicate.asNode(), Tl.MENTIONS.asNode()));
      data.add(Quad.create(graph, claim, RDF.object.asNode(), hub));
      data.add(Quad.create(graph, claim, Tl.STATED_IN.asNode(), paper));
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  /** One thing of every kind. */
  private static final List<String> THINGS =
      List.of(
          EWC,
          "paper/10.5555/loom.1",
          "graph/paper/10.5555/loom.1",
          "graph/entities",
          "graph/ontology",
          "graph/catalog",
          "graph/curation",
          "dataset",
          "ontology");

  private static List<String> things() {
    Set<String> all = new HashSet<>(THINGS);
    store.read(
        view -> {
          view.find(Node.ANY, Node.ANY, RDF.type.asNode(), Node.ANY)
              .forEachRemaining(
                  quad ->
                      store
                          .iris()
                          .path(quad.getSubject())
                          .filter(path -> !path.contains("10.9/") && !path.contains("claim/hub"))
                          .map(path -> path.replaceFirst("#.*", ""))
                          .ifPresent(all::add));
          return null;
        });
    all.remove(".well-known/void");
    return all.stream().sorted().toList();
  }

  @Test
  void every_thing_in_the_graph_has_a_document_in_every_form() throws Exception {
    List<String> things = things();
    for (String kind :
        List.of(
            "claim/", "run/", "merge/", "decision/", "agent/", "author/", "venue/", "entity/")) {
      assertTrue(things.stream().anyMatch(thing -> thing.startsWith(kind)), kind);
    }
    for (String thing : things) {
      Graph turtle = null;
      for (String form : List.of(".ttl", ".nt", ".rdf", ".jsonld")) {
        HttpResponse<String> answer = get(thing + form, "*/*");
        assertEquals(200, answer.statusCode(), thing + form);
        Graph graph = parse(answer, thing + form);
        graph = withoutDocument(graph, thing + form);
        turtle = turtle == null ? graph : turtle;
        assertTrue(turtle.isIsomorphicWith(graph), thing + form);
      }
      assertTrue(turtle.size() > 0, thing);
      HttpResponse<String> page = get(thing + ".html", "*/*");
      assertEquals(200, page.statusCode(), thing);
      assertFalse(Jsoup.parse(page.body()).select("h1").text().isEmpty(), thing);
    }
  }

  /** What each form says of itself differs. */
  private static Graph withoutDocument(Graph graph, String document) {
    Node node = store.iris().of(document);
    assertTrue(graph.contains(node, Node.ANY, Node.ANY), document);
    Graph rest = GraphFactory.createDefaultGraph();
    graph
        .find()
        .filterDrop(triple -> triple.getSubject().toString().startsWith(node.toString()))
        .forEachRemaining(rest::add);
    return rest;
  }

  @Test
  void a_description_is_the_thing_its_claims_with_mentions_and_labels_of_neighbours()
      throws Exception {
    Graph graph = parse(get(EWC + ".ttl", "*/*"), EWC + ".ttl");
    Node thing = store.iris().of(EWC);
    assertTrue(graph.contains(thing, SKOS.prefLabel.asNode(), Node.ANY));
    List<Triple> claims = graph.find(Node.ANY, RDF.type.asNode(), Tl.CLAIM.asNode()).toList();
    assertFalse(claims.isEmpty());
    for (Triple claim : claims) {
      Node node = claim.getSubject();
      assertTrue(graph.contains(node, Tl.SENTENCE.asNode(), Node.ANY), node.toString());
      Node subject = one(graph, node, RDF.subject.asNode());
      Node object = one(graph, node, RDF.object.asNode());
      assertTrue(subject.equals(thing) || object.equals(thing));
      assertTrue(graph.contains(subject, one(graph, node, RDF.predicate.asNode()), object));
      Node mention = one(graph, node, Tl.OBJECT_MENTION.asNode());
      assertTrue(graph.contains(mention, RDF.type.asNode(), Tl.MENTION.asNode()));
      Node paper = one(graph, node, Tl.STATED_IN.asNode());
      assertTrue(graph.contains(paper, DCTerms.title.asNode(), Node.ANY));
      // of neighbours the label alone
      assertFalse(graph.contains(paper, DCTerms.abstract_.asNode(), Node.ANY));
    }
    long inStore =
        store.read(
            view ->
                view.stream(Quad.defaultGraphIRI, Node.ANY, RDF.object.asNode(), thing).count()
                    + view.stream(Quad.defaultGraphIRI, Node.ANY, RDF.subject.asNode(), thing)
                        .count());
    assertEquals(inStore, claims.size());
  }

  private static Node one(Graph graph, Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).next().getObject();
  }

  @Test
  void a_hub_comes_in_pages_that_lead_to_each_other() throws Exception {
    Set<Node> claims = new HashSet<>();
    String next = "entity/hub.ttl";
    int pages = 0;
    while (next != null) {
      HttpResponse<String> answer = get(next, "*/*");
      assertEquals(200, answer.statusCode(), next);
      Graph graph = parse(answer, next);
      pages++;
      assertTrue(graph.contains(store.iris().of("entity/hub"), SKOS.prefLabel.asNode(), Node.ANY));
      List<Triple> found = graph.find(Node.ANY, RDF.object.asNode(), Node.ANY).toList();
      assertTrue(found.size() <= 500);
      found.forEach(triple -> assertTrue(claims.add(triple.getSubject())));
      List<Triple> follow = graph.find(Node.ANY, Hydra.NEXT.asNode(), Node.ANY).toList();
      assertTrue(graph.contains(Node.ANY, Hydra.FIRST.asNode(), Node.ANY));
      assertTrue(
          graph.contains(Node.ANY, Hydra.TOTAL_ITEMS.asNode(), SSE.parseNode("" + (OF_HUB + 3))));
      String header = link(answer, "next");
      next = follow.isEmpty() ? null : store.iris().path(follow.get(0).getObject()).orElseThrow();
      assertEquals(next, header == null ? null : "entity/" + header);
    }
    assertEquals(3, pages);
    assertEquals(OF_HUB, claims.size());
    assertEquals(404, get("entity/hub.ttl?page=4", "*/*").statusCode());
    // 200 subjects a page, so this one begins little less than 2^32 behind the first
    assertEquals(404, get("graph/entities.ttl?page=21474837", "*/*").statusCode());
    assertEquals(404, get("entity/hub.ttl?page=12345678901", "*/*").statusCode());
    Document page = Jsoup.parse(get("venue/big.html?page=2", "*/*").body());
    assertEquals(
        "big.html?page=3", page.select("main a[rel=next]").attr("href").replace("../venue/", ""));
    assertEquals(500, page.select("main td a").size());
  }

  @Test
  void json_ld_is_compact_by_the_published_context() throws Exception {
    JsonNode json = new ObjectMapper().readTree(get(EWC + ".jsonld", "*/*").body());
    assertEquals("../context.jsonld", json.get("@context").get(0).asText());
    assertEquals(EWC, json.get("id").asText());
    assertTrue(json.get("prefLabel").isTextual());
    JsonNode claim = null;
    for (JsonNode included : json.get("included")) {
      claim = included.path("type").asText().equals("Claim") ? included : claim;
    }
    assertTrue(claim.get("sentence").isTextual());
    assertFalse(claim.get("predicate").asText().contains(":"), claim.toString());
    assertTrue(claim.get("statedIn").asText().startsWith("paper/"));
    JsonNode mention = claim.get("objectMention");
    mention = mention.isArray() ? mention.get(0) : mention;
    assertTrue(mention.get("beginIndex").isInt());
    HttpResponse<String> context = get("context.jsonld", "*/*");
    assertTrue(header(context, "Content-Type").startsWith("application/ld+json"));
    assertTrue(context.body().length() < 12_000, "small: " + context.body().length());
    assertEquals(304, conditional("context.jsonld", "If-None-Match", header(context, "ETag")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/turtle | .ttl",
        "application/n-triples | .nt",
        "application/ld+json | .jsonld",
        "application/json | .jsonld",
        "application/rdf+xml | .rdf",
        "text/html | .html",
        "*/* | .html",
        "text/* | .html",
        "text/html;q=0.5, text/turtle | .ttl",
        "text/turtle;q=0.2, application/ld+json;q=0.9, */*;q=0.1 | .jsonld",
        "text/html;q=0, text/* | .ttl",
        "text/html;q=0, */* | .ttl",
        "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8 | .html",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 | .html",
        "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,*/*;q=0.3 | .ttl",
        "image/png | 406",
        "text/html;q=0 | 406",
      })
  void accept_chooses_with_weights(String accept, String expected) throws Exception {
    HttpResponse<String> answer = get(EWC, accept);
    assertEquals("Accept", header(answer, "Vary"));
    if (expected.equals("406")) {
      assertEquals(406, answer.statusCode());
      assertTrue(answer.body().contains("TL-532"), answer.body());
      assertTrue(answer.body().contains("text/turtle"), answer.body());
    } else {
      assertEquals(303, answer.statusCode());
      assertEquals("anchor-learning" + expected, header(answer, "Location"));
    }
  }

  @Test
  void without_accept_a_page_comes() throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(server.address() + EWC)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals("anchor-learning.html", header(answer, "Location"));
  }

  @ParameterizedTest
  @CsvSource({
    "ttl, .ttl",
    "nt, .nt",
    "jsonld, .jsonld",
    "rdf, .rdf",
    "html, .html",
    "text/turtle, .ttl",
    "application/ld%2Bjson, .jsonld",
    "application/ld+json, .jsonld",
  })
  void format_chooses_before_accept(String format, String suffix) throws Exception {
    HttpResponse<String> answer = get(EWC + "?format=" + format, "text/html");
    assertEquals(303, answer.statusCode());
    assertEquals("anchor-learning" + suffix, header(answer, "Location"));
    assertEquals(406, get(EWC + "?format=docx", "text/html").statusCode());
  }

  @Test
  void a_document_says_what_it_is_about_which_others_there_are_and_the_licence() throws Exception {
    for (String form : FORMS) {
      HttpResponse<String> answer = get(EWC + form, "*/*");
      assertEquals("Accept", header(answer, "Vary"));
      assertEquals("anchor-learning", link(answer, "http://xmlns.com/foaf/0.1/primaryTopic"));
      assertEquals("anchor-learning" + form, link(answer, "canonical"));
      assertEquals(Catalog.LICENSE, link(answer, "license"));
      Set<String> others =
          links(answer, "alternate").stream()
              .map(target -> target.replace("anchor-learning", ""))
              .collect(Collectors.toSet());
      Set<String> expected = new HashSet<>(FORMS);
      expected.remove(form);
      assertEquals(expected, others);
    }
    Set<String> describing = Set.copyOf(links(get(EWC, "text/html"), "describedby"));
    assertEquals(4, describing.size());
    assertTrue(describing.contains("anchor-learning.ttl"));
  }

  @Test
  void a_copy_is_good_until_the_store_changes() throws Exception {
    for (String form : FORMS) {
      HttpResponse<String> first = get(EWC + form, "*/*");
      String tag = header(first, "ETag");
      assertTrue(tag.matches("\"[^\"]+\""), tag);
      assertEquals(304, conditional(EWC + form, "If-None-Match", tag));
      assertEquals(304, conditional(EWC + form, "If-None-Match", "\"other\", W/" + tag));
      assertEquals(304, conditional(EWC + form, "If-None-Match", "*"));
      assertEquals(200, conditional(EWC + form, "If-None-Match", "\"other\""));
      String modified = header(first, "Last-Modified");
      assertEquals(304, conditional(EWC + form, "If-Modified-Since", modified));
      assertEquals(
          200, conditional(EWC + form, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));
      assertEquals(200, conditional(EWC + form, "If-Modified-Since", "yesterday"));
    }
    assertNotEquals(
        header(get(EWC + ".ttl", "*/*"), "ETag"), header(get(EWC + ".nt", "*/*"), "ETag"));
  }

  @Test
  void after_a_commit_the_tag_and_the_document_are_new() throws Exception {
    HttpResponse<String> before = get("entity/rigidity.nt", "*/*");
    Quad note =
        Quad.create(
            store.iris().entities(),
            store.iris().entity("rigidity"),
            SKOS.altLabel.asNode(),
            NodeFactory.createLiteralString("stiffness"));
    store.write(data -> data.add(note));
    try {
      assertEquals(200, conditional("entity/rigidity.nt", "If-None-Match", header(before, "ETag")));
      HttpResponse<String> after = get("entity/rigidity.nt", "*/*");
      assertNotEquals(header(before, "ETag"), header(after, "ETag"));
      assertTrue(after.body().contains("stiffness"));
    } finally {
      store.write(data -> data.delete(note));
    }
  }

  @Test
  void compressed_answers_have_tags_that_work_too() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + "entity/hub.ttl"))
            .header("Accept-Encoding", "gzip");
    HttpResponse<byte[]> answer =
        HTTP.send(request.copy().build(), HttpResponse.BodyHandlers.ofByteArray());
    assertEquals("gzip", header(answer, "Content-Encoding"));
    List<String> varying = answer.headers().allValues("Vary");
    assertTrue(varying.containsAll(List.of("Accept", "Accept-Encoding")), varying.toString());
    HttpResponse<byte[]> again =
        HTTP.send(
            request.copy().header("If-None-Match", header(answer, "ETag")).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertEquals(304, again.statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {EWC, EWC + ".ttl", "paper/10.1/removed", "entity/none", ".well-known/void"})
  void head_is_get_without_a_body(String path) throws Exception {
    HttpResponse<String> get = get(path, "text/turtle");
    HttpResponse<String> head = send(path, "HEAD", r -> r.header("Accept", "text/turtle"));
    assertEquals(get.statusCode(), head.statusCode());
    assertEquals("", head.body());
    for (String name : List.of("Content-Type", "Content-Length", "ETag", "Location", "Vary")) {
      assertEquals(header(get, name), header(head, name), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"entity/no---thing.rdf", "entity/-->.rdf", "entity/x----y-.rdf"})
  void refusals_in_xml_are_xml(String path) throws Exception {
    HttpResponse<String> answer = get(path.replace(">", "%3E"), "application/rdf+xml");
    assertEquals(404, answer.statusCode());
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(answer.body())));
  }

  @Test
  void options_and_other_methods_tell_what_works() throws Exception {
    HttpResponse<String> options = send(EWC, "OPTIONS", r -> {});
    assertEquals(204, options.statusCode());
    assertEquals("GET, HEAD, OPTIONS", header(options, "Allow"));
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      HttpResponse<String> answer = send(EWC + ".ttl", method, r -> {});
      assertEquals(405, answer.statusCode());
      assertEquals("GET, HEAD, OPTIONS", header(answer, "Allow"));
      assertTrue(answer.body().startsWith("# 405 TL-533"), answer.body());
    }
  }

  @Test
  void pages_of_other_origins_may_read() throws Exception {
    HttpResponse<String> read = send(EWC + ".ttl", "GET", r -> r.header("Origin", "http://e.org"));
    assertEquals("*", header(read, "Access-Control-Allow-Origin"));
    assertTrue(header(read, "Access-Control-Expose-Headers").contains("Link"));
    HttpResponse<String> preflight =
        send(
            EWC,
            "OPTIONS",
            r ->
                r.header("Origin", "http://e.org")
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "accept"));
    assertEquals(204, preflight.statusCode());
    assertTrue(header(preflight, "Access-Control-Allow-Headers").contains("Accept"));
  }

  @ParameterizedTest
  @CsvSource({
    "entity/none, text/html, 404, text/html, TL-530",
    "entity/none, text/turtle, 404, text/turtle, # 404 TL-530",
    "entity/none.nt, text/html, 404, application/n-triples, # 404 TL-530",
    "entity/none.jsonld, text/html, 404, application/problem+json, TL-530",
    "entity/none, application/rdf+xml, 404, application/rdf+xml, TL-530",
    "entity/none, image/png, 404, text/plain, TL-530",
    "nowhere, text/html, 404, text/html, TL-530",
    "nowhere/at/all.ttl, */*, 404, text/turtle, TL-530",
    "paper/10.1/removed, text/html, 410, text/html, TL-531",
    "paper/10.1/removed.ttl, text/html, 410, text/turtle, TL-531",
    "graph/paper/10.1/removed.jsonld, text/html, 410, application/problem+json, TL-531",
    "claim/removed, text/html, 410, text/html, TL-531",
    "claim/removed.rdf, text/html, 410, application/rdf+xml, TL-531",
    "claim/removed, application/n-triples, 410, application/n-triples, # 410 TL-531",
    "claim/0d, text/html, 404, text/html, TL-530",
    "paper/10.1/%FF, text/html, 400, text/plain, TL-534",
    "class/Method.html?f=%FF, text/html, 400, text/html, TL-534",
    "class/Method.html?f=%FF, text/turtle, 400, text/plain, TL-534",
    "$/none, text/html, 404, text/plain, TL-530",
  })
  void refusals_come_in_the_form_that_is_asked_for(
      String path, String accept, int status, String type, String body) throws Exception {
    HttpResponse<String> answer = get(path, accept);
    assertEquals(status, answer.statusCode());
    assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
    assertTrue(answer.body().contains(body), answer.body());
    assertFalse(answer.body().contains("Jetty") || answer.body().contains("HTTP ERROR"));
    if (type.equals("text/html")) {
      assertEquals(2, Jsoup.parse(answer.body()).select("form[role=search]").size());
    } else if (type.equals("application/problem+json")) {
      assertEquals(status, new ObjectMapper().readTree(answer.body()).get("status").asInt());
    } else if (!type.equals("text/plain")) {
      assertTrue(parse(answer, path).isEmpty());
    }
  }

  @Test
  void a_claims_page_shows_its_sentence_with_both_mentions_marked() throws Exception {
    String claim =
        store.read(
            view ->
                view.stream(Node.ANY, Node.ANY, Tl.SUBJECT_MENTION.asNode(), Node.ANY)
                    .map(quad -> store.iris().path(quad.getSubject()).orElseThrow())
                    .findFirst()
                    .orElseThrow());
    Document page = Jsoup.parse(get(claim + ".html", "*/*").body());
    assertEquals(2, page.select("blockquote mark").size(), page.select("blockquote").outerHtml());
    assertEquals(2, page.select("section.part[id^=m]").size());
  }

  @Test
  void links_in_pages_lead_to_something() throws Exception {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    Set<String> seen = new HashSet<>();
    for (String thing : things()) {
      if (thing.startsWith("entity/") || thing.startsWith("paper/")) {
        continue;
      }
      URI address = URI.create(server.address() + thing + ".html");
      Document page = Jsoup.parse(get(thing + ".html", "*/*").body(), address.toString());
      for (Element link : page.select("main a[href]")) {
        String target = link.absUrl("href");
        String document = target.replaceFirst("#.*", "");
        boolean own = target.startsWith(server.address().toString());
        if (own && !document.contains("/sparql") && seen.add(document)) {
          HttpResponse<byte[]> answer =
              following.send(
                  HttpRequest.newBuilder(URI.create(document)).build(),
                  HttpResponse.BodyHandlers.ofByteArray());
          int expected = target.contains("removed") ? 410 : 200;
          assertEquals(expected, answer.statusCode(), thing + " to " + target);
        }
        if (own && document.equals(address.toString()) && target.contains("#")) {
          String id = target.replaceFirst(".*#", "");
          assertFalse(page.getElementById(id) == null, thing + " has no " + id);
        }
      }
    }
  }

  @Test
  void the_ontology_is_served_at_its_namespace_path() throws Exception {
    assertEquals(URI.create(Tl.NS).getPath(), "/tripleloom/ontology");
    assertEquals("ontology.ttl", header(get("ontology", "text/turtle"), "Location"));
    Graph graph = parse(get("ontology.ttl", "*/*"), "ontology.ttl");
    Ontology.bundled()
        .model()
        .getGraph()
        .find()
        .forEachRemaining(triple -> assertTrue(graph.contains(triple), triple.toString()));
    Document page = Jsoup.parse(get("ontology.html", "*/*").body());
    assertTrue(page.getElementById("mitigates").text().contains("mitigated by"));
    assertTrue(page.getElementById("mitigates").text().contains("Phenomenon"));
    assertTrue(page.getElementById("Method").text().contains("LSTM"));
    Ontology.bundled()
        .properties()
        .forEach(
            p -> {
              if (p.iri().startsWith(Tl.NS)) {
                assertFalse(page.getElementById(p.localName()) == null, p.iri());
              }
            });
  }

  @Test
  void a_users_extension_is_part_of_the_ontologys_documents() throws Exception {
    String extension =
        """
        PREFIX tl: <https://w3id.org/tripleloom/ontology#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        <https://e.org/Optimizer> rdfs:subClassOf tl:Method ; rdfs:label "Optimizer" ;
          skos:definition "Changes weights." ; skos:example "Adam" .
        """;
    Graph added = GraphFactory.createDefaultGraph();
    RDFParser.fromString(extension, Lang.TURTLE).parse(added);
    store.write(
        data ->
            added.find().forEachRemaining(t -> data.add(Quad.create(store.iris().ontology(), t))));
    try {
      Graph graph = parse(get("ontology.nt", "*/*"), "ontology.nt");
      added.find().forEachRemaining(triple -> assertTrue(graph.contains(triple)));
      Document page = Jsoup.parse(get("ontology.html", "*/*").body());
      Element term = page.getElementById("https-e-org-Optimizer");
      assertTrue(
          term.text().contains("Changes weights. Kind of Method For example Adam"), term.text());
      assertTrue(page.getElementById("Method").text().contains("Optimizer"));
    } finally {
      store.write(
          data ->
              added
                  .find()
                  .forEachRemaining(t -> data.delete(Quad.create(store.iris().ontology(), t))));
    }
  }

  @Test
  void the_page_of_the_dataset_has_its_counts_and_where_to_get_it() throws Exception {
    Document page = Jsoup.parse(get("dataset.html", "*/*").body());
    assertEquals(store.iris().of("dataset").getURI(), page.select("code.iri").text());
    assertTrue(page.getElementById("class-tl-Paper").text().startsWith("Paper 1,2"), page.text());
    assertEquals(6, page.select("a[download]").size());
    assertEquals(1, page.select("td a[href*=run/]").size());
  }

  @Test
  void the_dataset_is_described_at_the_well_known_place() throws Exception {
    HttpResponse<String> answer = get(".well-known/void", "*/*");
    assertEquals(200, answer.statusCode());
    assertEquals("../dataset.ttl", header(answer, "Content-Location"));
    Graph graph = parse(answer, "dataset.ttl");
    Node dataset = store.iris().of("dataset");
    assertTrue(
        graph.contains(
            dataset, RDF.type.asNode(), NodeFactory.createURI("http://rdfs.org/ns/void#Dataset")));
    Graph json = parse(get(".well-known/void", "application/ld+json"), "dataset.jsonld");
    assertTrue(json.contains(dataset, Node.ANY, Node.ANY));
    assertEquals("../dataset.html", header(get(".well-known/void", "text/html"), "Location"));
  }

  @Test
  void the_dumps_that_it_names_are_there() throws Exception {
    Graph graph = parse(get("dataset.ttl", "*/*"), "dataset.ttl");
    List<Triple> dumps =
        graph
            .find(
                store.iris().of("dataset"),
                NodeFactory.createURI("http://rdfs.org/ns/void#dataDump"),
                Node.ANY)
            .toList();
    assertEquals(6, dumps.size());
    long quads = store.readGraphs(graphs -> graphs.stream().count());
    long union = store.read(view -> view.stream(Quad.defaultGraphIRI, null, null, null).count());
    for (Triple dump : dumps) {
      String path = store.iris().path(dump.getObject()).orElseThrow();
      HttpResponse<java.io.InputStream> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertEquals("application/gzip", header(answer, "Content-Type"));
      Lang lang = RDFLanguages.filenameToLang(path.replace(".gz", ""));
      DatasetGraph read = DatasetGraphFactory.create();
      try (GZIPInputStream in = new GZIPInputStream(answer.body())) {
        RDFParser.source(in).lang(lang).parse(read);
      }
      assertEquals(
          RDFLanguages.isQuads(lang) && lang != Lang.JSONLD ? quads : union,
          read.stream().count(),
          path);
    }
  }

  private static Graph parse(HttpResponse<String> answer, String path) {
    String type = header(answer, "Content-Type").replaceFirst(";.*", "");
    Graph graph = GraphFactory.createDefaultGraph();
    String base = server.address() + path;
    // the context is relative to the document
    RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type))
        .base(base)
        .parse(graph);
    return graph;
  }

  private static String link(HttpResponse<?> answer, String relation) {
    List<String> links = links(answer, relation);
    return links.isEmpty() ? null : links.get(0);
  }

  private static List<String> links(HttpResponse<?> answer, String relation) {
    return answer.headers().allValues("Link").stream()
        .filter(link -> link.matches(".*rel=\"([^\"]* )?" + relation + "( [^\"]*)?\".*"))
        .map(link -> link.replaceFirst("<([^>]*)>.*", "$1"))
        .toList();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static int conditional(String path, String name, String value) throws Exception {
    return send(path, "GET", r -> r.header(name, value)).statusCode();
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return send(path, "GET", r -> r.header("Accept", accept));
  }

  private static HttpResponse<String> send(
      String path, String method, Consumer<HttpRequest.Builder> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    headers.accept(request);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
