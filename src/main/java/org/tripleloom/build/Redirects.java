package org.tripleloom.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Iris;
import org.tripleloom.resolve.Entity;

/**
 * Where readers of a slug that is no entity any more find what it named: at the entity that has its
 * label now, else one of its other names. The entity in most papers, when several have it.
 *
 * @param changed IRI paths of former entities, each with the path that it leads to now, or null
 *     when nobody speaks any more of what it named
 */
record Redirects(Map<String, String> changed) {
  /**
   * @param gone IRI paths of entities that stand in the store and go now
   */
  static Redirects between(
      DatasetGraph view, Iris iris, List<Entity> resolved, Collection<String> gone) {
    Map<String, String> standing = new HashMap<>();
    view.find(iris.entities(), Node.ANY, DCTerms.isReplacedBy.asNode(), Node.ANY)
        .forEachRemaining(
            quad -> standing.put(path(iris, quad.getSubject()), path(iris, quad.getObject())));
    Map<String, String> changed = new TreeMap<>();
    if (standing.isEmpty() && gone.isEmpty()) {
      return new Redirects(changed);
    }
    Map<String, Entity> byPath = new HashMap<>();
    resolved.forEach(entity -> byPath.put(entity.path(), entity));
    Map<String, Entity> byName = byName(resolved);
    for (String path : gone) {
      String target = target(view, iris, path, byName);
      if (target != null) {
        changed.put(path, target);
      }
    }
    standing.forEach(
        (from, to) -> {
          if (!byPath.containsKey(from) && !byPath.containsKey(to)) {
            changed.put(from, target(view, iris, to, byName));
          }
        });
    return new Redirects(changed);
  }

  static List<Triple> triples(Iris iris, String from, String to) {
    return to == null
        ? List.of()
        : List.of(Triple.create(iris.of(from), DCTerms.isReplacedBy.asNode(), iris.of(to)));
  }

  private static Map<String, Entity> byName(List<Entity> resolved) {
    Map<String, Entity> byName = new HashMap<>();
    for (Entity entity : resolved) {
      byName.merge(entity.prefLabel(), entity, Redirects::larger);
      entity.altLabels().forEach(name -> byName.merge(name, entity, Redirects::larger));
    }
    return byName;
  }

  private static Entity larger(Entity a, Entity b) {
    return b.papers() > a.papers() ? b : a;
  }

  private static String target(
      DatasetGraph view, Iris iris, String path, Map<String, Entity> byName) {
    List<String> names = new ArrayList<>(names(view, iris, path, SKOS.prefLabel.asNode()));
    names.addAll(names(view, iris, path, SKOS.altLabel.asNode()));
    return names.stream()
        .filter(byName::containsKey)
        .findFirst()
        .map(name -> byName.get(name).path())
        .orElse(null);
  }

  private static List<String> names(DatasetGraph view, Iris iris, String path, Node property) {
    List<String> names = new ArrayList<>();
    view.find(iris.entities(), iris.of(path), property, Node.ANY)
        .forEachRemaining((Quad quad) -> names.add(quad.getObject().getLiteralLexicalForm()));
    names.sort(null);
    return names;
  }

  private static String path(Iris iris, Node node) {
    return iris.path(node).orElseThrow();
  }
}
