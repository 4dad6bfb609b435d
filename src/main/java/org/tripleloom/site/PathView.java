package org.tripleloom.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.graph.Iris;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Paths;
import org.tripleloom.search.Statement;
import org.tripleloom.search.Thing;
import org.tripleloom.vocab.OntologyProperty;

/** Short ways between two papers or entities, each step with its sentence. */
final class PathView implements PageView {
  private final Scope scope;

  PathView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<NavEntry> entry() {
    return Optional.of(new NavEntry("path", "Paths", false));
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().equals("path")) {
      return Optional.empty();
    }
    Present present = scope.present();
    List<String> unknown = new ArrayList<>();
    OptionalInt from = end(request, "from", present, unknown);
    OptionalInt to = end(request, "to", present, unknown);
    double least = request.least() > 0 ? request.least() : Paths.USUAL_LEAST;
    boolean both = from.isPresent() && to.isPresent();
    PathPage page =
        new PathPage(
            from.isPresent() ? present.link(from.getAsInt()) : null,
            to.isPresent() ? present.link(to.getAsInt()) : null,
            both ? ways(present, from.getAsInt(), to.getAsInt(), least) : List.of(),
            Math.round(least * 100) + " %",
            unknown,
            both && from.getAsInt() == to.getAsInt());
    String title =
        both ? "From " + page.from().label() + " to " + page.to().label() : "Paths with proof";
    return Optional.of(
        scope.render("path.jte", scope.claimed(title, request, "frozen-path.js"), page));
  }

  private OptionalInt end(PageRequest request, String name, Present present, List<String> unknown) {
    Optional<String> text = request.parameter(name).filter(given -> !given.isBlank());
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt found = new Lookup(scope, present).find(text.get(), Set.of());
    if (found.isEmpty()) {
      unknown.add(text.get());
    }
    return found;
  }

  private List<PathPage.Way> ways(Present present, int from, int to, double least) {
    Iris iris = scope.store().iris();
    ClaimIndex index = present.index();
    return scope
        .store()
        .read(
            view ->
                Paths.between(view, iris, index, index.path(from), index.path(to), least).stream()
                    .map(way -> way(present, view, way))
                    .toList());
  }

  private PathPage.Way way(Present present, DatasetGraph view, Paths.Way way) {
    ClaimIndex index = present.index();
    Evidence evidence = new Evidence(present, scope.store().iris(), view);
    List<EntityLink> stops = new ArrayList<>();
    for (Thing stop : way.stops()) {
      stops.add(present.link(index.find(stop.path())));
    }
    List<PathPage.Step> steps = new ArrayList<>();
    for (int i = 0; i < way.steps().size(); i++) {
      Statement step = way.steps().get(i);
      OntologyProperty property = present.property(index.properties().indexOf(step.property()));
      boolean along = step.subject().equals(way.stops().get(i).path());
      boolean reads = along || property.inverseLabel().isEmpty();
      ClaimLine line = evidence.line(number(index, step), -1).orElse(null);
      steps.add(new PathPage.Step(reads ? property.label() : property.inverseLabel(), line));
    }
    return new PathPage.Way(stops, steps);
  }

  private static int number(ClaimIndex index, Statement statement) {
    AtomicInteger number = new AtomicInteger(-1);
    index.inPaper(
        index.find(statement.paper()),
        0,
        claim -> {
          if (statement.claim().endsWith(index.hash(claim))) {
            number.set(claim);
          }
        });
    return number.get();
  }
}
