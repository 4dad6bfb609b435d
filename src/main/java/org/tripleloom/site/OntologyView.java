package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Prefixes;
import org.tripleloom.vocab.Tl;

/** The ontology with the user's extensions, made from its triples. */
final class OntologyView implements PageView {
  private static final Set<String> STATEMENT =
      Set.of(RDF.subject.getURI(), RDF.predicate.getURI(), RDF.object.getURI());

  private final Scope scope;

  OntologyView(Scope scope) {
    this.scope = scope;
  }

  /** Where a term stands in the page: our terms by their fragment, as their IRIs have it. */
  static String anchor(String iri) {
    return iri.startsWith(Tl.NS)
        ? iri.substring(Tl.NS.length())
        : Prefixes.shortened(iri, Prefixes.ALL).replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** A term of the ontology leads to our copy of it, others to where they are. */
  static ResourcePage.Link term(Ontology ontology, Links links, String iri) {
    Optional<String> label =
        ontology
            .findProperty(iri)
            .map(OntologyProperty::label)
            .or(() -> ontology.findClass(iri).map(OntologyClass::label));
    // reserved words of OWL, which the ontology may not name
    String plain =
        STATEMENT.contains(iri)
            ? iri.substring(RDF.getURI().length())
            : Prefixes.shortened(iri, Prefixes.ALL);
    boolean here =
        ontology.findProperty(iri).filter(OntologyView::isExplained).isPresent()
            || ontology.findClass(iri).filter(OntologyView::isExplained).isPresent();
    String address =
        here
            ? links.page("ontology") + "#" + anchor(iri)
            : iri.matches("(?i)https?://.*") ? iri : null;
    return new ResourcePage.Link(label.orElse(plain), address);
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().equals("ontology")) {
      return Optional.empty();
    }
    Ontology ontology = scope.ontology();
    Model model = ontology.model();
    Resource itself = model.getResource(Tl.NS.substring(0, Tl.NS.length() - 1));
    List<OntologyPage.Group> groups =
        List.of(
            new OntologyPage.Group(
                "Classes",
                ontology.classes().stream()
                    .filter(OntologyView::isExplained)
                    .map(this::term)
                    .sorted(OntologyView::byLabel)
                    .toList()),
            properties("What papers do with entities", Tl.CONCERNS),
            properties("Between entities", Tl.RELATES_TO),
            new OntologyPage.Group(
                "Claims, runs, metadata",
                ontology.properties().stream()
                    .filter(p -> !p.definition().isEmpty() && !isBelow(p, Tl.CONCERNS))
                    .filter(p -> !isBelow(p, Tl.RELATES_TO))
                    .map(this::term)
                    .sorted(OntologyView::byLabel)
                    .toList()));
    Links links = request.links();
    OntologyPage page =
        new OntologyPage(
            text(itself, DCTerms.description),
            text(itself, OWL.versionInfo),
            Tl.NS,
            groups,
            ResourcePage.forms("ontology", links));
    return Optional.of(scope.render("ontology.jte", scope.frame("Ontology", request), page));
  }

  private static boolean isExplained(OntologyClass c) {
    return !c.definition().isEmpty() || !c.parents().isEmpty();
  }

  private static boolean isExplained(OntologyProperty p) {
    return !p.definition().isEmpty() || isBelow(p, Tl.CONCERNS) || isBelow(p, Tl.RELATES_TO);
  }

  private static int byLabel(OntologyPage.Term a, OntologyPage.Term b) {
    return a.label().compareToIgnoreCase(b.label());
  }

  private static String text(Resource subject, Property property) {
    return subject.hasProperty(property) ? subject.getProperty(property).getString() : "";
  }

  private static boolean isBelow(OntologyProperty property, Property top) {
    return property.iri().equals(top.getURI()) || property.parents().contains(top.getURI());
  }

  private OntologyPage.Group properties(String title, Property top) {
    List<OntologyPage.Term> terms = new ArrayList<>();
    for (OntologyProperty property : scope.ontology().properties()) {
      if (isBelow(property, top)) {
        terms.add(term(property));
      }
    }
    terms.sort(OntologyView::byLabel);
    return new OntologyPage.Group(title, terms);
  }

  private OntologyPage.Term term(OntologyClass c) {
    return new OntologyPage.Term(
        anchor(c.iri()),
        c.iri(),
        Prefixes.shortened(c.iri(), Prefixes.ALL),
        c.label(),
        TypeColours.name(c),
        c.definition(),
        "",
        links(c.parents()),
        links(scope.ontology().subclasses(c.iri()).stream().map(OntologyClass::iri).toList()),
        List.of(),
        List.of(),
        c.examples());
  }

  private OntologyPage.Term term(OntologyProperty p) {
    return new OntologyPage.Term(
        anchor(p.iri()),
        p.iri(),
        Prefixes.shortened(p.iri(), Prefixes.ALL),
        p.label(),
        "",
        p.definition(),
        p.inverseLabel(),
        links(p.parents()),
        links(scope.ontology().subproperties(p.iri()).stream().map(OntologyProperty::iri).toList()),
        links(p.domains()),
        links(p.ranges()),
        p.examples());
  }

  private List<ResourcePage.Link> links(Collection<String> iris) {
    return iris.stream().map(this::link).toList();
  }

  /** Within the page where the term stands in it. */
  private ResourcePage.Link link(String iri) {
    Optional<String> label =
        scope
            .ontology()
            .findClass(iri)
            .filter(OntologyView::isExplained)
            .map(OntologyClass::label)
            .or(() -> scope.ontology().findProperty(iri).map(OntologyProperty::label));
    return label
        .map(text -> new ResourcePage.Link(text, "#" + anchor(iri)))
        .orElseGet(() -> new ResourcePage.Link(Prefixes.shortened(iri, Prefixes.ALL), iri));
  }
}
