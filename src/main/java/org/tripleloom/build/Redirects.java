package org.tripleloom.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Iris;
import org.tripleloom.resolve.Entity;
import org.tripleloom.resolve.Memory;

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
   * @param changed entities that come, or stand otherwise than before
   */
  static Redirects between(
      DatasetGraph view, Iris iris, Memory memory, Set<String> gone, Set<Entity> changed) {
    Redirects redirects = new Redirects(new TreeMap<>());
    Names names = new Names(view, iris, memory, gone, changed);
    for (String path : gone) {
      String target = names.target(path);
      if (target != null) {
        redirects.changed.put(path, target);
      }
      view.find(iris.entities(), Node.ANY, DCTerms.isReplacedBy.asNode(), iris.of(path))
          .forEachRemaining(
              quad -> {
                String from = iris.path(quad.getSubject()).orElseThrow();
                if (memory.entity(slug(from)).isEmpty()) {
                  redirects.changed.put(from, target);
                }
              });
    }
    return redirects;
  }

  private static String slug(String path) {
    return path.substring(path.indexOf('/') + 1);
  }

  static List<Triple> triples(Iris iris, String from, String to) {
    return to == null
        ? List.of()
        : List.of(Triple.create(iris.of(from), DCTerms.isReplacedBy.asNode(), iris.of(to)));
  }

  /** Who has a name now: as the store has it where nothing changed. */
  private static final class Names {
    private final DatasetGraph view;
    private final Iris iris;
    private final Memory memory;
    private final Set<String> gone;
    private final Map<String, SortedSet<String>> changed = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    Names(DatasetGraph view, Iris iris, Memory memory, Set<String> gone, Set<Entity> changedOnes) {
      this.view = view;
      this.iris = iris;
      this.memory = memory;
      this.gone = gone;
      for (Entity entity : changedOnes) {
        known.add(entity.slug());
        List<String> names = new ArrayList<>(entity.altLabels());
        names.add(entity.prefLabel());
        for (String name : names) {
          changed.computeIfAbsent(name, n -> new TreeSet<>()).add(entity.slug());
        }
      }
    }

    String target(String path) {
      List<String> names = names(path, SKOS.prefLabel.asNode());
      names.addAll(names(path, SKOS.altLabel.asNode()));
      for (String name : names) {
        Entity largest = null;
        for (String slug : called(name)) {
          Entity entity = memory.entity(slug).orElseThrow();
          largest = largest == null || entity.papers() > largest.papers() ? entity : largest;
        }
        if (largest != null) {
          return largest.path();
        }
      }
      return null;
    }

    private SortedSet<String> called(String name) {
      SortedSet<String> called = new TreeSet<>(changed.getOrDefault(name, new TreeSet<>()));
      Node text = NodeFactory.createLiteralString(name);
      for (Node property : List.of(SKOS.prefLabel.asNode(), SKOS.altLabel.asNode())) {
        view.find(iris.entities(), Node.ANY, property, text)
            .forEachRemaining(
                quad -> {
                  String path = iris.path(quad.getSubject()).orElseThrow();
                  if (!gone.contains(path) && !known.contains(slug(path))) {
                    called.add(slug(path));
                  }
                });
      }
      return called;
    }

    private List<String> names(String path, Node property) {
      List<String> names = new ArrayList<>();
      view.find(iris.entities(), iris.of(path), property, Node.ANY)
          .forEachRemaining(quad -> names.add(quad.getObject().getLiteralLexicalForm()));
      names.sort(null);
      return names;
    }
  }
}
