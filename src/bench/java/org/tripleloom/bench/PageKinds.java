package org.tripleloom.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Addresses of every kind of page, several of each, no two of which show the same. */
final class PageKinds {
  private static final List<String> CLASSES =
      List.of("Method", "Task", "Phenomenon", "Concept", "Dataset", "Metric");

  private final String base;
  private final List<String> slugs;

  /**
   * @param entities IRIs
   */
  PageKinds(URI base, List<String> entities) {
    this.base = base.toString();
    this.slugs =
        entities.stream()
            .map(iri -> URI.create(iri).getRawPath().replaceFirst("/entity/", ""))
            .toList();
  }

  /** By the name of the kind. */
  Map<String, List<String>> addresses() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    // what counts everything does so anew for every least confidence
    kinds.put("page: start", some(i -> "?min=0." + (100 + i)));
    kinds.put("page: classes", some(i -> "classes.html?min=0." + (100 + i)));
    kinds.put("page: class", some(i -> of(i) + ".html?min=0." + (100 + i)));
    kinds.put("page: class, filtered", some(i -> of(i) + ".html?f=mentions-of:&name=" + name(i)));
    kinds.put("page: trends", some(i -> "trends.html?min=0." + (100 + i)));
    kinds.put("page: trends of three", some(i -> "trends.html?e=" + three(i, "&e=")));
    kinds.put("page: compare", some(i -> "compare.html?e=" + three(i, "&e=")));
    kinds.put("page: path", some(i -> "path.html?from=" + slug(i) + "&to=" + slug(i + 1)));
    kinds.put("page: graph", some(i -> "graph.html?focus=" + slug(i)));
    kinds.put("page: search", some(i -> "search.html?q=" + name(i)));
    kinds.put("page: whole block", some(i -> "entity/" + slug(i) + "/mentions-of.html"));
    kinds.put("page: dataset", some(i -> "dataset.html?min=0." + (100 + i)));
    kinds.put("page: ontology", some(i -> "ontology.html?min=0." + (100 + i)));
    kinds.put("page: query", some(i -> "query.html?min=0." + (100 + i)));
    kinds.put("API: search", some(i -> "api/search?q=" + name(i)));
    kinds.put("API: completion", some(i -> "api/complete?q=" + name(i)));
    kinds.put("API: entity", some(i -> "api/entity/" + slug(i)));
    return kinds;
  }

  private List<String> some(IntFunction<String> address) {
    List<String> all = new ArrayList<>();
    IntStream.range(0, slugs.size()).mapToObj(address).map(base::concat).forEach(all::add);
    return all;
  }

  private static String of(int number) {
    return "class/" + CLASSES.get(number % CLASSES.size());
  }

  private String slug(int number) {
    return slugs.get(number % slugs.size());
  }

  private String three(int number, String between) {
    return slug(number) + between + slug(number + 1) + between + slug(number + 2);
  }

  private String name(int number) {
    return URLEncoder.encode(slug(number).replace('-', ' '), StandardCharsets.UTF_8);
  }
}
