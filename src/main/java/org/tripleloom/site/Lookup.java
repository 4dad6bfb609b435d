package org.tripleloom.site;

import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.graph.Iris;
import org.tripleloom.search.Place;
import org.tripleloom.search.Thing;

/** Finds what a person or a link means by a text. */
final class Lookup {
  private static final Set<String> FOLDERS = Set.of("", "entity/", "paper/");

  private final Scope scope;
  private final DatasetGraph view;
  private final Iris iris;

  Lookup(Scope scope, DatasetGraph view) {
    this.scope = scope;
    this.view = view;
    this.iris = scope.store().iris();
  }

  /**
   * The paper or entity of this name.
   *
   * @param text IRI, IRI path, slug, or what best fits a search for it; a retired IRI leads on
   */
  Optional<Thing> find(String text) {
    String name = text.strip();
    String path = name.startsWith(iris.base()) ? name.substring(iris.base().length()) : name;
    return FOLDERS.stream()
        .sorted()
        .map(folder -> Place.find(view, iris, folder + path))
        .filter(place -> place.state() != Place.State.UNKNOWN && place.state() != Place.State.GONE)
        .flatMap(place -> Thing.read(view, iris, iris.of(place.path())).stream())
        .findFirst();
  }
}
