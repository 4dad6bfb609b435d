package org.tripleloom.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Quad;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.Dropped;
import org.tripleloom.extract.Engine;
import org.tripleloom.extract.Extraction;
import org.tripleloom.graph.Store;
import org.tripleloom.search.Search;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.Tl;

/** Pages of a small store, as HTML. */
class SiteTest {
  private static final String HOSTILE =
      "<script>alert(\"x\")</script> </script> & 'quotes' \u202Etfel ot thgir\u202C <img src=x onerror=alert(1)>";

  @TempDir Path folder;
  private Store store;
  private Site site;

  @BeforeEach
  void open() {
    store = Store.openOrCreate(folder.resolve("store"), null);
    site = new Site(store, Duration.ofSeconds(5), SiteTest::extraction);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Optional<Extraction> extraction(String paper) {
    return paper.equals("paper/hostile")
        ? Optional.of(
            new Extraction(
                "hostile",
                "t",
                new Engine("dictionary", "1"),
                List.of(),
                List.of(),
                List.of(new Dropped("<i>dropped</i>", 0.12, "below the threshold 0.3"))))
        : Optional.empty();
  }

  private Document page(String path) {
    return page(path, Map.of());
  }

  private Document page(String path, Map<String, List<String>> parameters) {
    Page page = site.page(new PageRequest(path, parameters)).orElseThrow();
    assertEquals(200, page.status());
    assertTrue(page.html().getBytes(StandardCharsets.UTF_8).length < 200_000, path);
    Document document = Jsoup.parse(page.html());
    assertTrue(
        document
            .select("style, [style], [onclick], script:not([src]):not([type=application/ld+json])")
            .isEmpty(),
        path);
    return document;
  }

  private void loom() {
    new Papers()
        .paper(
            "paper/loom",
            "Weft against forgetting",
            "Weft networks are a kind of memory network. Weft networks mitigate catastrophic forgetting. We use anchors.",
            "2021-05-02")
        .role("introduces", "weft-networks", "Weft networks", "tl:Method", 0.9)
        .role("studies", "catastrophic-forgetting", "catastrophic forgetting", "tl:Phenomenon", 0.6)
        .role("mentions", "forgetting", "forgetting", "tl:Phenomenon", 0.4)
        .relation(
            "weft-networks",
            "Weft networks",
            "tl:mitigates",
            "catastrophic-forgetting",
            "catastrophic forgetting")
        .paper("paper/other", "Another one", "It studies catastrophic forgetting.", "2022-01-01")
        .role(
            "studies", "catastrophic-forgetting", "catastrophic forgetting", "tl:Phenomenon", 0.95)
        .entity("weft-networks", "tl:Method", "weft networks", "WN")
        .entity("catastrophic-forgetting", "tl:Phenomenon", "catastrophic forgetting")
        .entity("forgetting", "tl:Phenomenon", "forgetting")
        .kindOf("catastrophic-forgetting", "forgetting")
        .triples(
            "<merge/1> a tl:Merge ; tl:mergedInto <entity/weft-networks> ; tl:mergedForm \"WN\","
                + " \"weft networks\" ; tl:reason \"WN is defined as weft networks\" ;"
                + " tl:confidence 0.97 .")
        .into(store);
  }

  @Test
  void an_entity_shows_what_is_stated_with_its_sentence_and_both_ends_marked() {
    loom();
    Document page = page("entity/catastrophic-forgetting");
    Element block = page.selectFirst("#mitigates-of");
    assertTrue(block.selectFirst("h2").text().startsWith("Mitigated by"));
    Element claim = block.selectFirst(".claim");
    assertEquals("Weft networks mitigate catastrophic forgetting.", claim.selectFirst("p").text());
    assertEquals(
        List.of("Weft networks", "catastrophic forgetting"),
        claim.select(".t-method, .t-phenomenon").eachText());
    assertEquals("../entity/weft-networks.html", claim.selectFirst("a.t-method").attr("href"));
    String footer = claim.selectFirst("footer").text();
    for (String fact : List.of("Weft against forgetting", "2021-05-02", "80 %", "dictionary/1")) {
      assertTrue(footer.contains(fact), footer);
    }
    assertEquals(List.of("Phenomenon", "forgetting"), page.select(".trails li").eachText());
    assertTrue(page.selectFirst(".chart svg").attr("aria-label").contains("2022: 100 %"));
  }

  @Test
  void an_entity_has_its_names_with_reasons_and_the_sentence_that_defines_it() {
    loom();
    Document page = page("entity/weft-networks");
    assertEquals("WN", page.select(".names bdi").text());
    Element merge = page.selectFirst(".merges li");
    assertTrue(merge.text().contains("WN is defined as weft networks, 97 %"), merge.text());
    assertEquals("../merge/1.html", merge.selectFirst("a").attr("href"));
    assertEquals(
        "Weft networks are a kind of memory network.", page.selectFirst(".definition p").text());
    for (Element query : page.select(".side .query code")) {
      store.read(
          view -> {
            try (QueryExecution run =
                QueryExecution.dataset(DatasetFactory.wrap(view))
                    .query(query.wholeText())
                    .build()) {
              assertTrue(run.execSelect().hasNext(), query.wholeText());
            }
            return null;
          });
    }
    assertEquals(2, page.select(".side .query code").size());
  }

  @Test
  void least_confidence_hides_what_is_less_sure_and_every_link_keeps_it() {
    loom();
    Map<String, List<String>> sure = Map.of("min", List.of("0.9"));
    Document page = page("entity/catastrophic-forgetting", sure);
    assertTrue(page.select("#mitigates-of").isEmpty());
    assertEquals(1, page.select("#studies-of .claim").size());
    assertEquals("0.9", page.selectFirst("select[name=min] option[selected]").val());
    for (Element link : page.select("main a[href$=.html]")) {
      assertTrue(link.attr("href").contains("min=0.9"), link.outerHtml());
    }
    assertEquals(
        List.of("weft networks"), page("class/Method", sure).select(".ranked .entity").eachText());
    assertTrue(page("entity/forgetting", sure).select(".empty").text().contains("Lower the least"));
  }

  @Test
  void kinds_that_are_not_sure_enough_are_hidden_in_both_directions_and_in_the_trail() {
    new Papers()
        .paper("paper/loom", "Weft", "Weft networks are networks and models.", "2021-05-02")
        .role("uses", "weft-networks", "Weft networks", "tl:Method", 0.9)
        .role("uses", "networks", "networks", "tl:Method", 0.9)
        .role("uses", "models", "models", "tl:Method", 0.9)
        .entity("weft-networks", "tl:Method", "weft networks")
        .entity("networks", "tl:Method", "networks")
        .entity("models", "tl:Method", "models")
        .kindOf("weft-networks", "networks")
        .kindOf("networks", "models")
        .triples("<entity/weft-networks#kind-of-networks> tl:confidence 0.95 .")
        .triples("<entity/networks#kind-of-models> tl:confidence 0.7 .")
        .into(store);
    Document all = page("entity/weft-networks");
    assertEquals(List.of("Method", "models", "networks"), all.select(".trails li").eachText());
    assertEquals("0.7", all.select(".trails li").get(1).attr("data-confidence"));
    Map<String, List<String>> sure = Map.of("min", List.of("0.9"));
    Document page = page("entity/weft-networks", sure);
    assertEquals(List.of("Method", "networks"), page.select(".trails li").eachText());
    assertTrue(page("entity/networks").text().contains("What it is a kind of"));
    String networks = page("entity/networks", sure).text();
    assertFalse(networks.contains("What it is a kind of"), networks);
    assertTrue(networks.contains("Kinds of it weft networks"), networks);
    assertFalse(page("entity/models", sure).text().contains("Kinds of it"));
  }

  @Test
  void the_links_to_the_blocks_of_an_entity_count_papers_as_their_headings_do() {
    new Papers()
        .paper("paper/a", "A", "Weft networks mitigate forgetting and drift.", "2021-05-02")
        .role("uses", "weft-networks", "Weft networks", "tl:Method", 0.9)
        .relation("weft-networks", "Weft networks", "tl:mitigates", "forgetting", "forgetting")
        .relation("weft-networks", "Weft networks", "tl:mitigates", "drift", "drift")
        .entity("weft-networks", "tl:Method", "weft networks")
        .entity("forgetting", "tl:Phenomenon", "forgetting")
        .entity("drift", "tl:Phenomenon", "drift")
        .into(store);
    Document page = page("entity/weft-networks");
    assertEquals("Mitigates 1 paper", page.selectFirst("#mitigates h2").text());
    assertEquals("Mitigates 1", page.selectFirst(".jump a[href=#mitigates]").text());
  }

  @Test
  void the_start_page_tells_of_the_last_run_that_read_sources_and_not_of_decisions() {
    loom();
    store.write(
        data ->
            RDFParser.fromString(
                    """
                    PREFIX tl: <https://w3id.org/tripleloom/ontology#>
                    PREFIX dc: <http://purl.org/dc/elements/1.1/>
                    PREFIX prov: <http://www.w3.org/ns/prov#>
                    <graph/catalog> {
                      <run/1> a tl:Run ; dc:source "a.jsonl" ; tl:added <paper/loom>, <paper/other> ;
                        prov:endedAtTime "2026-01-01T10:00:00Z" .
                      <run/2> a tl:Run ; prov:endedAtTime "2026-01-02T10:00:00Z" .
                    }
                    """,
                    Lang.TRIG)
                .base(store.iris().base())
                .parse(data));
    String built = page("").selectFirst(".built").text();
    assertEquals("2026-01-01 10:00 last build, 2 papers added", built);
  }

  @Test
  void hostile_text_is_text_everywhere() throws Exception {
    String body = HOSTILE + " " + "long ".repeat(1000) + "<b>end</b>.";
    new Papers()
        .paper("paper/hostile", HOSTILE, body, "2020-01-01")
        .role("uses", "hostile", HOSTILE, "tl:Method", 0.9)
        .entity("hostile", "tl:Method", HOSTILE, HOSTILE + "2")
        .into(store);
    Search.of(store).catchUp();
    for (String path :
        List.of(
            "",
            "entity/hostile",
            "entity/hostile/uses-of",
            "paper/hostile",
            "class/Method",
            "classes")) {
      Document page = page(path);
      assertTrue(page.select("main script, main img, main b b, main i").isEmpty(), path);
      assertEquals(path.equals("classes"), page.select("main :containsOwn(alert)").isEmpty(), path);
    }
    Document found = page("search", Map.of("q", List.of("<script>alert(\"x\")</script>")));
    assertTrue(found.select("main script").isEmpty());
    assertFalse(found.select(".hits li").isEmpty());

    Document paper = page("paper/hostile");
    assertEquals(HOSTILE, paper.selectFirst("h1").text());
    assertEquals("auto", paper.selectFirst("h1").attr("dir"));
    assertTrue(paper.selectFirst(".abstract p").text().endsWith("<b>end</b>."));
    assertEquals("<i>dropped</i>", paper.selectFirst("#left-out td").text());
    JsonNode data =
        new ObjectMapper().readTree(paper.selectFirst("script[type=application/ld+json]").data());
    assertEquals(HOSTILE, data.get("headline").asText());
    assertEquals("ScholarlyArticle", data.get("@type").asText());
  }

  @Test
  void mentions_that_overlap_are_marked_side_by_side_and_never_nested() {
    new Papers()
        .paper("paper/o", "On graphs", "A \uD835\uDEFC graph neural network helps.", "2020-01-01")
        .role("uses", "gnn", "graph neural network", "tl:Method", 0.9)
        .role("mentions", "nn", "neural network", "tl:Concept", 0.5)
        .entity("gnn", "tl:Method", "graph neural network")
        .entity("nn", "tl:Concept", "neural network")
        .into(store);
    Document page = page("paper/o");
    Element text = page.selectFirst(".abstract p");
    assertEquals("A \uD835\uDEFC graph neural network helps.", text.text());
    assertTrue(text.select("a a").isEmpty());
    assertEquals(List.of("graph", "neural network"), text.select("a").eachText());
    assertEquals(
        "Concept: neural network; Method: graph neural network",
        text.select("a").last().attr("title"));
  }

  @Test
  void a_users_classes_and_relations_show_up_without_code() {
    String own =
        """
        PREFIX tl: <https://w3id.org/tripleloom/ontology#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX schema: <https://schema.org/>
        PREFIX my: <https://example.org/my#>
        my:Remedy rdfs:subClassOf tl:Method ; rdfs:label "Remedy" ; tl:colour "#123456" ;
          skos:definition "What helps against forgetting." .
        my:Malady rdfs:subClassOf tl:ResearchEntity ; rdfs:label "Malady" .
        my:soothes a owl:ObjectProperty ; rdfs:subPropertyOf tl:relatesTo ; rdfs:label "soothes" ;
          tl:inverseLabel "soothed by" ; schema:domainIncludes my:Remedy .
        """;
    loom();
    new Papers()
        .paper("paper/my", "Mine", "Balm soothes catastrophic forgetting.", "2023-01-01")
        .role("uses", "balm", "Balm", "<https://example.org/my#Remedy>", 0.9)
        .relation(
            "balm",
            "Balm",
            "<https://example.org/my#soothes>",
            "catastrophic-forgetting",
            "catastrophic forgetting")
        .entity("balm", "<https://example.org/my#Remedy>, tl:Method", "balm")
        .into(store);
    store.write(
        data -> {
          Ontology.bundled()
              .model()
              .getGraph()
              .find()
              .forEachRemaining(t -> data.add(Quad.create(store.iris().ontology(), t)));
          RDFParser.fromString(own, Lang.TURTLE).parse(data.getGraph(store.iris().ontology()));
        });
    Document remedy = page("class/Remedy");
    assertEquals("Remedy", remedy.selectFirst("h1").text());
    assertTrue(remedy.text().contains("What helps against forgetting."));
    assertEquals(List.of("balm"), remedy.select(".ranked .entity").eachText());
    Element facet = remedy.select(".facet").first();
    assertTrue(facet.selectFirst("h2").text().startsWith("soothes"), facet.text());
    assertEquals(
        List.of("balm", "weft networks"),
        page("class/Method").select(".ranked .entity").eachText());
    assertTrue(page("classes").select(".branch .branch h2").text().contains("Remedy"));
    assertEquals("Remedy", page("entity/balm").selectFirst(".kind").text());
    assertTrue(
        page("entity/catastrophic-forgetting")
            .select("#soothes-of h2")
            .text()
            .startsWith("Soothed by"));
    Map<String, List<String>> chosen =
        Map.of("f", List.of("https://example.org/my#soothes:catastrophic-forgetting"));
    assertEquals(
        List.of("balm"), page("class/Method", chosen).select(".ranked .entity").eachText());
    String colours =
        new String(
            site.assets()
                .find(site.assets().own("types.css").substring(Assets.FOLDER.length()))
                .orElseThrow()
                .content(),
            StandardCharsets.UTF_8);
    assertTrue(colours.contains("#123456"));
    String malady = OntologyClass.colourOf("https://example.org/my#Malady");
    assertNotEquals(OntologyClass.colourOf(Tl.RESEARCH_ENTITY.getURI()), malady);
    assertTrue(
        Pattern.compile("\\.t-malady-[0-9a-f]+\\{--type:light-dark\\(oklch\\(from " + malady)
            .matcher(colours)
            .find(),
        colours);
  }

  @Test
  void long_lists_come_in_pages() {
    Papers papers = new Papers();
    for (int i = 0; i < 120; i++) {
      papers
          .paper(
              "paper/p" + i, "Paper " + i, "It uses the hub. " + "word ".repeat(100), "2020-01-01")
          .role("uses", "hub", "hub", "tl:Method", 0.5)
          .role("uses", "spoke-" + i, "word", "tl:Method", 0.5)
          .entity("spoke-" + i, "tl:Method", "spoke " + i);
    }
    papers.entity("hub", "tl:Method", "hub").into(store);
    Document hub = page("entity/hub");
    assertEquals("All 120 statements", hub.selectFirst("a.all").text());
    assertEquals("../entity/hub/uses-of.html", hub.selectFirst("a.all").attr("href"));
    assertEquals(25, page("entity/hub/uses-of").select(".claim").size());
    assertEquals(20, page("entity/hub/uses-of/5").select(".claim").size());
    assertTrue(site.page(new PageRequest("entity/hub/uses-of/6", Map.of())).isEmpty());
    assertEquals("hub", page("class/Method").selectFirst(".ranked .entity").text());
    assertEquals(21, page("class/Method/3").select(".ranked li").size());
    assertTrue(site.page(new PageRequest("class/Method/4", Map.of())).isEmpty());
  }

  @Test
  void pages_show_the_store_as_it_is_now() {
    loom();
    assertEquals("2 papers, 2021–2022", page("").selectFirst(".tiles li").text());
    new Papers()
        .paper("paper/new", "A new one", "It uses weft networks.", "2023-01-01")
        .role("uses", "weft-networks", "weft networks", "tl:Method", 0.9)
        .into(store);
    assertEquals("3 papers, 2021–2023", page("").selectFirst(".tiles li").text());
    assertEquals(1, page("entity/weft-networks").select("#uses-of .claim").size());
    store.write(data -> data.deleteAny(store.iris().paperGraph("paper/new"), null, null, null));
    assertTrue(page("entity/weft-networks").select("#uses-of").isEmpty());
  }

  @Test
  void an_empty_store_says_what_to_do() {
    assertTrue(page("").select(".empty").text().contains("tripleloom build"));
    assertFalse(page("classes").select(".branch").isEmpty());
    assertTrue(
        page("search", Map.of("q", List.of("anything")))
            .select(".empty")
            .text()
            .contains("Nothing"));
    assertTrue(site.page(new PageRequest("entity/none", Map.of())).isEmpty());
  }
}
