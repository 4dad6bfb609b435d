package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.DC_11;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.extract.Extraction;
import org.tripleloom.graph.Iris;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Neighbours;
import org.tripleloom.vocab.Bibo;
import org.tripleloom.vocab.Nif;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Schema;
import org.tripleloom.vocab.Tl;

/** What a paper says, with every mention marked. */
final class PaperView implements PageView {
  private static final int SIMILAR = 8;
  private static final int SHARED = 5;
  private static final int LEFT_OUT = 200;

  private final Scope scope;
  private final RawExtractions extractions;

  PaperView(Scope scope, RawExtractions extractions) {
    this.scope = scope;
    this.extractions = extractions;
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().startsWith("paper/")) {
      return Optional.empty();
    }
    Present present = scope.present();
    int paper = present.index().find(request.path());
    if (paper < 0) {
      return Optional.empty();
    }
    return Optional.of(
        scope.store().read(view -> new Reading(request, present, paper, view).page()));
  }

  /** One paper's graph, read once. */
  private final class Reading {
    private final PageRequest request;
    private final Present present;
    private final ClaimIndex index;
    private final int paper;
    private final DatasetGraph view;
    private final Iris iris = scope.store().iris();
    private final Node node;
    private final Map<Node, Map<Node, List<Node>>> graph = new HashMap<>();

    Reading(PageRequest request, Present present, int paper, DatasetGraph view) {
      this.request = request;
      this.present = present;
      this.index = present.index();
      this.paper = paper;
      this.view = view;
      this.node = iris.of(index.path(paper));
      view.find(iris.paperGraph(index.path(paper)), Node.ANY, Node.ANY, Node.ANY)
          .forEachRemaining(this::keep);
    }

    private void keep(Quad quad) {
      graph
          .computeIfAbsent(quad.getSubject(), s -> new HashMap<>())
          .computeIfAbsent(quad.getPredicate(), p -> new ArrayList<>())
          .add(quad.getObject());
    }

    Page page() {
      String title = first(node, DCTerms.title.asNode());
      String body = first(node, DCTerms.abstract_.asNode());
      String text = title + "\n" + body;
      Evidence evidence = new Evidence(present, iris, view);
      List<Integer> claims = new ArrayList<>();
      index.inPaper(paper, request.least(), claims::add);
      claims.sort(
          Comparator.comparingDouble((Integer c) -> -index.confidence(c))
              .thenComparing(index::hash));
      List<Mark> marks = marks(text, claims);
      List<PaperPage.Relation> relations = relations(claims, evidence);
      PaperPage page =
          new PaperPage(
              title,
              node.getURI(),
              index.path(paper),
              authors(),
              named(first(node, Tl.PUBLISHED_IN.asNode())),
              named(first(node, Tl.IN_YEAR.asNode())),
              index.date(paper),
              all(node, Schema.KEYWORDS.asNode()),
              all(node, DC_11.source.asNode()),
              outside(),
              !all(node, Tl.WITHDRAWN.asNode()).isEmpty(),
              Mark.pieces(title, within(marks, 0, title.length())),
              body.isEmpty()
                  ? List.of()
                  : Mark.pieces(body, within(marks, title.length() + 1, text.length())),
              roles(claims, evidence),
              relations,
              scope.higher(request).counts(relations.size(), sure -> surer(relations, sure)),
              similar(),
              leftOut(),
              EntityPage.Download.of(request.frozen()),
              query());
      return scope.render(
          "paper.jte",
          scope
              .frame(title, request)
              .described(body.length() > 200 ? body.substring(0, 200) + "…" : body)
              .withLinkedData(LinkedData.paper(page)),
          page);
    }

    private List<PaperPage.Named> authors() {
      List<PaperPage.Named> authors = new ArrayList<>();
      Node list = iris.of(index.path(paper) + "#authors");
      Map<Node, List<Node>> members = graph.getOrDefault(list, Map.of());
      for (int i = 1; members.containsKey(RDF.li(i).asNode()); i++) {
        Node person = members.get(RDF.li(i).asNode()).get(0);
        String name = first(person, FOAF.name.asNode());
        iris.path(person).ifPresent(path -> authors.add(new PaperPage.Named(name, path)));
      }
      return authors;
    }

    private PaperPage.Named named(String iri) {
      if (iri.isEmpty()) {
        return null;
      }
      Node thing = org.apache.jena.graph.NodeFactory.createURI(iri);
      return iris.path(thing)
          .map(path -> new PaperPage.Named(first(thing, RDFS.label.asNode()), path))
          .orElse(null);
    }

    private List<PaperPage.Outside> outside() {
      List<PaperPage.Outside> outside = new ArrayList<>();
      for (String doi : all(node, Bibo.DOI.asNode())) {
        outside.add(new PaperPage.Outside("doi:" + doi, "https://doi.org/" + Links.encoded(doi)));
      }
      for (String arxiv : all(node, Tl.ARXIV.asNode())) {
        outside.add(
            new PaperPage.Outside(
                "arXiv:" + arxiv, "https://arxiv.org/abs/" + Links.encoded(arxiv)));
      }
      return outside;
    }

    /** Of all that the paper has a role for, where the text names it. */
    private List<Mark> marks(String text, List<Integer> claims) {
      List<Mark> marks = new ArrayList<>();
      Evidence.Text counted = new Evidence.Text(text);
      for (int claim : claims) {
        if (index.isRole(claim)) {
          Map<Node, List<Node>> values =
              graph.getOrDefault(iris.claim(index.hash(claim)), Map.of());
          OntologyClass type =
              values.getOrDefault(Tl.OBJECT_TYPE.asNode(), List.of()).stream()
                  .findFirst()
                  .map(iri -> present.type(iri.getURI()))
                  .orElseGet(() -> present.type(index.object(claim)));
          for (Node mention : values.getOrDefault(Tl.OBJECT_MENTION.asNode(), List.of())) {
            int begin = offset(counted, mention, Nif.BEGIN_INDEX.asNode());
            int end = offset(counted, mention, Nif.END_INDEX.asNode());
            if (begin >= 0 && end > begin) {
              marks.add(
                  new Mark(
                      begin,
                      end,
                      TypeColours.name(type),
                      index.path(index.object(claim)),
                      type.label() + ": " + index.label(index.object(claim)),
                      index.confidence(claim)));
            }
          }
        }
      }
      return marks;
    }

    private int offset(Evidence.Text text, Node mention, Node property) {
      String value = first(mention, property);
      return value.isEmpty() ? -1 : text.at(Integer.parseInt(value));
    }

    private static List<Mark> within(List<Mark> marks, int begin, int end) {
      return marks.stream()
          .filter(m -> m.begin() >= begin && m.end() <= end)
          .map(m -> m.moved(-begin))
          .toList();
    }

    private List<PaperPage.Role> roles(List<Integer> claims, Evidence evidence) {
      Map<Integer, List<PaperPage.RoleClaim>> byRole = new LinkedHashMap<>();
      for (int claim : claims) {
        if (index.isRole(claim)) {
          evidence
              .line(claim, -1)
              .ifPresent(
                  line ->
                      byRole
                          .computeIfAbsent(index.property(claim), r -> new ArrayList<>())
                          .add(new PaperPage.RoleClaim(present.link(index.object(claim)), line)));
        }
      }
      return byRole.entrySet().stream()
          .sorted(Comparator.comparingInt(e -> rank(present.property(e.getKey()))))
          .map(
              e -> {
                OntologyProperty role = present.property(e.getKey());
                return new PaperPage.Role(capital(role.label()), role.definition(), e.getValue());
              })
          .toList();
    }

    private static int rank(OntologyProperty role) {
      return role.iri().equals(Tl.INTRODUCES.getURI())
          ? 0
          : role.iri().equals(Tl.MENTIONS.getURI()) ? 2 : 1;
    }

    private List<PaperPage.Relation> relations(List<Integer> claims, Evidence evidence) {
      List<PaperPage.Relation> relations = new ArrayList<>();
      for (int claim : claims) {
        if (!index.isRole(claim)) {
          evidence
              .line(claim, -1)
              .ifPresent(
                  line ->
                      relations.add(
                          new PaperPage.Relation(
                              present.link(index.subject(claim)),
                              present.property(index.property(claim)).label(),
                              present.link(index.object(claim)),
                              line)));
        }
      }
      return relations;
    }

    private static long surer(List<PaperPage.Relation> relations, double confidence) {
      return relations.stream()
          .filter(relation -> relation.line().confidence() >= confidence)
          .count();
    }

    private List<PaperPage.Similar> similar() {
      Neighbours neighbours = new Neighbours(index, request.least());
      var own = neighbours.entities(paper);
      return neighbours.ofPaper(paper, SIMILAR).stream()
          .map(
              near -> {
                var shared = neighbours.entities(near.thing());
                shared.and(own);
                return new PaperPage.Similar(
                    index.path(near.thing()),
                    index.label(near.thing()),
                    index.date(near.thing()),
                    shared.stream()
                        .boxed()
                        .sorted(Comparator.comparingInt(e -> index.paperCount(e, 0)))
                        .limit(SHARED)
                        .map(present::link)
                        .toList());
              })
          .toList();
    }

    private PaperPage.LeftOut leftOut() {
      Optional<Extraction> raw = extractions.of(index.path(paper));
      if (raw.isEmpty()) {
        return null;
      }
      List<PaperPage.LeftOut.Item> items =
          raw.get().dropped().stream()
              .sorted(Comparator.comparingDouble(dropped -> -dropped.score()))
              .limit(LEFT_OUT)
              .map(
                  dropped ->
                      new PaperPage.LeftOut.Item(
                          dropped.what(),
                          String.format(Locale.ROOT, "%.2f", dropped.score()),
                          dropped.reason()))
              .toList();
      return new PaperPage.LeftOut(
          raw.get().engine().toString(), items, raw.get().dropped().size());
    }

    private String query() {
      return """
          PREFIX tl: <%s>
          PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

          SELECT ?subject ?predicate ?object ?confidence ?sentence WHERE {
            ?claim tl:statedIn <%s> ;
              rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
              tl:confidence ?confidence ; tl:sentence ?sentence .%s
          }
          ORDER BY DESC(?confidence)"""
          .formatted(
              Tl.NS,
              node.getURI(),
              request.least() > 0 ? "\n  FILTER (?confidence >= " + request.least() + ")" : "");
    }

    private String first(Node subject, Node property) {
      List<String> all = all(subject, property);
      return all.isEmpty() ? "" : all.get(0);
    }

    private List<String> all(Node subject, Node property) {
      return graph.getOrDefault(subject, Map.of()).getOrDefault(property, List.of()).stream()
          .map(value -> value.isLiteral() ? value.getLiteralLexicalForm() : value.toString())
          .sorted()
          .toList();
    }

    private static String capital(String label) {
      return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }
  }
}
