package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;

class PathsTest {
  private static final String PREFIXES =
      """
      PREFIX tl: <https://w3id.org/tripleloom/ontology#>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      """;

  @TempDir Path folder;
  private Store store;
  private int claims;

  @BeforeEach
  void open() {
    store = Store.openOrCreate(folder.resolve("s"), null);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void write(String trig) {
    store.write(
        data ->
            RDFParser.fromString(PREFIXES + trig, Lang.TRIG).base(store.iris().base()).parse(data));
  }

  private void entities(String... slugs) {
    for (String slug : slugs) {
      write(
          "<graph/entities> { <entity/%s> a tl:ResearchEntity, tl:Concept ; skos:prefLabel '%s' }"
              .formatted(slug, slug));
    }
  }

  private void paper(String id) {
    write(
        "<graph/paper/%s> { <paper/%s> a tl:Paper ; dcterms:title 'Paper %s' }"
            .formatted(id, id, id));
  }

  private void claim(
      String paper, String subject, String property, String object, double confidence) {
    String hash = String.format("%032x", ++claims);
    write(
        """
        <graph/paper/%1$s> {
          <%2$s> tl:%3$s <entity/%4$s> .
          <claim/%6$s> a tl:Claim ; rdf:subject <%2$s> ; rdf:predicate tl:%3$s ;
            rdf:object <entity/%4$s> ; tl:confidence %5$s ; tl:statedIn <paper/%1$s> ;
            tl:sentence "%2$s %3$s %4$s at %5$s." }
        """
            .formatted(paper, subject, property, object, confidence, hash));
  }

  private List<String> ways(String from, String to, double least) {
    return store.read(
        view ->
            Paths.between(
                    view,
                    store.iris(),
                    LiveIndex.of(store).refresh(),
                    "entity/" + from,
                    "entity/" + to,
                    least)
                .stream()
                .map(
                    way ->
                        way.stops().stream()
                            .map(stop -> stop.path().replaceFirst("entity/", ""))
                            .collect(Collectors.joining(" ")))
                .toList());
  }

  @Test
  void a_statement_between_the_two_is_the_first_way_with_its_surest_sentence() {
    entities("a", "b");
    paper("1");
    paper("2");
    claim("1", "entity/a", "mitigates", "b", 0.6);
    claim("2", "entity/a", "mitigates", "b", 0.9);
    claim("1", "paper/1", "uses", "a", 0.9);
    claim("1", "paper/1", "studies", "b", 0.9);
    assertEquals(List.of("a b", "a paper/1 b"), ways("a", "b", 0.5));
    assertEquals(List.of("b a", "b paper/1 a"), ways("b", "a", 0.5));
    store.read(
        view -> {
          Paths.Way way =
              Paths.between(
                      view,
                      store.iris(),
                      LiveIndex.of(store).current(),
                      "entity/b",
                      "entity/a",
                      0.5)
                  .get(0);
          assertEquals("entity/a mitigates b at 0.9.", way.steps().get(0).sentence());
          assertEquals("paper/2", way.steps().get(0).paper());
          return null;
        });
  }

  @Test
  void steps_go_along_statements_and_against_them() {
    entities("a", "m", "n", "b");
    paper("1");
    claim("1", "entity/m", "basedOn", "a", 0.9);
    claim("1", "entity/m", "usedFor", "n", 0.9);
    claim("1", "entity/b", "partOf", "n", 0.9);
    assertEquals(List.of("a m n b"), ways("a", "b", 0.5));
  }

  @Test
  void steps_that_are_not_sure_enough_are_no_way() {
    entities("a", "m", "b");
    paper("1");
    claim("1", "entity/a", "usedFor", "m", 0.4);
    claim("1", "entity/m", "usedFor", "b", 0.9);
    assertEquals(List.of(), ways("a", "b", 0.5));
    assertEquals(List.of("a m b"), ways("a", "b", 0.3));
  }

  @Test
  void hubs_are_not_passed_through_but_may_be_an_end() {
    entities("a", "hub", "b", "far");
    for (int i = 0; i < 60; i++) {
      paper("h" + i);
      claim("h" + i, "paper/h" + i, "mentions", "hub", 0.9);
    }
    claim("h0", "entity/a", "usedFor", "hub", 0.9);
    claim("h1", "entity/b", "usedFor", "hub", 0.9);
    assertEquals(List.of(), ways("a", "b", 0.5));
    assertEquals("a hub", ways("a", "hub", 0.5).get(0));
  }

  @Test
  void a_way_makes_no_detour_between_stops_that_are_joined() {
    entities("a", "m", "n", "b");
    paper("1");
    claim("1", "entity/a", "usedFor", "m", 0.9);
    claim("1", "entity/m", "usedFor", "b", 0.9);
    claim("1", "entity/m", "usedFor", "n", 0.9);
    claim("1", "entity/n", "usedFor", "b", 0.9);
    assertEquals(List.of("a m b"), ways("a", "b", 0.5));
  }

  @Test
  void of_many_ways_five_are_given_the_surest_and_most_special_first() {
    entities("a", "b");
    for (int i = 0; i < 9; i++) {
      entities("m" + i);
      paper("p" + i);
      claim("p" + i, "entity/a", "usedFor", "m" + i, 0.5 + i * 0.05);
      claim("p" + i, "entity/m" + i, "usedFor", "b", 0.9);
      claim("p" + i, "paper/p" + i, "mentions", "a", 0.95);
      claim("p" + i, "paper/p" + i, "mentions", "b", 0.95);
    }
    List<String> ways = ways("a", "b", 0.5);
    assertEquals(5, ways.size());
    assertEquals("a m8 b", ways.get(0));
    assertTrue(
        ways.stream().filter(way -> way.contains("paper/")).count() <= 2,
        "most ways say more than that papers speak of both: " + ways);
  }

  @Test
  void what_is_not_joined_unknown_or_the_same_has_no_way() {
    entities("a", "b");
    paper("1");
    claim("1", "paper/1", "uses", "a", 0.9);
    assertEquals(List.of(), ways("a", "b", 0));
    assertEquals(List.of(), ways("a", "none", 0));
    assertEquals(List.of(), ways("a", "a", 0));
  }
}
