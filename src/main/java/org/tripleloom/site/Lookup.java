package org.tripleloom.site;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tripleloom.graph.Iris;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Hit;
import org.tripleloom.search.Place;
import org.tripleloom.search.Search;
import org.tripleloom.vocab.Tl;

/** Finds what a person or a link means by a text. */
final class Lookup {
  /** For texts that mean no paper. */
  static final Set<String> ENTITIES = Set.of(Tl.RESEARCH_ENTITY.getURI());

  private static final List<String> FOLDERS = List.of("", "entity/", "paper/");

  private final Scope scope;
  private final ClaimIndex index;
  private final Iris iris;

  Lookup(Scope scope, Present present) {
    this.scope = scope;
    this.index = present.index();
    this.iris = scope.store().iris();
  }

  /**
   * The number of the paper or entity of this name.
   *
   * @param text IRI, IRI path, slug, or what best fits a search for it; a retired IRI leads on
   * @param classes that a search looks for, by IRI; empty for all
   */
  OptionalInt find(String text, Set<String> classes) {
    String name = text.strip();
    String path = name.startsWith(iris.base()) ? name.substring(iris.base().length()) : name;
    Optional<Integer> known =
        FOLDERS.stream().map(folder -> place(folder + path)).filter(n -> n >= 0).findFirst();
    return known
        .or(() -> searched(name, classes))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  private int place(String path) {
    int found = index.find(path);
    if (found >= 0) {
      return found;
    }
    Place place = scope.store().read(view -> Place.find(view, iris, path));
    return place.state() == Place.State.MOVED ? index.find(place.path()) : -1;
  }

  private Optional<Integer> searched(String name, Set<String> classes) {
    return name.isEmpty()
        ? Optional.empty()
        : Search.of(scope.store()).find(name, classes, 1).hits().stream()
            .map(Hit::path)
            .map(index::find)
            .filter(number -> number >= 0)
            .findFirst();
  }
}
