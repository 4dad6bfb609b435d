package org.tripleloom.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.tripleloom.graph.Store;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.LiveIndex;
import org.tripleloom.search.Questions;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.Tl;

/** What all views work with: the store, the ontology, the templates, the assets. */
final class Scope {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.tripleloom.site.html");
  private final Store store;
  private final Queries queries;
  private final Questions questions = Questions.bundled();
  private final LiveIndex live;
  private final Assets assets = new Assets();
  private Present present;
  private List<LeastStep> steps = List.of();
  private final List<NavEntry> entries = new ArrayList<>();

  Scope(Store store, Queries queries) {
    this.store = store;
    this.queries = queries;
    this.live = LiveIndex.of(store);
  }

  Store store() {
    return store;
  }

  Queries queries() {
    return queries;
  }

  Questions questions() {
    return questions;
  }

  /** The store as of now. */
  Present present() {
    // outside, so that who need not wait for a store being read does not
    return present(live.current());
  }

  private synchronized Present present(ClaimIndex index) {
    if (present == null || present.index() != index) {
      Ontology ontology =
          store.read(
              view -> {
                Graph graph = view.getGraph(store.iris().ontology());
                return graph.isEmpty() ? Ontology.bundled() : Ontology.of(graph);
              });
      present = new Present(index, ontology);
      steps = Precision.steps(Precision.measured().filter(this::isOfStore));
      assets.put("types.css", Fonts.css(assets) + TypeColours.css(ontology));
    }
    return present;
  }

  /** As the store has it now, with users' extensions. */
  Ontology ontology() {
    return present().ontology();
  }

  /** Whether the last build used the engine that was measured. */
  private boolean isOfStore(Precision precision) {
    return store.read(
        view ->
            Iter.asStream(
                    view.find(store.iris().catalog(), Node.ANY, Tl.EXTRACTOR.asNode(), Node.ANY))
                .max(Comparator.comparing(quad -> quad.getSubject().getURI()))
                .map(quad -> Precision.family(quad.getObject().getLiteralLexicalForm()))
                .filter(precision.engine()::equals)
                .isPresent());
  }

  /** Begins to read what pages need from all of the store. */
  void prepare() {
    live.prepare();
  }

  Assets assets() {
    return assets;
  }

  /** What the reader of a frozen page can choose above the page's own confidence. */
  Higher higher(PageRequest request) {
    present();
    return new Higher(
        steps.stream()
            .map(LeastStep::least)
            .filter(least -> request.frozen() && least > request.least())
            .sorted()
            .toList());
  }

  void register(NavEntry entry) {
    entries.add(entry);
  }

  Frame frame(String title, PageRequest request) {
    present();
    return Frame.of(title, request, assets, entries, steps);
  }

  /** Of a page that a script answers when it is a file. */
  Frame claimed(String title, PageRequest request, String script) {
    Frame frame = frame(title, request);
    return request.frozen() ? frame.withScript("frozen-claims.js").withScript(script) : frame;
  }

  /** Renders a template that takes a frame and a page. */
  Page render(String template, Frame frame, Object page) {
    return Page.ok(html(template, frame, page));
  }

  String html(String template, Frame frame, Object page) {
    StringOutput html = new StringOutput();
    engine.render(template, Map.of("frame", frame, "page", page), html);
    return html.toString();
  }
}
