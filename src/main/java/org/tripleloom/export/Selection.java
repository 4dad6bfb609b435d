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
import org.apache.jena.datatypes.xsd.XSDDatatype;
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
  private static final Node LICENSE =
      NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/");
  private static final Set<Node> TEXT = Set.of(DCTerms.abstract_.asNode(), Tl.SENTENCE.asNode());
  private static final Set<Node> PAPERS_OF_RUN =
      Set.of(Tl.ADDED.asNode(), Tl.REPLACED.asNode(), Tl.REMOVED.asNode());
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

  /** The licence that the catalog states for the dataset, else that of the program's own graphs. */
  Node license() {
    Iterator<Quad> stated =
        graphs.find(iris.catalog(), Node.ANY, DCTerms.license.asNode(), Node.ANY);
    return stated.hasNext() ? stated.next().getObject() : LICENSE;
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
      of.forEach(graph -> eachPaper(scan.quads(graph), consumer));
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
      List<Node> kept = broader.stream().filter(entities::containsKey).toList();
      consumer.accept(new EntityPart(description, count.papers, count.claims, kept));
    }
  }

  /** Whether an entity is kept. */
  boolean has(Node entity) {
    return filter.keepsAll() || entities.containsKey(entity);
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

  /**
   * Hands over the quads of all that is kept. With a filter these are the graphs of the papers, of
   * the entities with their merges, and of the ontology, and of the catalog the runs.
   */
  void quads(Consumer<Quad> consumer) {
    Consumer<Quad> allowed =
        quad -> {
          if (allows(quad.asTriple())) {
            consumer.accept(quad);
          }
        };
    if (filter.keepsAll()) {
      scan.quads().forEachRemaining(allowed);
      return;
    }
    papers(part -> part.triples().forEach(t -> allowed.accept(Quad.create(part.graph(), t))));
    scan.quads(iris.entities())
        .forEachRemaining(
            quad -> {
              if (keepsOfEntities(quad)) {
                allowed.accept(recounted(quad));
                if (quad.getPredicate().equals(Prov.WAS_GENERATED_BY.asNode())) {
                  runs.add(quad.getObject());
                }
              }
            });
    for (Node graph : List.of(iris.ontology(), iris.catalog())) {
      scan.quads(graph)
          .forEachRemaining(
              quad -> {
                if (keeps(quad)) {
                  allowed.accept(quad);
                }
              });
    }
  }

  /** Hands over the triples of all that is kept, each once. */
  void triples(Consumer<Triple> consumer) {
    if (filter.keepsAll()) {
      scan.union()
          .forEachRemaining(
              triple -> {
                if (allows(triple)) {
                  consumer.accept(triple);
                }
              });
    } else {
      quads(
          quad -> {
            if (isFirst(quad)) {
              consumer.accept(quad.asTriple());
            }
          });
    }
  }

  /** Whether no other graph before this one, in the order of the store, gives the triple too. */
  private boolean isFirst(Quad quad) {
    Iterator<Quad> all =
        graphs.find(Node.ANY, quad.getSubject(), quad.getPredicate(), quad.getObject());
    while (all.hasNext()) {
      Quad same = all.next();
      if (same.getGraph().equals(quad.getGraph())) {
        return true;
      }
      if (keeps(same)) {
        return false;
      }
    }
    return true;
  }

  private boolean keeps(Quad quad) {
    Node graph = quad.getGraph();
    if (paperGraphs.contains(graph)) {
      return keepsOfPaper(quad);
    }
    return graph.equals(iris.ontology())
        || graph.equals(iris.catalog()) && keepsOfCatalog(quad)
        || graph.equals(iris.entities()) && keepsOfEntities(quad);
  }

  /** What no claim states is about the paper itself. */
  private boolean keepsOfPaper(Quad quad) {
    Iterator<Quad> claims =
        graphs.find(quad.getGraph(), Node.ANY, RDF.subject.asNode(), quad.getSubject());
    if (!claims.hasNext()) {
      return true;
    }
    boolean[] kept = {false};
    eachPaper(Set.of(quad.getGraph()), part -> kept[0] = part.triples().contains(quad.asTriple()));
    return kept[0];
  }

  private boolean keepsOfEntities(Quad quad) {
    Node property = quad.getPredicate();
    if (entities.containsKey(quad.getSubject())) {
      return !property.equals(SKOS.broader.asNode()) || entities.containsKey(quad.getObject());
    }
    if (property.equals(DCTerms.isReplacedBy.asNode())) {
      return entities.containsKey(quad.getObject());
    }
    return one(iris.entities(), quad.getSubject(), Tl.MERGED_INTO)
        .filter(entities::containsKey)
        .isPresent();
  }

  private Quad recounted(Quad quad) {
    boolean papers = quad.getPredicate().equals(Tl.PAPER_COUNT.asNode());
    if (!papers && !quad.getPredicate().equals(Tl.CLAIM_COUNT.asNode())) {
      return quad;
    }
    Count count = entities.get(quad.getSubject());
    String number = Long.toString(papers ? count.papers : count.claims);
    return Quad.create(
        quad.getGraph(),
        quad.getSubject(),
        quad.getPredicate(),
        NodeFactory.createLiteralDT(number, XSDDatatype.XSDinteger));
  }

  private boolean keepsOfCatalog(Quad quad) {
    return runs.contains(quad.getSubject())
        && (!PAPERS_OF_RUN.contains(quad.getPredicate()) || papers.contains(quad.getObject()));
  }
}
