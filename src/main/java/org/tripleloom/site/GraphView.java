package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Neighbourhood;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Tl;

/**
 * The drawing of what stands around papers and entities; without a script, the same as tables. The
 * script draws what it reads in these tables, of this page and of those it fetches: there is no
 * other answer.
 */
final class GraphView implements PageView {
  /** The parameters of the page. */
  static final String FOCUS = "focus";

  static final String TYPE = "type";
  static final String RELATION = "relation";

  private final Scope scope;

  GraphView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<NavEntry> entry() {
    return Optional.of(new NavEntry("graph", "Graph", false));
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().equals("graph")) {
      return Optional.empty();
    }
    Present present = scope.present();
    Lookup lookup = new Lookup(scope, present);
    Set<Integer> middle = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String name : request.all(FOCUS)) {
      // each is searched for
      if (!name.isBlank() && middle.size() + unknown.size() < Neighbourhood.MOST) {
        lookup.find(name, Set.of()).ifPresentOrElse(middle::add, () -> unknown.add(name));
      }
    }
    Neighbourhood found = Neighbourhood.around(present.index(), middle, filter(present, request));
    GraphPage page =
        scope
            .store()
            .read(
                view -> {
                  Evidence evidence = new Evidence(present, scope.store().iris(), view);
                  return page(request, present, evidence, found, unknown);
                });
    Frame frame =
        scope
            .claimed(page.title(), request, "frozen-graph.js")
            .withScriptAt(scope.assets().jar("cytoscape", "dist/cytoscape.min.js"))
            .withScript("graph-svg.js")
            .withScript("graph.js");
    return Optional.of(scope.render("graph.jte", frame, page));
  }

  private static Neighbourhood.Filter filter(Present present, PageRequest request) {
    ClaimIndex index = present.index();
    List<String> types = request.all(TYPE);
    List<String> relations = request.all(RELATION);
    BitSet classes = new BitSet();
    for (int type = 0; type < index.classes().size(); type++) {
      String iri = index.classes().get(type);
      classes.set(type, types.stream().anyMatch(t -> present.ontology().isA(iri, Terms.iri(t))));
    }
    boolean papers = types.contains(Terms.name(Tl.PAPER.getURI()));
    Set<String> properties = relations.stream().map(Terms::iri).collect(Collectors.toSet());
    return new Neighbourhood.Filter(
        thing ->
            types.isEmpty()
                || (index.isPaper(thing)
                    ? papers
                    : Arrays.stream(index.types(thing)).anyMatch(classes::get)),
        property -> relations.isEmpty() || properties.contains(index.properties().get(property)),
        request.least());
  }

  private static GraphPage page(
      PageRequest request,
      Present present,
      Evidence evidence,
      Neighbourhood found,
      List<String> unknown) {
    ClaimIndex index = present.index();
    Links links = request.links();
    Steps steps = new Steps(links, request, index, found);
    List<GraphPage.Node> nodes = new ArrayList<>();
    for (Neighbourhood.Vertex vertex : found.vertices()) {
      EntityLink link = present.link(vertex.thing());
      nodes.add(
          new GraphPage.Node(
              link,
              index.isPaper(vertex.thing()),
              vertex.middle(),
              vertex.hidden(),
              vertex.middle() ? steps.without(link.path()) : steps.with(link.path())));
    }
    List<GraphPage.Edge> edges = new ArrayList<>();
    for (Neighbourhood.Edge edge : found.edges()) {
      evidence.line(edge.best(), -1).ifPresent(line -> edges.add(edge(present, edge, line)));
    }
    List<GraphPage.Choice> types =
        types(present.ontology()).map(c -> choice(c.iri(), c.label(), request.all(TYPE))).toList();
    List<GraphPage.Choice> relations =
        relations(present.ontology())
            .map(p -> choice(p.iri(), p.label(), request.all(RELATION)))
            .toList();
    return new GraphPage(nodes, edges, types, relations, unknown, request.least());
  }

  /** To choose from. */
  static Stream<OntologyClass> types(Ontology ontology) {
    return Stream.concat(
        ontology.subclasses(Tl.RESEARCH_ENTITY.getURI()).stream(),
        ontology.findClass(Tl.PAPER.getURI()).stream());
  }

  /** To choose from. */
  static Stream<OntologyProperty> relations(Ontology ontology) {
    return Stream.of(Tl.RELATES_TO, Tl.CONCERNS)
        .flatMap(top -> ontology.subproperties(top.getURI()).stream());
  }

  private static GraphPage.Choice choice(String iri, String label, List<String> chosen) {
    String name = Terms.name(iri);
    return new GraphPage.Choice(name, label, chosen.contains(name));
  }

  private static GraphPage.Edge edge(Present present, Neighbourhood.Edge edge, ClaimLine line) {
    ClaimIndex index = present.index();
    OntologyProperty property = present.property(index.property(edge.best()));
    return new GraphPage.Edge(
        present.link(index.subject(edge.best())),
        Terms.name(property.iri()),
        property.label(),
        present.link(index.object(edge.best())),
        edge.claims(),
        line);
  }

  /** The addresses of the same page with one thing more or less in the middle. */
  private record Steps(Links links, PageRequest request, ClaimIndex index, Neighbourhood found) {
    private List<String> middle() {
      return found.vertices().stream()
          .filter(Neighbourhood.Vertex::middle)
          .map(vertex -> index.path(vertex.thing()))
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
