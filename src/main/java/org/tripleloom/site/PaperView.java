package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.DC_11;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.graph.Iris;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Neighbours;
import org.tripleloom.vocab.Bibo;
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
    private final PaperQuads quads;

    Reading(PageRequest request, Present present, int paper, DatasetGraph view) {
      this.request = request;
      this.present = present;
      this.index = present.index();
      this.paper = paper;
      this.view = view;
      this.node = iris.of(index.path(paper));
      this.quads = new PaperQuads(view, iris.paperGraph(index.path(paper)));
    }

    Page page() {
      String title = quads.first(node, DCTerms.title.asNode());
      String body = quads.first(node, DCTerms.abstract_.asNode());
      String text = title + "\n" + body;
      Evidence evidence = new Evidence(present, iris, view);
      PaperClaims claims = new PaperClaims(present, iris, quads, evidence, paper, request.least());
      List<Mark> marks = claims.marks(text);
      List<StatedLine> relations = claims.relations();
      PaperPage page =
          new PaperPage(
              title,
              node.getURI(),
              index.path(paper),
              authors(),
              named(quads.first(node, Tl.PUBLISHED_IN.asNode())),
              named(quads.first(node, Tl.IN_YEAR.asNode())),
              index.date(paper),
              quads.all(node, Schema.KEYWORDS.asNode()),
              quads.all(node, DC_11.source.asNode()),
              outside(),
              !quads.all(node, Tl.WITHDRAWN.asNode()).isEmpty(),
              Mark.pieces(title, PaperClaims.within(marks, 0, title.length())),
              body.isEmpty()
                  ? List.of()
                  : Mark.pieces(body, PaperClaims.within(marks, title.length() + 1, text.length())),
              claims.roles(),
              relations,
              scope.higher(request).counts(relations.size(), sure -> surer(relations, sure)),
              similar(),
              NotHere.of(extractions.of(index.path(paper)), present, view, iris, index.path(paper)),
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
      List<Node> next = quads.nodes(list, RDF.li(1).asNode());
      for (int i = 2; !next.isEmpty(); i++) {
        Node person = next.get(0);
        String name = quads.first(person, FOAF.name.asNode());
        iris.path(person).ifPresent(path -> authors.add(new PaperPage.Named(name, path)));
        next = quads.nodes(list, RDF.li(i).asNode());
      }
      return authors;
    }

    private PaperPage.Named named(String iri) {
      if (iri.isEmpty()) {
        return null;
      }
      Node thing = NodeFactory.createURI(iri);
      return iris.path(thing)
          .map(path -> new PaperPage.Named(quads.first(thing, RDFS.label.asNode()), path))
          .orElse(null);
    }

    private List<PaperPage.Outside> outside() {
      List<PaperPage.Outside> outside = new ArrayList<>();
      for (String doi : quads.all(node, Bibo.DOI.asNode())) {
        outside.add(new PaperPage.Outside("doi:" + doi, "https://doi.org/" + Links.encoded(doi)));
      }
      for (String arxiv : quads.all(node, Tl.ARXIV.asNode())) {
        outside.add(
            new PaperPage.Outside(
                "arXiv:" + arxiv, "https://arxiv.org/abs/" + Links.encoded(arxiv)));
      }
      return outside;
    }

    private static long surer(List<StatedLine> relations, double confidence) {
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
  }
}
