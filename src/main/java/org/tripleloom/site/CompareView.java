package org.tripleloom.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two to four entities side by side. */
final class CompareView implements PageView {
  /** The parameter that names an entity, more than once. */
  static final String ENTITY = "e";

  static final int MOST = 4;

  private final Scope scope;

  CompareView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<NavEntry> entry() {
    return Optional.of(new NavEntry("compare", "Compare", false));
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().equals("compare")) {
      return Optional.empty();
    }
    Present present = scope.present();
    Lookup lookup = new Lookup(scope, present);
    Set<Integer> chosen = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String name : request.all(ENTITY)) {
      if (!name.isBlank() && chosen.size() + unknown.size() < MOST) {
        lookup
            .find(name, Lookup.ENTITIES)
            .ifPresentOrElse(
                found -> {
                  if (!present.index().isPaper(found)) {
                    chosen.add(found);
                  }
                },
                () -> unknown.add(name));
      }
    }
    List<Integer> compared = List.copyOf(chosen);
    ComparePage page =
        scope
            .store()
            .read(
                view -> {
                  Evidence evidence = new Evidence(present, scope.store().iris(), view);
                  return new Comparison(present, evidence, compared, request.least()).page(unknown);
                });
    List<String> labels = page.compared().stream().map(EntityLink::label).toList();
    String title = labels.size() < 2 ? "Compare" : String.join(", ", labels);
    return Optional.of(
        scope.render("compare.jte", scope.claimed(title, request, "frozen-compare.js"), page));
  }
}
