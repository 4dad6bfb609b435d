package org.tripleloom.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Completion;
import org.tripleloom.search.Hit;
import org.tripleloom.search.LiveIndex;
import org.tripleloom.search.Match;
import org.tripleloom.search.Paths;
import org.tripleloom.search.Place;
import org.tripleloom.search.Search;
import org.tripleloom.search.SearchResult;
import org.tripleloom.search.Thing;
import org.tripleloom.site.Links;
import org.tripleloom.vocab.Tl;

/** What the JSON API answers; {@code api/openapi.json} describes each. */
final class ApiAnswers {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int STATEMENTS = 50;
  private static final int MOST_PAGES = 42_949_672;
  private static final int MOST_NARROWER = 100;
  private static final int COMPLETIONS = 10;

  private final Store store;
  private final Iris iris;

  ApiAnswers(Store store) {
    this.store = store;
    this.iris = store.iris();
  }

  JsonNode search(Parameters given, String path) {
    String text = given.text("q");
    Set<String> types = given.all("type").stream().map(ApiAnswers::iri).collect(Collectors.toSet());
    int page = given.number("page", 1, 1, Search.MAX_PAGE);
    SearchResult result = Search.of(store).find(text, types, page);
    ObjectNode answer = JSON.objectNode();
    answer.put("query", text).put("page", page).put("pageSize", result.pageSize());
    answer.put("total", result.total()).put("approximate", result.approximate());
    ObjectNode counts = answer.putObject("types");
    result.types().forEach((type, count) -> counts.put(name(type), count));
    ArrayNode hits = answer.putArray("hits");
    result.hits().forEach(hit -> hits.add(hit(hit)));
    if (result.hasMore()) {
      StringBuilder next = new StringBuilder("search?q=").append(Links.form(text));
      given.all("type").forEach(type -> next.append("&type=").append(Links.form(type)));
      answer.put("next", next.append("&page=").append(page + 1).toString());
    }
    return answer;
  }

  private ObjectNode hit(Hit hit) {
    ObjectNode node = JSON.objectNode();
    node.put("path", hit.path()).put("iri", iris.of(hit.path()).getURI());
    node.put("kind", hit.kind().label()).put("label", hit.label()).put("type", name(hit.type()));
    node.put("papers", hit.papers()).put("score", hit.score());
    ObjectNode match = node.putObject("match");
    match.put("field", hit.match().field().label()).put("text", hit.match().text());
    match.set("highlights", highlights(hit.match().text(), hit.match().highlights()));
    return node;
  }

  /** In code points, as all offsets that the product gives to others. */
  private static ArrayNode highlights(String text, List<Match.Highlight> highlights) {
    ArrayNode array = JSON.arrayNode();
    for (Match.Highlight one : highlights) {
      array
          .addArray()
          .add(text.codePointCount(0, one.begin()))
          .add(text.codePointCount(0, one.end()));
    }
    return array;
  }

  JsonNode complete(Parameters given, String path) {
    String prefix = given.optional("q").orElse("");
    int limit = given.number("limit", COMPLETIONS, 1, Search.MAX_COMPLETIONS);
    ObjectNode answer = JSON.objectNode().put("query", prefix);
    ArrayNode completions = answer.putArray("completions");
    for (Completion one : Search.of(store).complete(prefix, limit)) {
      ObjectNode node = completions.addObject();
      node.put("path", iris.path(iris.entity(one.slug())).orElseThrow());
      node.put("label", one.label()).put("form", one.form());
      node.set("highlights", highlights(one.form(), one.highlights()));
      node.put("type", name(one.type())).put("papers", one.papers());
    }
    return answer;
  }

  JsonNode entity(Parameters given, String path) {
    String property = given.optional("property").map(ApiAnswers::iri).orElse(null);
    double least = given.share("least", 0);
    int page = given.number("page", 1, 1, MOST_PAGES);
    ClaimIndex index = LiveIndex.of(store).current();
    return store.read(
        view -> {
          ApiJson json = new ApiJson(view, iris, index);
          ObjectNode answer = json.entity(path, MOST_NARROWER);
          List<Integer> claims = new ArrayList<>();
          int entity = index.find(path);
          if (entity >= 0) {
            index.about(
                entity,
                least,
                claim -> {
                  if (property == null
                      || index.properties().get(index.property(claim)).equals(property)) {
                    claims.add(claim);
                  }
                });
          }
          answer.put("claims", claims.size()).put("page", page).put("pageSize", STATEMENTS);
          int from = (int) Math.min((page - 1L) * STATEMENTS, claims.size());
          int to = Math.min(from + STATEMENTS, claims.size());
          answer.set("statements", json.statements(claims.subList(from, to)));
          if (to < claims.size()) {
            answer.put("next", next(path, given, page + 1));
          }
          return answer;
        });
  }

  private static String next(String path, Parameters given, int page) {
    Set<String> parts = new LinkedHashSet<>();
    for (String name : List.of("property", "least")) {
      given.optional(name).ifPresent(value -> parts.add(name + "=" + Links.form(value)));
    }
    parts.add("page=" + page);
    return Links.form(path.substring(path.indexOf('/') + 1)) + "?" + String.join("&", parts);
  }

  JsonNode paper(Parameters given, String path) {
    ClaimIndex index = LiveIndex.of(store).current();
    return store.read(
        view -> {
          ApiJson json = new ApiJson(view, iris, index);
          ObjectNode answer = json.paper(path);
          List<Integer> claims = new ArrayList<>();
          int paper = index.find(path);
          if (paper >= 0) {
            index.inPaper(paper, 0, claims::add);
          }
          answer.set("statements", json.statements(claims));
          return answer;
        });
  }

  JsonNode path(Parameters given, String path) {
    String from = end(given, "from");
    String to = end(given, "to");
    double least = given.share("least", Paths.USUAL_LEAST);
    ClaimIndex index = LiveIndex.of(store).current();
    return store.read(
        view -> {
          ApiJson json = new ApiJson(view, iris, index);
          ObjectNode answer = JSON.objectNode();
          answer.set("from", json.thing(from));
          answer.set("to", json.thing(to));
          ArrayNode ways = answer.putArray("ways");
          for (Paths.Way way : Paths.between(view, iris, index, from, to, least)) {
            ObjectNode node = ways.addObject();
            ArrayNode stops = node.putArray("stops");
            way.stops().stream().map(Thing::path).forEach(stop -> stops.add(json.thing(stop)));
            ArrayNode steps = node.putArray("steps");
            way.steps().forEach(step -> steps.add(json.statement(step)));
          }
          return answer;
        });
  }

  /** An IRI, an IRI path or the slug of an entity. */
  private String end(Parameters given, String name) {
    String text = given.text(name);
    String base = iris.base();
    String path = text.startsWith(base) ? text.substring(base.length()) : text;
    String asked = path.matches("(entity|paper)/.+") ? path : "entity/" + path;
    Place place = store.read(view -> Place.find(view, iris, asked));
    return switch (place.state()) {
      case STANDS, MOVED -> place.path();
      default -> throw Problem.BAD_PARAMETER.at(name, "names nothing in this store: " + text);
    };
  }

  JsonNode stats(Parameters given, String path) {
    ClaimIndex index = LiveIndex.of(store).current();
    ObjectNode answer = JSON.objectNode();
    answer.put("base", iris.base()).put("commit", LiveIndex.of(store).shown().toString());
    answer.put("papers", index.papers()).put("entities", index.entities());
    answer.put("claims", index.claims());
    Map<String, Long> types = new TreeMap<>();
    for (int entity = index.papers(); entity < index.things(); entity++) {
      Arrays.stream(index.types(entity))
          .forEach(type -> types.merge(name(index.classes().get(type)), 1L, Long::sum));
    }
    Map<String, Long> properties = new TreeMap<>();
    for (int claim = 0; claim < index.claims(); claim++) {
      properties.merge(name(index.properties().get(index.property(claim))), 1L, Long::sum);
    }
    types.forEach(answer.putObject("entitiesByType")::put);
    properties.forEach(answer.putObject("claimsByProperty")::put);
    Map<Integer, Integer> years = new TreeMap<>();
    for (int paper = 0; paper < index.papers(); paper++) {
      years.merge(index.year(paper), 1, Integer::sum);
    }
    years.remove(0);
    ArrayNode byYear = answer.putArray("papersByYear");
    years.forEach((year, n) -> byYear.addObject().put("year", year).put("papers", n));
    return answer;
  }

  /** The local name of a term of our ontology, another's IRI. */
  static String name(String iri) {
    return iri.startsWith(Tl.NS) ? iri.substring(Tl.NS.length()) : iri;
  }

  private static String iri(String name) {
    return name.contains(":") ? name : Tl.NS + name;
  }
}
