package org.tripleloom.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.resolve.Curation;
import org.tripleloom.search.ClaimIndex;

/** The log of decisions, and forms to take more. What the forms send, the server carries out. */
final class CurationView implements PageView {
  static final String PATH = "curation";

  private static final String OF = "of";
  private static final int STATEMENTS = 100;

  private final Scope scope;

  CurationView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<NavEntry> entry() {
    return Optional.of(new NavEntry(PATH, "Curation", true));
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().equals(PATH)) {
      return Optional.empty();
    }
    Present present = scope.present();
    OptionalInt subject =
        request
            .parameter(OF)
            .map(name -> new Lookup(scope, present).find(name, Set.of()))
            .orElseGet(OptionalInt::empty);
    CurationPage page = scope.store().read(view -> page(request, present, view, subject));
    return Optional.of(scope.render("curation.jte", scope.frame("Curation", request), page));
  }

  private CurationPage page(
      PageRequest request, Present present, DatasetGraph view, OptionalInt subject) {
    CurationLog log = CurationLog.read(view, scope.store().iris());
    List<CurationPage.Entry> entries = entries(present, log);
    Set<String> accepted = new TreeSet<>();
    for (CurationLog.Entry entry : log.entries()) {
      if (entry.holds() && entry.decision() instanceof Curation.Accepted right) {
        accepted.add(right.claim());
      }
    }
    if (subject.isEmpty()) {
      return new CurationPage(request.reader(), entries, null, List.of(), List.of(), 0);
    }
    double least = request.least();
    ClaimIndex index = present.index();
    int thing = subject.getAsInt();
    List<Integer> claims = new ArrayList<>();
    if (index.isPaper(thing)) {
      index.inPaper(thing, least, claims::add);
      claims.sort((a, b) -> Double.compare(index.confidence(a), index.confidence(b)));
    } else {
      index.about(thing, least, claims::add);
      Collections.reverse(claims);
    }
    Evidence evidence = new Evidence(present, scope.store().iris(), view);
    List<CurationPage.Statement> statements = new ArrayList<>();
    for (int claim : claims.subList(0, Math.min(STATEMENTS, claims.size()))) {
      StatedLine.of(present, evidence, claim)
          .map(said -> new CurationPage.Statement(said, accepted.contains(said.line().hash())))
          .ifPresent(statements::add);
    }
    return new CurationPage(
        request.reader(),
        entries,
        present.link(thing),
        index.isPaper(thing) ? List.of() : names(view, index.path(thing)),
        statements,
        Math.max(0, claims.size() - STATEMENTS));
  }

  /** What was taken and what was taken back, the latest first. */
  private static List<CurationPage.Entry> entries(Present present, CurationLog log) {
    record Line(Instant time, CurationPage.Entry entry) {}
    List<Line> lines = new ArrayList<>();
    Set<String> backs = new HashSet<>();
    for (CurationLog.Entry entry : log.entries()) {
      List<Piece> text = DecisionText.of(present, entry.decision().text());
      CurationLog.Act taken = entry.taken();
      CurationLog.Act undone = entry.undone();
      lines.add(
          new Line(
              taken.time(),
              entry(
                  entry.holds() ? entry.id() : "",
                  text,
                  false,
                  taken,
                  entry.holds() ? "" : time(undone.time()))));
      // what was taken twice is taken back once
      if (!entry.holds() && backs.add(entry.decisionId() + undone.time())) {
        lines.add(new Line(undone.time(), entry("", text, true, undone, "")));
      }
    }
    lines.sort(Comparator.comparing(Line::time).reversed());
    return lines.stream().map(Line::entry).toList();
  }

  private static CurationPage.Entry entry(
      String id, List<Piece> text, boolean back, CurationLog.Act act, String undone) {
    return new CurationPage.Entry(id, text, back, time(act.time()), act.by(), act.note(), undone);
  }

  /** The preferred label first. */
  private List<String> names(DatasetGraph view, String path) {
    Node node = scope.store().iris().of(path);
    Set<String> names = new TreeSet<>();
    List<String> all = new ArrayList<>();
    view.find(scope.store().iris().entities(), node, SKOS.prefLabel.asNode(), Node.ANY)
        .forEachRemaining(quad -> all.add(quad.getObject().getLiteralLexicalForm()));
    view.find(scope.store().iris().entities(), node, SKOS.altLabel.asNode(), Node.ANY)
        .forEachRemaining(quad -> names.add(quad.getObject().getLiteralLexicalForm()));
    all.addAll(names);
    return all;
  }

  /** To the second, for people. */
  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("T", " ").replace("Z", " UTC");
  }
}
