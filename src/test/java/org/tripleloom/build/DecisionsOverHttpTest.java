package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.Store;
import org.tripleloom.serve.Server;
import org.tripleloom.serve.Writable;

/** Who decided, when decisions come over the network. */
class DecisionsOverHttpTest {
  private static final String TOKEN = "0123456789abcdef-TOKEN==";
  private static final String MARKUP = "<i>\"Bo\" & 'co'</i>";
  private static final String ADA = basic("ada", "weaver");
  private static final String MERGE = "do=merge&a=weft-networks&b=anchor-learning";

  @TempDir Path folder;
  private Store store;
  private Server server;

  @BeforeEach
  void serve() throws Exception {
    store = Loom.open(folder.resolve("s"));
    Loom.build(store, Loom.ALL);
    String writers = "ada: weaver\n" + MARKUP + ": weaver\n" + TOKEN + "\n";
    server = Writable.serve(store, folder, writers, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  private static String basic(String name, String password) {
    byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder form(String page, String body) {
    return HttpRequest.newBuilder(URI.create(server.address() + page))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> decide(String authorization, String body) throws Exception {
    return send(form("curation.html", body).header("Authorization", authorization));
  }

  private String get(String path) throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(URI.create(server.address() + path)).GET());
    assertEquals(200, answer.statusCode(), path);
    return answer.body();
  }

  /** The rows of the log, the latest first. */
  private List<String> rows() throws Exception {
    String page = get("curation.html");
    return Stream.of(page.substring(page.indexOf("<tbody>")).split("<tr>")).skip(1).toList();
  }

  private List<CurationLog.Entry> log() {
    return new Decisions(store).log().entries();
  }

  @Test
  void a_password_names_who_decides_and_a_token_nobody() throws Exception {
    assertEquals(303, decide(ADA, MERGE + "&note=same+loom").statusCode());
    assertEquals("ada", log().get(0).taken().by());
    String undo = "do=undo&note=two+looms&id=" + log().get(0).id();
    assertEquals(303, decide("Bearer " + TOKEN, undo).statusCode());
    CurationLog.Act undone = log().get(0).undone();
    assertEquals("", undone.by());
    assertEquals("two looms", undone.note());
    List<String> rows = rows();
    assertEquals(2, rows.size());
    assertTrue(
        rows.get(0).contains("taken back:") && rows.get(0).contains("not named"), rows::toString);
    assertTrue(rows.get(1).contains(">ada<") && rows.get(1).contains("same loom"), rows::toString);
  }

  @Test
  void who_signed_in_is_named_and_the_name_is_text_on_every_page_and_in_every_form()
      throws Exception {
    HttpResponse<String> in =
        send(form("signin.html", "do=in&name=" + encoded(MARKUP) + "&secret=weaver"));
    assertEquals(303, in.statusCode());
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    HttpRequest.Builder merge =
        form("curation.html", MERGE)
            .header("Cookie", cookie)
            .header("Sec-Fetch-Site", "same-origin");
    assertEquals(303, send(merge).statusCode());
    assertEquals(MARKUP, log().get(0).taken().by());
    String agent =
        Loom.select(store, "SELECT ?a { ?d a tl:Decision ; prov:wasAttributedTo ?a }").get(0);
    for (String page :
        List.of("curation.html", agent + ".html", "decision/" + log().get(0).id() + ".html")) {
      String body = get(page);
      assertFalse(body.contains("<i>"), page);
      assertTrue(body.contains("&lt;i>") || body.contains("&lt;i&gt;"), page);
    }
    for (String form : List.of("ttl", "jsonld", "nt", "rdf")) {
      Model model = ModelFactory.createDefaultModel();
      model.read(server.address() + agent + "." + form);
      assertEquals(
          List.of(MARKUP),
          model.listObjectsOfProperty(FOAF.name).mapWith(n -> n.asLiteral().getString()).toList(),
          form);
    }
  }

  @Test
  void taken_back_and_taken_again_is_three_rows_and_the_first_cannot_be_taken_back_twice()
      throws Exception {
    decide(ADA, MERGE);
    String first = "do=undo&id=" + log().get(0).id();
    assertEquals(303, decide(basic(MARKUP, "weaver"), first).statusCode());
    assertEquals(303, decide(ADA, MERGE).statusCode());
    HttpResponse<String> twice = decide(ADA, first);
    assertEquals(400, twice.statusCode());
    assertTrue(twice.body().contains("(TL-709)"), twice.body());
    List<String> rows = rows();
    assertEquals(3, rows.size());
    assertFalse(rows.get(0).contains("taken back"));
    assertTrue(rows.get(1).contains("taken back:"));
    assertTrue(rows.get(2).contains("taken back 2"));
    assertEquals(2, log().size());
    assertEquals(303, decide(ADA, "do=undo&id=" + log().get(1).id()).statusCode());
    assertEquals(400, decide(ADA, "do=undo&id=" + log().get(1).id()).statusCode());
    assertEquals(4, rows().size());
    get("entity/weft-networks.html");
  }
}
