package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.graph.Catalog;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Description;
import org.tripleloom.search.Descriptions;
import org.tripleloom.search.Place;
import org.tripleloom.vocab.Nif;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/** Whatever has no page of its own kind: what the store says about it, in the ontology's words. */
final class ResourceView implements PageView {
  /** What links claims to what they are about: claims stand below in full. */
  private static final Set<Node> OF_CLAIMS =
      Set.of(RDF.subject.asNode(), RDF.object.asNode(), Tl.STATED_IN.asNode());

  private static final List<Node> FIRST =
      List.of(RDF.subject.asNode(), RDF.predicate.asNode(), RDF.object.asNode());

  /** A further page of a long description, in a frozen site, whose files have no parameters. */
  private static final Pattern NUMBERED = Pattern.compile("(.+)/([2-9]|[1-9]\\d{1,6})");

  private static final String GRAPH = "graph/";

  /** Names in the title of a merge. */
  private static final int MERGED = 4;

  private final Scope scope;
  private final Descriptions descriptions;

  ResourceView(Scope scope) {
    this.scope = scope;
    this.descriptions = new Descriptions(scope.store().iris(), Ontology.bundled());
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    String path = request.path();
    if (!path.contains("/")) {
      return Optional.empty();
    }
    return scope.store().read(view -> page(request, view));
  }

  private Optional<Page> page(PageRequest request, DatasetGraph view) {
    Matcher numbered = NUMBERED.matcher(request.path());
    boolean later = request.frozen() && numbered.matches();
    Place place = find(view, request.path());
    int number = request.number("page");
    if (later && place.state() != Place.State.STANDS) {
      place = find(view, numbered.group(1));
      number = Integer.parseInt(numbered.group(2));
    }
    if (place.state() != Place.State.STANDS) {
      return Optional.empty();
    }
    return page(request, view, place, number);
  }

  private Place find(DatasetGraph view, String path) {
    return Place.find(view, scope.store().iris(), path);
  }

  private Optional<Page> page(PageRequest request, DatasetGraph view, Place place, int number) {
    return descriptions
        .describe(view, place.path(), number)
        .map(description -> new Writing(request, view, place.path(), description).page());
  }

  private final class Writing {
    private final PageRequest request;
    private final DatasetGraph view;
    private final String path;
    private final Description description;
    private final Graph graph;
    private final Links links;

    Writing(PageRequest request, DatasetGraph view, String path, Description description) {
      this.request = request;
      this.view = view;
      this.path = path;
      this.description = description;
      this.graph = description.graph();
      this.links = request.links();
    }

    Page page() {
      Node thing = description.resource();
      List<ResourcePage.Row> rows = new ArrayList<>(rows(thing, false));
      rows.addAll(rows(thing, true));
      ResourcePage page =
          new ResourcePage(
              kind(thing),
              thing.getURI(),
              sentence(thing),
              rows,
              others(thing),
              description.total(),
              pager(),
              ResourcePage.forms(path, links));
      String title = name(thing);
      return scope.render(
          "resource.jte", scope.frame(title, request).described(page.kind() + ": " + title), page);
    }

    private String name(Node thing) {
      Optional<String> label = descriptions.label(view, thing);
      if (label.isPresent()) {
        return label.get();
      }
      Optional<Node> started = value(thing, Prov.STARTED_AT_TIME);
      if (started.isPresent()) {
        return "Run of " + started.get().getLiteralLexicalForm().replaceAll("[TZ]", " ").strip();
      }
      List<String> merged =
          graph.find(thing, Tl.MERGED_FORM.asNode(), Node.ANY).toList().stream()
              .map(triple -> "“" + triple.getObject().getLiteralLexicalForm() + "”")
              .sorted()
              .toList();
      if (!merged.isEmpty()) {
        int more = merged.size() - MERGED;
        return String.join(", ", merged.subList(0, Math.min(MERGED, merged.size())))
            + (more > 0 ? " and " + more + " more are one" : " are one");
      }
      if (path.startsWith(GRAPH)) {
        ClaimIndex index = scope.present().index();
        int paper = index.find(path.substring(GRAPH.length()));
        if (paper >= 0) {
          return "Graph of “" + index.label(paper) + "”";
        }
      }
      Optional<String> statement = statement(thing);
      return statement.orElseGet(
          () ->
              graph
                  .find(thing, DCTerms.title.asNode(), Node.ANY)
                  .nextOptional()
                  .map(triple -> triple.getObject().getLiteralLexicalForm())
                  .orElse(path));
    }

    /** What a claim says, in words. */
    private Optional<String> statement(Node claim) {
      Optional<Node> subject = value(claim, RDF.subject);
      Optional<Node> property = value(claim, RDF.predicate);
      Optional<Node> object = value(claim, RDF.object);
      return subject.isEmpty() || property.isEmpty() || object.isEmpty()
          ? Optional.empty()
          : Optional.of(
              link(subject.get()).text()
                  + " "
                  + link(property.get()).text()
                  + " "
                  + link(object.get()).text());
    }

    private Optional<Node> value(Node subject, Property property) {
      return graph.find(subject, property.asNode(), Node.ANY).nextOptional().map(Triple::getObject);
    }

    private String kind(Node thing) {
      String kind =
          graph.find(thing, RDF.type.asNode(), Node.ANY).toList().stream()
              .map(triple -> link(triple.getObject()).text())
              .sorted()
              .collect(Collectors.joining(", "));
      return kind.isEmpty() ? "Named graph" : kind;
    }

    /** By the label of the property. */
    private List<ResourcePage.Row> rows(Node thing, boolean inverse) {
      Map<Node, List<Node>> values =
          new TreeMap<>(
              Comparator.comparingInt((Node p) -> FIRST.contains(p) ? FIRST.indexOf(p) : 9)
                  .thenComparing(Node::getURI));
      Iterable<Triple> found =
          (inverse ? graph.find(Node.ANY, Node.ANY, thing) : graph.find(thing, Node.ANY, Node.ANY))
              .toList();
      for (Triple triple : found) {
        boolean shown = triple.predicateMatches(RDF.type.asNode()) || isQuoted(thing, triple);
        if (!shown && !(inverse && isOfClaim(triple))) {
          Node value = inverse ? triple.getSubject() : triple.getObject();
          values.computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>()).add(value);
        }
      }
      List<ResourcePage.Row> rows = new ArrayList<>();
      values.forEach(
          (property, nodes) -> {
            List<ResourcePage.Link> shown =
                nodes.stream()
                    .map(this::link)
                    .sorted(Comparator.comparing(ResourcePage.Link::text))
                    .toList();
            ResourcePage.Link term = term(property.getURI(), inverse);
            rows.add(new ResourcePage.Row(term.text(), term.address(), shown));
          });
      return rows;
    }

    /** A claim's sentence stands above all. */
    private boolean isQuoted(Node thing, Triple triple) {
      return thing.equals(description.resource()) && triple.predicateMatches(Tl.SENTENCE.asNode());
    }

    private boolean isOfClaim(Triple triple) {
      return OF_CLAIMS.contains(triple.getPredicate());
    }

    /** Parts and claims, and all that a named graph holds. */
    private List<ResourcePage.Block> others(Node thing) {
      List<Node> subjects =
          graph.find().toList().stream()
              .map(Triple::getSubject)
              .filter(subject -> !subject.equals(thing) && isDescribed(subject))
              .distinct()
              .sorted(Comparator.comparing(Node::toString))
              .toList();
      List<ResourcePage.Block> blocks = new ArrayList<>();
      for (Node subject : subjects) {
        ResourcePage.Link link = link(subject);
        String name = statement(subject).orElse(link.text());
        int hash = subject.toString().indexOf('#');
        blocks.add(
            new ResourcePage.Block(
                new ResourcePage.Link(name, link.address()),
                hash < 0 ? null : subject.toString().substring(hash + 1),
                rows(subject, false)));
      }
      return blocks;
    }

    /** Neighbours have a label only. */
    private boolean isDescribed(Node subject) {
      return path.startsWith(GRAPH)
          || subject.toString().contains("#")
          || graph.contains(subject, RDF.type.asNode(), Node.ANY);
    }

    private ResourcePage.Link link(Node node) {
      if (node.isLiteral()) {
        return new ResourcePage.Link(node.getLiteralLexicalForm(), null);
      }
      if (!node.isURI()) {
        return new ResourcePage.Link("_:" + node.getBlankNodeLabel(), null);
      }
      Optional<String> own = scope.store().iris().path(node);
      if (own.isEmpty()) {
        return term(node.getURI(), false);
      }
      String target = own.get();
      int hash = target.indexOf('#');
      String fragment = hash < 0 ? "" : target.substring(hash);
      String document = hash < 0 ? target : target.substring(0, hash);
      String text =
          hash < 0
              ? descriptions.label(view, node).orElse(target)
              : part(node).orElse(fragment.substring(1));
      boolean page = document.matches("[a-z]+/.+") || document.equals(Catalog.DATASET);
      String address =
          document.equals(path) && hash >= 0
              ? fragment
              : (page ? links.page(document) : links.other(document, "")) + fragment;
      return new ResourcePage.Link(text, address);
    }

    /** How a part of what is described is called: a mention by its text. */
    private Optional<String> part(Node node) {
      return value(node, Nif.ANCHOR_OF)
          .or(
              () ->
                  graph
                      .find(node, RDFS.label.asNode(), Node.ANY)
                      .nextOptional()
                      .map(Triple::getObject))
          .map(Node::getLiteralLexicalForm);
    }

    private ResourcePage.Link term(String iri, boolean inverse) {
      ResourcePage.Link term = OntologyView.term(scope.ontology(), links, iri);
      if (!inverse) {
        return term;
      }
      String backwards =
          scope
              .ontology()
              .findProperty(iri)
              .map(OntologyProperty::inverseLabel)
              .filter(label -> !label.isEmpty())
              .orElse("is " + term.text() + " of");
      return new ResourcePage.Link(backwards, term.address());
    }

    private List<Piece> sentence(Node claim) {
      Optional<String> sentence = value(claim, Tl.SENTENCE).map(Node::getLiteralLexicalForm);
      return sentence.isEmpty()
          ? List.of()
          : Marks.in(
              sentence.get(),
              forms(claim, Tl.SUBJECT_MENTION),
              style(claim, Tl.SUBJECT_TYPE),
              forms(claim, Tl.OBJECT_MENTION),
              style(claim, Tl.OBJECT_TYPE));
    }

    private List<String> forms(Node claim, Property property) {
      return graph.find(claim, property.asNode(), Node.ANY).toList().stream()
          .flatMap(triple -> value(triple.getObject(), Nif.ANCHOR_OF).stream())
          .map(Node::getLiteralLexicalForm)
          .distinct()
          .toList();
    }

    private String style(Node claim, Property property) {
      return value(claim, property)
          .flatMap(type -> scope.ontology().findClass(type.getURI()))
          .map(TypeColours::name)
          .orElse("");
    }

    private Pager pager() {
      int pages = (int) description.last();
      int known = pages > 0 ? pages : description.page() + (description.next() ? 1 : 0);
      return new Pager(
          "What is stated",
          description.page(),
          known,
          number ->
              links.frozen()
                  ? links.page(number == 1 ? path : path + "/" + number)
                  : links.page(path, "page", Integer.toString(number)));
    }
  }
}
