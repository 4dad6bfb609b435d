package org.tripleloom.site;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.Tl;

/** The tree of classes and of kinds. */
final class ClassesView implements PageView {
  private static final int ROOTS = 12;
  private static final int CHILDREN = 8;
  private static final int DEPTH = 3;

  private final Scope scope;

  ClassesView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<NavEntry> entry() {
    return Optional.of(new NavEntry("classes", "Classes", false));
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().equals("classes")) {
      return Optional.empty();
    }
    Present present = scope.present();
    int[] counts = present.index().paperCounts(request.least());
    ClassTree tree =
        new ClassTree(branches(present, Tl.RESEARCH_ENTITY.getURI(), counts, new HashSet<>()));
    return Optional.of(
        scope.render(
            "classes.jte",
            scope
                .frame("Classes and kinds", request)
                .described("What papers speak of, by class and kind."),
            tree));
  }

  private List<ClassTree.Branch> branches(
      Present present, String parent, int[] counts, Set<String> above) {
    return present.ontology().subclasses(parent).stream()
        .filter(type -> above.add(type.iri()))
        .map(
            type ->
                new ClassTree.Branch(
                    type.label(),
                    TypeColours.name(type),
                    present.path(type),
                    type.definition(),
                    (int) present.entities(type).filter(entity -> counts[entity] > 0).count(),
                    branches(present, type.iri(), counts, above),
                    roots(present, type, counts)))
        .toList();
  }

  /** Entities of a class that are of no wider kind and have kinds. */
  private List<ClassTree.Kind> roots(Present present, OntologyClass type, int[] counts) {
    ClaimIndex index = present.index();
    return present
        .entities(type)
        .filter(
            entity ->
                counts[entity] > 0
                    && index.narrower(entity).length > 0
                    && index.broader(entity).length == 0)
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer entity) -> -size(index, entity, counts))
                .thenComparing(index::path))
        .limit(ROOTS)
        .map(entity -> kind(present, entity, counts, DEPTH))
        .toList();
  }

  private static int size(ClaimIndex index, int entity, int[] counts) {
    return counts[entity] + Arrays.stream(index.narrower(entity)).map(kind -> counts[kind]).sum();
  }

  private ClassTree.Kind kind(Present present, int entity, int[] counts, int depth) {
    int[] kinds =
        depth == 0
            ? new int[0]
            : IntStream.of(present.index().narrower(entity))
                .filter(kind -> counts[kind] > 0)
                .toArray();
    return new ClassTree.Kind(
        present.link(entity, counts[entity]),
        Arrays.stream(kinds)
            .limit(CHILDREN)
            .mapToObj(kind -> kind(present, kind, counts, depth - 1))
            .toList(),
        Math.max(0, kinds.length - CHILDREN));
  }
}
