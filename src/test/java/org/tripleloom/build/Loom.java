package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.vocabulary.DCTerms;
import org.tripleloom.extract.Engine;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Extractor;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.Author;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PublicationDate;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Depth;
import org.tripleloom.text.Span;

/** What the tests of builds share: small papers, and an extractor that knows a dozen terms. */
final class Loom {
  static final Engine ENGINE = new Engine("dictionary", "1");

  private static final Map<String, EntityType> TERMS = new TreeMap<>();

  static {
    TERMS.put("anchor learning", EntityType.METHOD);
    TERMS.put("weft networks", EntityType.METHOD);
    TERMS.put("fine-tuning", EntityType.METHOD);
    TERMS.put("continual learning", EntityType.TASK);
    TERMS.put("catastrophic forgetting", EntityType.PHENOMENON);
    TERMS.put("permuted digits", EntityType.DATASET);
    TERMS.put("accuracy", EntityType.METRIC);
  }

  private Loom() {}

  /** Finds the terms of a small dictionary; counts how often it was asked. */
  static final class Dictionary implements Extractor {
    final List<String> asked = new ArrayList<>();

    @Override
    public Engine engine() {
      return ENGINE;
    }

    @Override
    public Depth depth() {
      return Depth.SENTENCES;
    }

    @Override
    public Extraction extract(Analysis analysis) {
      synchronized (asked) {
        asked.add(analysis.paper().title());
      }
      if (analysis.text().contains("unreadable")) {
        throw new IllegalStateException("on purpose");
      }
      return Loom.extract(analysis.paper());
    }
  }

  static Extraction extract(Paper paper) {
    String text = paper.text();
    String lower = text.toLowerCase(Locale.ROOT);
    List<ExtractedEntity> entities = new ArrayList<>();
    Map<EntityType, String> first = new TreeMap<>();
    TERMS.forEach(
        (term, type) -> {
          int at = lower.indexOf(term);
          if (at >= 0) {
            String form = text.substring(at, at + term.length());
            int begin = text.codePointCount(0, at);
            Span span = new Span(begin, begin + form.codePointCount(0, form.length()));
            first.putIfAbsent(type, form);
            entities.add(
                new ExtractedEntity(
                    form,
                    List.of(new Mention(form, span, "dictionary")),
                    type,
                    at == 0 ? Role.INTRODUCES : Role.MENTIONS,
                    0.9,
                    paper.title(),
                    false));
          }
        });
    List<ExtractedRelation> relations = new ArrayList<>();
    String method = first.get(EntityType.METHOD);
    String phenomenon = first.get(EntityType.PHENOMENON);
    if (method != null && phenomenon != null) {
      relations.add(
          new ExtractedRelation(
              method, RelationType.MITIGATES, phenomenon, 0.8, paper.title(), false, "dictionary"));
    }
    return new Extraction(paper.id().path(), paper.title(), ENGINE, entities, relations, List.of());
  }

  static Paper paper(String title, String text, String doi, String arxiv, String source) {
    return new Paper(
        null,
        title,
        text,
        List.of(new Author("Ada Loom", "0000-0002-1825-0097"), new Author("Ben Weaver")),
        "Journal of Looms",
        new PublicationDate(2021, 5, 0),
        doi,
        arxiv,
        0,
        List.of("weaving"),
        false,
        List.of(source));
  }

  static final Paper ANCHOR =
      paper(
          "Anchor learning against catastrophic forgetting",
          "It helps continual learning on permuted digits.",
          "10.5555/loom.1",
          "2101.00001",
          "a.jsonl");
  static final Paper WEFT =
      paper(
          "Weft networks",
          "They are compared with anchor learning in accuracy, with \uD835\uDEFC.",
          null,
          "2102.00002",
          "a.jsonl");
  static final Paper PLAIN =
      paper("A plain look at fine-tuning", "Does it forget?", null, null, "a.jsonl");

  static final List<Paper> ALL = List.of(ANCHOR, WEFT, PLAIN);

  static BuildStart start() {
    return new BuildStart(ENGINE, "", "ontology-1", List.of("a.jsonl"), false);
  }

  static Store open(Path folder) {
    return Store.openOrCreate(folder, null);
  }

  /** A build of the papers into the store, by the dictionary, without the reading. */
  static BuildReport build(Store store, List<Paper> papers) {
    try (LocalTarget target = new LocalTarget(store)) {
      target.begin(start());
      target.add(papers);
      extractMissing(target);
      return target.finish();
    }
  }

  /** Returns how many papers had to be extracted. */
  static int extractMissing(BuildTarget target) {
    List<ExtractedPaper> batch = new ArrayList<>();
    target.missing("", 1000).forEach(p -> batch.add(new ExtractedPaper(p, extract(p))));
    target.load(batch);
    return batch.size();
  }

  static long size(Store store) {
    return store.readGraphs(graphs -> graphs.stream().count());
  }

  /** Whether two stores hold the same, runs and their times aside. */
  static void assertSame(Store a, Store b) {
    assertSame(quads(a), quads(b));
  }

  /** As {@link #assertSame}, but for redirects from what one of them said in its past. */
  static void assertSameNow(Store a, Store b) {
    Predicate<Quad> past = quad -> quad.getPredicate().equals(DCTerms.isReplacedBy.asNode());
    List<Quad> left = new ArrayList<>(quads(a));
    List<Quad> right = new ArrayList<>(quads(b));
    left.removeIf(past);
    right.removeIf(past);
    assertSame(left, right);
  }

  /** As {@link #assertSameNow}, when people decided and removed at other times. */
  static void assertSameButDecisions(Store a, Store b) {
    Predicate<Quad> past =
        quad ->
            quad.getPredicate().equals(DCTerms.isReplacedBy.asNode())
                || quad.getGraph().equals(a.iris().curation());
    List<Quad> left = new ArrayList<>(quads(a));
    List<Quad> right = new ArrayList<>(quads(b));
    left.removeIf(past);
    right.removeIf(past);
    assertSame(left, right);
  }

  private static void assertSame(List<Quad> left, List<Quad> right) {
    List<Quad> onlyLeft = new ArrayList<>(left);
    onlyLeft.removeAll(right);
    List<Quad> onlyRight = new ArrayList<>(right);
    onlyRight.removeAll(left);
    assertTrue(
        IsoMatcher.isomorphic(dataset(left), dataset(right)),
        () -> "only left: " + onlyLeft + "\nonly right: " + onlyRight);
  }

  private static DatasetGraph dataset(List<Quad> quads) {
    DatasetGraph data = DatasetGraphFactory.create();
    quads.forEach(data::add);
    return data;
  }

  private static List<Quad> quads(Store store) {
    String runs = store.iris().base() + "run/";
    Node anyRun = NodeFactory.createURI(runs + "any");
    return store.readGraphs(
        graphs ->
            graphs.stream()
                .filter(quad -> !quad.getGraph().equals(store.iris().catalog()))
                .map(
                    quad ->
                        quad.getObject().isURI() && quad.getObject().getURI().startsWith(runs)
                            ? Quad.create(
                                quad.getGraph(),
                                Triple.create(quad.getSubject(), quad.getPredicate(), anyRun))
                            : quad)
                .toList());
  }

  /** The values of the first column. */
  static List<String> select(Store store, String query) {
    return store.read(
        view -> {
          List<String> found = new ArrayList<>();
          String prologue =
              "BASE <"
                  + store.iris().base()
                  + "> PREFIX tl: <https://w3id.org/tripleloom/ontology#> PREFIX dcterms:"
                  + " <http://purl.org/dc/terms/> PREFIX dc: <http://purl.org/dc/elements/1.1/>"
                  + " PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX prov:"
                  + " <http://www.w3.org/ns/prov#> ";
          try (QueryExec exec = QueryExec.dataset(view).query(prologue + query).build()) {
            RowSet rows = exec.select();
            String column = rows.getResultVars().get(0).getVarName();
            rows.forEach(
                row -> {
                  Node node = row.get(column);
                  found.add(
                      node.isLiteral()
                          ? node.getLiteralLexicalForm()
                          : node.getURI().replace(store.iris().base(), ""));
                });
          }
          return found;
        });
  }

  static Graph graph(Store store, Node name) {
    return store.readGraphs(
        graphs -> {
          Graph copy = org.apache.jena.sparql.graph.GraphFactory.createDefaultGraph();
          graphs
              .find(name, Node.ANY, Node.ANY, Node.ANY)
              .forEachRemaining(q -> copy.add(q.asTriple()));
          return copy;
        });
  }
}
