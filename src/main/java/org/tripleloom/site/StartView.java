package org.tripleloom.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.tripleloom.search.QueryText;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.Tl;

/** The start page. */
final class StartView implements PageView {
  private final Scope scope;

  StartView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    return request.path().isEmpty()
        ? Optional.of(
            scope.render("start.jte", scope.frame("", request), scope.store().read(this::counts)))
        : Optional.empty();
  }

  private StartPage counts(DatasetGraph view) {
    List<StartPage.Type> types = new ArrayList<>();
    long entities = 0;
    for (OntologyClass type : scope.ontology().subclasses(Tl.RESEARCH_ENTITY.getURI())) {
      long count = count(view, "?x a <" + type.iri() + ">");
      types.add(new StartPage.Type(type.label(), TypeColours.name(type), count));
      entities += count;
    }
    return new StartPage(
        count(view, "?x a tl:Paper"),
        entities,
        count(view, "?x a tl:Claim"),
        count(view, "?x ?p ?o"),
        types,
        scope.questions().all());
  }

  private long count(DatasetGraph view, String pattern) {
    Query query =
        QueryText.parse("SELECT (COUNT(*) AS ?n) { " + pattern + " }", scope.store().iris().base());
    try (QueryExec exec = QueryExec.dataset(view).query(query).build()) {
      return ((Number) exec.select().next().get("n").getLiteralValue()).longValue();
    }
  }
}
