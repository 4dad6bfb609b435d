package org.tripleloom.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.DC_11;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.PaperNames;
import org.tripleloom.graph.StoreScan;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * What a {@link Filter} keeps of a store, within one transaction. Without a filter nothing is held
 * in memory but the paper in hand; with one, the graphs, entities and runs that are kept.
 */
final class Selection {
  private static final int KEPT_LABELS = 1 << 14;
  private static final Set<Node> TEXT = Set.of(DCTerms.abstract_.asNode(), Tl.SENTENCE.asNode());
  private static final List<Property> RUN_PROPERTIES =
      List.of(RDF.type, Prov.STARTED_AT_TIME, Prov.ENDED_AT_TIME, Tl.EXTRACTOR, DC_11.source);

  /** How much is said of a kept entity. */
  private static final class Count {
    private long papers;
    private long claims;
  }

  private final StoreScan scan;
  private final DatasetGraph graphs;
  private final Iris iris;
  private final Filter filter;
  private final ClassFilter classes;
  private final Set<Node> paperGraphs = new LinkedHashSet<>();
  private final Set<Node> papers = new HashSet<>();
  private final Map<Node, Count> entities = new HashMap<>();
  private final Set<Node> runs = new HashSet<>();
  private final Map<Node, String> labels = new HashMap<>();

  Selection(StoreScan scan, Iris iris, Filter filter, Object store) {
    this.scan = scan;
    this.graphs = scan.graphs();
    this.iris = iris;
    this.filter = filter;
    this.classes = new ClassFilter(graphs, iris, filter.types());
    if (!filter.keepsAll()) {
      Set<Node> candidates = candidates(store);
      eachPaper(candidates, this::keep);
    }
  }

  /** The graphs of the papers that are asked for; null for those of all papers. */
  private Set<Node> candidates(Object store) {
    Set<Node> named = null;
    if (!filter.papers().isEmpty()) {
      PaperNames names = new PaperNames(graphs, iris);
      named = new LinkedHashSet<>();
      for (String name : filter.papers()) {
        named.add(iris.paperGraph(iris.path(names.find(name, store)).orElseThrow()));
      }
    }
    if (filter.since() == null) {
      return named;
    }
    Set<Node> recent = new LinkedHashSet<>();
    Iterator<Quad> dates = graphs.find(Node.ANY, Node.ANY, DCTerms.issued.asNode(), Node.ANY);
    while (dates.hasNext()) {
      Quad date = dates.next();
      if (iris.isPaperGraph(date.getGraph())
          && (named == null || named.contains(date.getGraph()))
          && filter.reaches(date.getObject().getLiteralLexicalForm())) {
        recent.add(date.getGraph());
      }
    }
    return recent;
  }

  private void keep(PaperPart part) {
    if (part.claims().isEmpty() && filter.filtersClaims()) {
      return;
    }
    paperGraphs.add(part.graph());
    papers.add(part.paper().subject());
    Set<Node> concerned = new HashSet<>();
    for (ClaimPart claim : part.claims()) {
      claim.claim().one(Prov.WAS_GENERATED_BY).ifPresent(runs::add);
      for (Node entity : claim.entities()) {
        entities.computeIfAbsent(entity, e -> new Count()).claims++;
      }
      if (claim.isRole()) {
        concerned.add(claim.object());
      }
    }
    concerned.forEach(entity -> entities.get(entity).papers++);
  }

  private boolean keeps(ClaimPart claim) {
    return claim.confidence() >= filter.confidence()
        && claim.entities().stream().allMatch(classes::has);
  }

  Iris iris() {
    return iris;
  }

  Filter filter() {
    return filter;
  }

  /** The named graphs as they are, to look things up. */
  DatasetGraph graphs() {
    return graphs;
  }

  /** Whether it is written, or left out as text. */
  boolean allows(Triple triple) {
    return filter.text() || !TEXT.contains(triple.getPredicate());
  }

  /** Hands over every paper that is kept. */
  void papers(Consumer<PaperPart> consumer) {
    eachPaper(filter.keepsAll() ? null : paperGraphs, consumer);
  }

  private void eachPaper(Set<Node> of, Consumer<PaperPart> consumer) {
    if (of != null) {
      of.forEach(graph -> paper(graph, consumer));
    } else {
      eachPaper(scan.quads(), consumer);
    }
  }

  private void eachPaper(Iterator<Quad> quads, Consumer<PaperPart> consumer) {
    Node graph = null;
    boolean ofPaper = false;
    List<Triple> triples = new ArrayList<>();
    while (quads.hasNext()) {
      Quad quad = quads.next();
      if (!quad.getGraph().equals(graph)) {
        part(graph, triples, consumer);
        triples = new ArrayList<>();
        graph = quad.getGraph();
        ofPaper = iris.isPaperGraph(graph);
      }
      if (ofPaper) {
        triples.add(quad.asTriple());
      }
    }
    part(graph, triples, consumer);
  }

  private void part(Node graph, List<Triple> triples, Consumer<PaperPart> consumer) {
    if (!triples.isEmpty()) {
      PaperPart part = new PaperPart(graph, triples, this::keeps);
      if (part.paper() != null) {
        consumer.accept(part);
      }
    }
  }

  /** Hands over every entity that is kept. */
  void entities(Consumer<EntityPart> consumer) {
    Subject description = null;
    for (Iterator<Quad> quads = scan.quads(iris.entities()); quads.hasNext(); ) {
      Quad quad = quads.next();
      if (description == null || !description.subject().equals(quad.getSubject())) {
        entity(description, consumer);
        description = new Subject(quad.getSubject());
      }
      description.add(quad.asTriple());
    }
    entity(description, consumer);
  }

  private void entity(Subject description, Consumer<EntityPart> consumer) {
    if (description == null || !description.isA(Tl.RESEARCH_ENTITY)) {
      return;
    }
    List<Node> broader = description.all(SKOS.broader);
    if (filter.keepsAll()) {
      long papers = Long.parseLong(description.text(Tl.PAPER_COUNT));
      long claims = Long.parseLong(description.text(Tl.CLAIM_COUNT));
      consumer.accept(new EntityPart(description, papers, claims, broader));
    } else if (entities.containsKey(description.subject())) {
      Count count = entities.get(description.subject());
      List<Node> kept =
          broader.stream().filter(broad -> hasKind(description.subject(), broad)).toList();
      consumer.accept(new EntityPart(description, count.papers, count.claims, kept));
    }
  }

  /** Whether an entity is kept. */
  boolean has(Node entity) {
    return filter.keepsAll() || entities.containsKey(entity);
  }

  /** Whether both are kept, and that the one is a kind of the other. */
  boolean hasKind(Node narrow, Node broad) {
    return has(narrow) && has(broad) && isSure(narrow, broad);
  }

  /** Whether the link of kinds is as sure as claims have to be. */
  private boolean isSure(Node narrow, Node broad) {
    if (filter.confidence() == 0) {
      return true;
    }
    Node link = iris.kindLink(narrow, iris.path(broad).orElseThrow());
    Node confidence = Tl.CONFIDENCE.asNode();
    return Iter.anyMatch(
        graphs.find(iris.entities(), link, confidence, Node.ANY),
        quad ->
            Double.parseDouble(quad.getObject().getLiteralLexicalForm()) >= filter.confidence());
  }

  /** The name of an entity; those asked for lately are kept. */
  String label(Node entity) {
    if (labels.size() > KEPT_LABELS) {
      labels.clear();
    }
    return labels.computeIfAbsent(
        entity, e -> one(iris.entities(), e, SKOS.prefLabel).map(Subject::text).orElse(""));
  }

  private Optional<Node> one(Node graph, Node subject, Property property) {
    Iterator<Quad> found = graphs.find(graph, subject, property.asNode(), Node.ANY);
    return found.hasNext() ? Optional.of(found.next().getObject()) : Optional.empty();
  }

  /** The runs that made what is kept, without the papers that they brought; oldest first. */
  List<Subject> runs() {
    Map<String, Subject> byIri = new TreeMap<>();
    graphs
        .find(iris.catalog(), Node.ANY, RDF.type.asNode(), Tl.RUN.asNode())
        .forEachRemaining(
            quad -> {
              Node run = quad.getSubject();
              if (filter.keepsAll() || runs.contains(run)) {
                byIri.put(run.getURI(), run(run));
              }
            });
    return List.copyOf(byIri.values());
  }

  private Subject run(Node run) {
    Subject description = new Subject(run);
    for (Property property : RUN_PROPERTIES) {
      graphs
          .find(iris.catalog(), run, property.asNode(), Node.ANY)
          .forEachRemaining(quad -> description.add(quad.asTriple()));
    }
    return description;
  }

  /** The quads of the named graphs, graph by graph. */
  StoreScan scan() {
    return scan;
  }

  /** Whether the paper of this graph is kept; only asked under a filter. */
  boolean hasGraph(Node graph) {
    return paperGraphs.contains(graph);
  }

  /** Whether the paper is kept; only asked under a filter. */
  boolean hasPaper(Node paper) {
    return papers.contains(paper);
  }

  /**
   * Whether the run made something that is kept, or the run that this is a part of, such as its
   * engine; only asked under a filter.
   */
  boolean hasRun(Node node) {
    String iri = node.toString();
    int part = iri.indexOf('#');
    return runs.contains(part < 0 ? node : NodeFactory.createURI(iri.substring(0, part)));
  }

  /** Counts the run among those that made something that is kept. */
  void addRun(Node run) {
    runs.add(run);
  }

  long papersOf(Node entity) {
    return entities.get(entity).papers;
  }

  long claimsOf(Node entity) {
    return entities.get(entity).claims;
  }

  /** The paper of one graph, with those of its claims that are kept. */
  void paper(Node graph, Consumer<PaperPart> consumer) {
    eachPaper(scan.quads(graph), consumer);
  }
}
