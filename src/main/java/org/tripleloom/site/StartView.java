package org.tripleloom.site;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DC_11;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Years;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/** The start page. What it counts is counted once for each commit and confidence. */
final class StartView implements PageView {
  private static final int TOP = 8;
  private static final int NEWEST = 8;
  private static final int RECENT = 3;

  private final Scope scope;
  private Present of;
  private double least;
  private StartPage counted;

  StartView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().isEmpty()) {
      return Optional.empty();
    }
    StartPage page = counted(scope.present(), request.least());
    String about =
        "What is known about methods and phenomena, from "
            + page.papers()
            + " papers, with the sentence behind every line.";
    return Optional.of(
        scope.render(
            "start.jte",
            scope
                .frame("", request)
                .described(about)
                .withLinkedData(
                    LinkedData.node("Dataset", scope.store().iris().base(), "Tripleloom", about)),
            page));
  }

  private synchronized StartPage counted(Present present, double confidence) {
    if (of != present || least != confidence) {
      counted = scope.store().read(view -> new Counting(present, confidence, view).page());
      of = present;
      least = confidence;
    }
    return counted;
  }

  private final class Counting {
    private final Present present;
    private final ClaimIndex index;
    private final double confidence;
    private final DatasetGraph view;
    private final int[] counts;

    Counting(Present present, double confidence, DatasetGraph view) {
      this.present = present;
      this.index = present.index();
      this.confidence = confidence;
      this.view = view;
      this.counts = index.paperCounts(confidence);
    }

    StartPage page() {
      Optional<Node> run = lastRun();
      List<StartPage.Top> tops = new ArrayList<>();
      tops.add(
          top(
              "Most studied phenomena",
              "papers that study it",
              Tl.PHENOMENON.getURI(),
              Tl.STUDIES));
      tops.add(top("Most used methods", "papers that use it", Tl.METHOD.getURI(), Tl.USES));
      rising().ifPresent(tops::add);
      tops.removeIf(top -> top.items().isEmpty());
      return new StartPage(
          index.papers(),
          IntStream.range(index.papers(), index.things()).filter(e -> counts[e] > 0).count(),
          claims(),
          years(),
          run.map(this::ended).orElse(""),
          run.flatMap(scope.store().iris()::path).orElse(""),
          run.map(r -> count(r, Tl.ADDED)).orElse(0L),
          types(),
          tops,
          newest(),
          examples(tops),
          scope.questions().all());
    }

    private long claims() {
      return IntStream.range(0, index.claims())
          .filter(claim -> index.confidence(claim) >= confidence)
          .count();
    }

    private String years() {
      var all = Years.of(index, new BitSet()).points();
      return all.isEmpty() ? "" : all.get(0).year() + "–" + all.get(all.size() - 1).year();
    }

    private List<StartPage.Type> types() {
      List<StartPage.Type> types = new ArrayList<>();
      for (OntologyClass type : present.ontology().subclasses(Tl.RESEARCH_ENTITY.getURI())) {
        types.add(
            new StartPage.Type(
                type.label(),
                TypeColours.name(type),
                present.path(type),
                type.definition(),
                present.entities(type).filter(e -> counts[e] > 0).count()));
      }
      return types;
    }

    private StartPage.Top top(String title, String note, String classIri, Property role) {
      int number = index.properties().indexOf(role.getURI());
      IntPredicate ofRole = claim -> index.property(claim) == number;
      int[] found = index.paperCounts(confidence, ofRole);
      List<StartPage.Item> items =
          present
              .entities(present.type(classIri))
              .filter(e -> found[e] > 0)
              .boxed()
              .sorted(Comparator.comparingInt((Integer e) -> -found[e]).thenComparing(index::path))
              .limit(TOP)
              .map(e -> item(e, found[e] + "", index.papersOf(e, confidence, ofRole)))
              .toList();
      return new StartPage.Top(title, note, items);
    }

    private StartPage.Item item(int entity, String number, BitSet papers) {
      return new StartPage.Item(
          present.link(entity, counts[entity]), number, Chart.of(Years.of(index, papers)));
    }

    /** Whose share of papers in the last years is the most above that of the years before. */
    private Optional<StartPage.Top> rising() {
      int last = IntStream.range(0, index.papers()).map(index::year).max().orElse(0);
      BitSet recent = new BitSet();
      BitSet before = new BitSet();
      for (int paper = 0; paper < index.papers(); paper++) {
        int year = index.year(paper);
        (year > last - RECENT ? recent : before).set(paper, year > 0);
      }
      if (recent.cardinality() < 10 || before.cardinality() < 10) {
        return Optional.empty();
      }
      int[] lately = index.paperCounts(confidence, claim -> recent.get(index.paper(claim)));
      int[] earlier = index.paperCounts(confidence, claim -> before.get(index.paper(claim)));
      int allLately = recent.cardinality();
      int allEarlier = before.cardinality();
      double[] growth = new double[index.things()];
      for (int e = index.papers(); e < index.things(); e++) {
        if (counts[e] >= 5) {
          growth[e] = (double) lately[e] / allLately - (double) earlier[e] / allEarlier;
        }
      }
      List<StartPage.Item> items =
          IntStream.range(index.papers(), index.things())
              .filter(e -> growth[e] > 0)
              .boxed()
              .sorted(
                  Comparator.comparingDouble((Integer e) -> -growth[e]).thenComparing(index::path))
              .limit(TOP)
              .map(e -> item(e, "+" + Chart.points(growth[e]), index.papersOf(e, confidence)))
              .toList();
      return Optional.of(
          new StartPage.Top(
              "On the rise",
              "percentage points of all papers, since " + (last - RECENT + 1) + " against before",
              items));
    }

    private List<StartPage.Paper> newest() {
      return IntStream.range(0, index.papers())
          .boxed()
          .filter(paper -> !index.date(paper).isEmpty())
          .sorted(
              Comparator.comparing(index::date, Comparator.<String>reverseOrder())
                  .thenComparing(index::path))
          .limit(NEWEST)
          .map(p -> new StartPage.Paper(index.path(p), index.label(p), index.date(p)))
          .toList();
    }

    private List<EntityLink> examples(List<StartPage.Top> tops) {
      return tops.stream()
          .flatMap(top -> top.items().stream().limit(2))
          .map(StartPage.Item::entity)
          .distinct()
          .toList();
    }

    /** The last that read sources: runs of decisions read none. */
    private Optional<Node> lastRun() {
      List<Node> runs = new ArrayList<>();
      view.find(scope.store().iris().catalog(), Node.ANY, RDF.Nodes.type, Tl.RUN.asNode())
          .forEachRemaining(quad -> runs.add(quad.getSubject()));
      runs.removeIf(
          run ->
              !view.contains(scope.store().iris().catalog(), run, DC_11.source.asNode(), Node.ANY));
      return runs.stream().max(Comparator.comparing(Node::getURI));
    }

    private String ended(Node run) {
      for (Property property : List.of(Prov.ENDED_AT_TIME, Prov.STARTED_AT_TIME)) {
        Iterator<Quad> found =
            view.find(scope.store().iris().catalog(), run, property.asNode(), Node.ANY);
        if (found.hasNext()) {
          String time = found.next().getObject().getLiteralLexicalForm();
          return time.replace('T', ' ').substring(0, Math.min(16, time.length()));
        }
      }
      return "";
    }

    private long count(Node run, Property property) {
      long count = 0;
      Iterator<Quad> found =
          view.find(scope.store().iris().catalog(), run, property.asNode(), Node.ANY);
      while (found.hasNext()) {
        found.next();
        count++;
      }
      return count;
    }
  }
}
