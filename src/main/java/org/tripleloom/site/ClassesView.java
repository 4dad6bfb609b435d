package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.Tl;

/** The tree of classes and of kinds. */
final class ClassesView implements PageView {
  private static final int ROOTS = 12;
  private static final int CHILDREN = 8;

  /** On the whole page. */
  private static final int KINDS = 600;

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
                    roots(present, type, counts, KINDS / present.entityClasses().size())))
        .toList();
  }

  /**
   * Entities of a class that are of no wider kind and have kinds; those in most papers open first,
   * until there is no more room.
   */
  private static List<ClassTree.Kind> roots(
      Present present, OntologyClass type, int[] counts, int room) {
    ClaimIndex index = present.index();
    List<Growing> roots =
        present
            .entities(type)
            .filter(
                entity ->
                    counts[entity] > 0
                        && index.narrower(entity).length > 0
                        && index.broader(entity).length == 0)
            .mapToObj(entity -> new Growing(entity, size(index, entity, counts)))
            .sorted()
            .limit(ROOTS)
            .toList();
    PriorityQueue<Growing> open = new PriorityQueue<>(roots);
    int left = room - roots.size();
    while (left > 0 && !open.isEmpty()) {
      Growing next = open.remove();
      IntStream.of(index.narrower(next.entity))
          .filter(kind -> counts[kind] > 0)
          .limit(Math.min(left, CHILDREN))
          .mapToObj(kind -> new Growing(kind, counts[kind]))
          .forEach(next.kinds::add);
      left -= next.kinds.size();
      open.addAll(next.kinds);
    }
    return roots.stream().map(root -> root.grown(present, counts)).toList();
  }

  private static int size(ClaimIndex index, int entity, int[] counts) {
    return counts[entity] + Arrays.stream(index.narrower(entity)).map(kind -> counts[kind]).sum();
  }

  /** A kind of the tree while it grows. */
  private static final class Growing implements Comparable<Growing> {
    private final int entity;
    private final int size;
    private final List<Growing> kinds = new ArrayList<>();

    Growing(int entity, int size) {
      this.entity = entity;
      this.size = size;
    }

    /** The largest first. */
    @Override
    public int compareTo(Growing other) {
      return size != other.size
          ? Integer.compare(other.size, size)
          : Integer.compare(entity, other.entity);
    }

    ClassTree.Kind grown(Present present, int[] counts) {
      int all =
          (int) IntStream.of(present.index().narrower(entity)).filter(k -> counts[k] > 0).count();
      return new ClassTree.Kind(
          present.link(entity, counts[entity]),
          kinds.stream().map(kind -> kind.grown(present, counts)).toList(),
          all - kinds.size());
    }
  }
}
