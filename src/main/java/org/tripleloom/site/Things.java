package org.tripleloom.site;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.search.Statement;
import org.tripleloom.search.Thing;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;

/** Papers, entities and what is stated of them, as pages show them. */
final class Things {
  private final Scope scope;
  private final DatasetGraph view;

  Things(Scope scope, DatasetGraph view) {
    this.scope = scope;
    this.view = view;
  }

  /** With the most special of its classes. */
  EntityLink link(Thing thing) {
    Ontology ontology = scope.ontology();
    Comparator<OntologyClass> special =
        (a, b) -> ontology.isA(a.iri(), b.iri()) ? -1 : ontology.isA(b.iri(), a.iri()) ? 1 : 0;
    return thing.types().stream()
        .flatMap(iri -> ontology.findClass(iri).stream())
        .min(special)
        .map(c -> link(thing, c.label(), TypeColours.name(c)))
        .orElseGet(() -> link(thing, "thing", ""));
  }

  private static EntityLink link(Thing thing, String type, String style) {
    return new EntityLink(thing.path(), thing.label(), type, style, thing.papers());
  }

  /** The label of a property. */
  String relation(String iri) {
    return scope.ontology().findProperty(iri).map(OntologyProperty::label).orElse(Terms.name(iri));
  }

  ClaimLine line(Statement statement) {
    String title =
        Thing.read(view, scope.store().iris(), scope.store().iris().of(statement.paper()))
            .map(Thing::label)
            .orElse(statement.paper());
    return new ClaimLine(
        statement.claim().substring("claim/".length()),
        List.of(Piece.plain(statement.sentence())),
        statement.paper(),
        title,
        "",
        statement.confidence(),
        statement.hedged(),
        "");
  }
}
