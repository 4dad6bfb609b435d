package org.tripleloom.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.VOID;
import org.tripleloom.search.Question;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Prefixes;

/** Queries in SPARQL with their answers: a form, which a script turns into an editor. */
final class QueryView implements PageView {
  private static final String EXAMPLE =
      """
      SELECT ?label (COUNT(?paper) AS ?papers) {
        ?paper tl:uses ?method .
        ?method skos:prefLabel ?label
      }
      GROUP BY ?label ORDER BY DESC(?papers) LIMIT 20
      """;
  private static final String JAR = "zazuko__yasgui";

  static final String PATH = "query";

  /** Before the name of a question, of pages that are files. */
  static final String QUESTION = "question/";

  private final Scope scope;

  QueryView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<NavEntry> entry() {
    return Optional.of(new NavEntry(PATH, "Query", true));
  }

  static boolean asks(PageRequest request) {
    return request.path().equals(PATH)
        && (request.parameter("query").isPresent() || request.parameter("question").isPresent());
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    Optional<String> name =
        request.frozen() && request.path().startsWith(QUESTION)
            ? Optional.of(request.path().substring(QUESTION.length()))
            : request.parameter("question");
    Optional<Question> question = name.flatMap(scope.questions()::find);
    if (request.frozen() ? question.isEmpty() : !request.path().equals(PATH)) {
      return Optional.empty();
    }
    Optional<String> asked = request.parameter("query").or(() -> question.map(Question::text));
    Asking asking = new Asking(scope, request.links());
    QueryPage page =
        new QueryPage(
            question.map(Question::title).orElse(""),
            question.map(Question::question).orElse(""),
            asked.orElse(EXAMPLE),
            asked.filter(text -> !text.isBlank()).map(asking::run).orElse(null),
            scope.questions().all(),
            scope.store().read(this::terms),
            prefixes());
    String title = page.title().isEmpty() ? "Query" : page.title();
    Frame frame = scope.frame(title, request);
    return Optional.of(
        scope.render("query.jte", request.frozen() ? frame : withEditor(frame), page));
  }

  private Frame withEditor(Frame frame) {
    return frame
        .withStyleAt(scope.assets().jar(JAR, "build/yasgui.min.css"))
        .withScriptAt(scope.assets().jar(JAR, "build/yasgui.min.js"))
        .withScriptAt(scope.assets().jar("cytoscape", "dist/cytoscape.min.js"))
        .withScript("query-views.js")
        .withScript("query.js");
  }

  /** What the ontology in the store declares, and what the store's description counts. */
  private Map<String, String> terms(DatasetGraph view) {
    Map<String, String> terms = new TreeMap<>();
    for (Property used : Set.of(VOID._class, VOID.property)) {
      view.find(scope.store().iris().catalog(), Node.ANY, used.asNode(), Node.ANY)
          .forEachRemaining(quad -> put(terms, quad.getObject().toString(), ""));
    }
    for (OntologyClass type : scope.ontology().classes()) {
      put(terms, type.iri(), type.label());
    }
    for (OntologyProperty property : scope.ontology().properties()) {
      put(terms, property.iri(), property.label());
    }
    return terms;
  }

  private void put(Map<String, String> terms, String iri, String label) {
    String name = Prefixes.shortened(iri, scope.store().iris().base());
    if (!name.equals(iri)) {
      terms.put(name, label);
    }
  }

  private Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("", scope.store().iris().base());
    prefixes.putAll(Prefixes.ALL);
    return prefixes;
  }
}
