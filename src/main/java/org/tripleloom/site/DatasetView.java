package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.tripleloom.graph.Catalog;
import org.tripleloom.graph.Iris;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Schema;

/** The dataset: what there is how often, where to get all of it, and what made it. */
final class DatasetView implements PageView {
  private final Scope scope;

  DatasetView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    return request.path().equals(Catalog.DATASET)
        ? scope.store().read(view -> new Reading(view, request).page())
        : Optional.empty();
  }

  private final class Reading {
    private final DatasetGraph view;
    private final PageRequest request;
    private final Links links;
    private final Iris iris = scope.store().iris();
    private final Node dataset = iris.of(Catalog.DATASET);

    Reading(DatasetGraph view, PageRequest request) {
      this.view = view;
      this.request = request;
      this.links = request.links();
    }

    Optional<Page> page() {
      boolean described = values(dataset, DCTerms.title).findFirst().isPresent();
      boolean counted = values(dataset, VOID.triples).findFirst().isPresent();
      String underWay = counted ? "" : " A build is under way; it counts when it ends.";
      String title = described ? text(dataset, DCTerms.title) : "Dataset";
      DatasetPage page =
          new DatasetPage(
              dataset.getURI(),
              described
                  ? text(dataset, DCTerms.description) + underWay
                  : "No build has described this store yet.",
              new ResourcePage.Link(Catalog.LICENSE, Catalog.LICENSE),
              text(dataset, DCTerms.rights),
              text(dataset, DCTerms.modified),
              Math.max(0, number(dataset, VOID.triples)),
              Math.max(0, number(dataset, VOID.distinctSubjects)),
              counts(VOID.classPartition, VOID._class, VOID.entities),
              counts(VOID.propertyPartition, VOID.property, VOID.triples),
              links(),
              dumps(),
              runs(),
              ResourcePage.forms(Catalog.DATASET, links));
      return Optional.of(
          scope.render(
              "dataset.jte", scope.frame(title, request).described(page.description()), page));
    }

    private Stream<Node> values(Node subject, Property property) {
      return view.stream(iris.catalog(), subject, property.asNode(), Node.ANY)
          .map(quad -> quad.getObject());
    }

    private String text(Node subject, Property property) {
      return values(subject, property)
          .map(value -> value.isLiteral() ? value.getLiteralLexicalForm() : value.getURI())
          .sorted()
          .collect(Collectors.joining(", "));
    }

    private long number(Node subject, Property property) {
      return values(subject, property)
          .map(value -> Long.parseLong(value.getLiteralLexicalForm()))
          .findFirst()
          .orElse(-1L);
    }

    private List<DatasetPage.Count> counts(Property parts, Property of, Property number) {
      return values(dataset, parts)
          .flatMap(part -> values(part, of).map(term -> count(part, term, "", number)))
          .sorted(
              Comparator.comparingLong(DatasetPage.Count::number)
                  .reversed()
                  .thenComparing(count -> count.term().text()))
          .toList();
    }

    private DatasetPage.Count count(Node part, Node term, String of, Property number) {
      return new DatasetPage.Count(
          part.getURI().replaceFirst(".*#", ""),
          OntologyView.term(scope.ontology(), links, term.getURI()),
          of,
          number(part, number),
          number(part, VOID.distinctSubjects));
    }

    private List<DatasetPage.Count> links() {
      List<DatasetPage.Count> found = new ArrayList<>();
      values(dataset, VOID.subset)
          .forEach(
              linkset ->
                  values(linkset, VOID.linkPredicate)
                      .forEach(
                          property ->
                              values(linkset, VOID.objectsTarget)
                                  .map(target -> text(target, VOID.uriSpace))
                                  .map(space -> count(linkset, property, space, VOID.triples))
                                  .forEach(found::add)));
      found.sort(Comparator.comparingLong(DatasetPage.Count::number).reversed());
      return found;
    }

    private List<ResourcePage.Link> dumps() {
      return values(dataset, VOID.dataDump)
          .flatMap(dump -> iris.path(dump).stream())
          .sorted()
          .map(path -> new ResourcePage.Link(path, links.other(path, "")))
          .toList();
    }

    private List<DatasetPage.RunLine> runs() {
      return values(dataset, Prov.WAS_GENERATED_BY)
          .map(
              run -> {
                String programs =
                    values(run, Prov.WAS_ASSOCIATED_WITH)
                        .map(a -> text(a, RDFS.label) + " " + text(a, Schema.SOFTWARE_VERSION))
                        .sorted()
                        .collect(Collectors.joining(", "));
                String sources =
                    values(run, Prov.USED)
                        .map(source -> text(source, RDFS.label))
                        .sorted()
                        .collect(Collectors.joining(", "));
                String path = iris.path(run).orElseThrow();
                return new DatasetPage.RunLine(
                    new ResourcePage.Link(path, links.page(path)),
                    text(run, Prov.STARTED_AT_TIME),
                    programs,
                    sources);
              })
          .sorted(Comparator.comparing(DatasetPage.RunLine::started).reversed())
          .toList();
    }
  }
}
