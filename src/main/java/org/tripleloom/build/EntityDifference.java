package org.tripleloom.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.EntityGraph;
import org.tripleloom.graph.Iris;
import org.tripleloom.resolve.Entity;
import org.tripleloom.resolve.Resolved;
import org.tripleloom.vocab.Tl;

/**
 * The entities that stand otherwise in the store than a resolution has them.
 *
 * @param changed new and changed ones, each with its line before or null
 * @param gone the IRI paths of those that nobody speaks of now, with their line before
 */
record EntityDifference(Map<Entity, String> changed, Map<String, String> gone) {
  /** Reads the entities' graph once. */
  static EntityDifference between(
      DatasetGraph view, Iris iris, List<Entity> resolved, ToLongFunction<Entity> claims) {
    Map<Node, Entity> wanted = new HashMap<>();
    resolved.forEach(entity -> wanted.put(iris.entity(entity.slug()), entity));
    Map<Entity, String> differing = new LinkedHashMap<>();
    Map<String, String> gone = new LinkedHashMap<>();
    List<Node> standing = new ArrayList<>();
    Node researchEntity = Tl.RESEARCH_ENTITY.asNode();
    view.find(iris.entities(), Node.ANY, RDF.type.asNode(), researchEntity)
        .forEachRemaining(quad -> standing.add(quad.getSubject()));
    for (Node node : standing) {
      List<Triple> triples = new ArrayList<>();
      for (Node subject : EntityGraph.subjects(view, iris, node)) {
        view.find(iris.entities(), subject, Node.ANY, Node.ANY)
            .forEachRemaining(quad -> triples.add(quad.asTriple()));
      }
      Entity entity = wanted.remove(node);
      if (entity == null) {
        gone.put(iris.path(node).orElseThrow(), line(triples));
      } else {
        List<Triple> should = EntityGraph.of(iris, entity, claims.applyAsLong(entity));
        if (!new HashSet<>(should).equals(new HashSet<>(triples))) {
          differing.put(entity, line(triples));
        }
      }
    }
    wanted.values().forEach(entity -> differing.put(entity, null));
    return new EntityDifference(differing, gone);
  }

  /**
   * Where the graph shows what the last resolution came to, and the counts of before.
   *
   * @param entities what came out otherwise, by slug
   */
  static EntityDifference of(
      Iris iris,
      Map<String, Resolved.Change<Entity>> entities,
      ToLongFunction<Entity> claims,
      ToLongFunction<Entity> claimsBefore) {
    Map<Entity, String> differing = new LinkedHashMap<>();
    Map<String, String> gone = new LinkedHashMap<>();
    entities.forEach(
        (slug, change) -> {
          Entity old = change.before();
          Entity now = change.after();
          if (now == null) {
            gone.put(old.path(), line(old));
          } else if (old == null) {
            differing.put(now, null);
          } else {
            List<Triple> stood = EntityGraph.of(iris, old, claimsBefore.applyAsLong(old));
            List<Triple> should = EntityGraph.of(iris, now, claims.applyAsLong(now));
            if (!new HashSet<>(should).equals(new HashSet<>(stood))) {
              differing.put(now, line(old));
            }
          }
        });
    return new EntityDifference(differing, gone);
  }

  /** Type and label, as {@link Changes#entities} has them. */
  static String line(Entity entity) {
    return entity.type().label() + " " + entity.prefLabel();
  }

  private static String line(List<Triple> triples) {
    String type = "";
    String label = "";
    for (Triple triple : triples) {
      if (triple.getPredicate().equals(SKOS.prefLabel.asNode())) {
        label = triple.getObject().getLiteralLexicalForm();
      } else if (triple.getPredicate().equals(RDF.type.asNode())
          && !triple.getObject().equals(Tl.KIND_LINK.asNode())
          && triple.getObject().getURI().startsWith(Tl.NS)
          && !triple.getObject().equals(Tl.RESEARCH_ENTITY.asNode())) {
        type = triple.getObject().getURI().substring(Tl.NS.length());
      }
    }
    return type + " " + label;
  }
}
