package org.tripleloom.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.search.Neighbourhood;
import org.tripleloom.search.Thing;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.Tl;

/** The drawing of what stands around papers and entities; without a script, the same as tables. */
final class GraphView implements PageView {
  /** The parameters of the page and of the answer for programs. */
  static final String FOCUS = "focus";

  static final String TYPE = "type";
  static final String RELATION = "relation";

  private final Scope scope;

  GraphView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<NavEntry> entry() {
    return Optional.of(new NavEntry("graph", "Graph", true));
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().equals("graph")) {
      return Optional.empty();
    }
    return Optional.of(scope.store().read(view -> page(request, view)));
  }

  private Page page(PageRequest request, DatasetGraph view) {
    Lookup lookup = new Lookup(scope, view);
    Set<String> middle = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String name : request.all(FOCUS)) {
      if (!name.isBlank()) {
        lookup.find(name).ifPresentOrElse(t -> middle.add(t.path()), () -> unknown.add(name));
      }
    }
    Set<String> types = new TreeSet<>(request.all(TYPE));
    Set<String> relations = new TreeSet<>(request.all(RELATION));
    Neighbourhood found =
        Neighbourhood.around(view, scope.store().iris(), middle, filter(request, types, relations));
    GraphPage page = page(request, view, found, unknown, types, relations);
    Frame frame =
        scope
            .frame(page.title(), request)
            .withScriptAt(scope.assets().jar("cytoscape", "dist/cytoscape.min.js"))
            .withScript("graph-svg.js")
            .withScript("graph.js");
    return scope.render("graph.jte", frame, page);
  }

  private Neighbourhood.Filter filter(
      PageRequest request, Set<String> types, Set<String> relations) {
    Set<String> classes = new TreeSet<>();
    for (OntologyClass type : scope.ontology().classes()) {
      if (types.stream().anyMatch(t -> scope.ontology().isA(type.iri(), Terms.iri(t)))) {
        classes.add(type.iri());
      }
    }
    // a class that there is not leaves nothing, not all
    types.stream().map(Terms::iri).forEach(classes::add);
    Set<String> properties = new TreeSet<>(relations.stream().map(Terms::iri).toList());
    return new Neighbourhood.Filter(classes, properties, request.least());
  }

  private GraphPage page(
      PageRequest request,
      DatasetGraph view,
      Neighbourhood found,
      List<String> unknown,
      Set<String> types,
      Set<String> relations) {
    Links links = new Links(request.root(), request.least(), request.frozen());
    Steps steps = new Steps(links, request, found);
    Things things = new Things(scope, view);
    List<GraphPage.Node> nodes = new ArrayList<>();
    for (Neighbourhood.Vertex vertex : found.vertices()) {
      EntityLink link = things.link(vertex.what());
      nodes.add(
          new GraphPage.Node(
              link,
              vertex.what().isPaper(),
              vertex.middle(),
              vertex.hidden(),
              vertex.middle() ? steps.without(link.path()) : steps.with(link.path())));
    }
    List<GraphPage.Edge> edges = new ArrayList<>();
    for (Neighbourhood.Edge edge : found.edges()) {
      edges.add(edge(things, found, edge));
    }
    List<GraphPage.Choice> classes =
        Stream.concat(
                scope.ontology().subclasses(Tl.RESEARCH_ENTITY.getURI()).stream(),
                scope.ontology().findClass(Tl.PAPER.getURI()).stream())
            .map(c -> choice(c.iri(), c.label(), types))
            .toList();
    List<GraphPage.Choice> properties =
        Stream.of(Tl.RELATES_TO, Tl.CONCERNS)
            .flatMap(top -> scope.ontology().subproperties(top.getURI()).stream())
            .map(p -> choice(p.iri(), p.label(), relations))
            .toList();
    return new GraphPage(nodes, edges, classes, properties, unknown, request.least());
  }

  private static GraphPage.Choice choice(String iri, String label, Set<String> chosen) {
    String name = Terms.name(iri);
    return new GraphPage.Choice(name, label, chosen.contains(name));
  }

  private static GraphPage.Edge edge(Things things, Neighbourhood found, Neighbourhood.Edge edge) {
    return new GraphPage.Edge(
        things.link(named(found, edge.best().subject())),
        Terms.name(edge.best().property()),
        things.relation(edge.best().property()),
        things.link(named(found, edge.best().object())),
        edge.claims(),
        things.line(edge.best()));
  }

  private static Thing named(Neighbourhood found, String path) {
    return found.vertices().stream()
        .map(Neighbourhood.Vertex::what)
        .filter(what -> what.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  /** The addresses of the same page with one thing more or less in the middle. */
  private record Steps(Links links, PageRequest request, Neighbourhood found) {
    private List<String> middle() {
      return found.vertices().stream()
          .filter(Neighbourhood.Vertex::middle)
          .map(vertex -> vertex.what().path())
          .toList();
    }

    String with(String path) {
      return address(Stream.concat(middle().stream(), Stream.of(path)).toList());
    }

    String without(String path) {
      List<String> rest = middle().stream().filter(other -> !other.equals(path)).toList();
      return rest.isEmpty() ? null : address(rest);
    }

    private String address(List<String> middle) {
      StringBuilder address = new StringBuilder(links.page("graph"));
      add(address, FOCUS, middle);
      add(address, TYPE, request.all(TYPE));
      add(address, RELATION, request.all(RELATION));
      return address.toString();
    }

    private static void add(StringBuilder address, String name, List<String> values) {
      for (String value : values) {
        address.append(address.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
        address.append(Links.form(value));
      }
    }
  }
}
