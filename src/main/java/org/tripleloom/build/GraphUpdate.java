package org.tripleloom.build;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.tripleloom.extract.Extraction;
import org.tripleloom.graph.Catalog;
import org.tripleloom.graph.Claim;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.EntityGraph;
import org.tripleloom.graph.GraphWriter;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.MergeGraph;
import org.tripleloom.graph.PaperGraph;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.Paper;
import org.tripleloom.resolve.Entity;
import org.tripleloom.resolve.Merge;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * Writes what a run changes into the graphs. Each paper is replaced at once, entities come before
 * the papers that speak of them and go after, and a change of moderate size is one transaction.
 */
final class GraphUpdate implements AutoCloseable {
  private final Iris iris;
  private final Ledger ledger;
  private final PaperIndex index;
  private final Run run;
  private final GraphWriter writer;
  private final Set<String> addedPapers = new TreeSet<>();
  private final Set<String> changedPapers = new TreeSet<>();
  private final Set<String> removedPapers = new TreeSet<>();
  private Changes changes = new Changes();
  private boolean changed;

  /**
   * @param transaction quads of one, about
   */
  GraphUpdate(Store store, Ledger ledger, PaperIndex index, Run run, int transaction) {
    this.iris = store.iris();
    this.ledger = ledger;
    this.index = index;
    this.run = run;
    this.writer = store.writer(transaction);
  }

  /** Whether anything was written. */
  boolean hasChanged() {
    return changed;
  }

  int added() {
    return addedPapers.size();
  }

  int changed() {
    return changedPapers.size();
  }

  int removed() {
    return removedPapers.size();
  }

  /**
   * Commits what is left.
   *
   * @return whether the store was counted
   */
  boolean finish() {
    if (changed) {
      flush();
    }
    // a run that was killed may have left no counts
    boolean counts = changed || !Catalog.isCounted(writer.data(), iris);
    if (counts) {
      Catalog.refresh(writer, iris, Instant.now());
      writer.commit();
    }
    return counts;
  }

  @Override
  public void close() {
    writer.close();
  }

  void curation(CurationLog curation) {
    if (!writer.replaceGraph(iris.curation(), curation.triples(iris)).isEmpty()) {
      checkpoint();
    }
  }

  void ontology() {
    BuildStart start = run.start();
    if (start.ontologyHash().equals(ledger.ontologyHash(writer.data()))) {
      return;
    }
    Graph all = Ontology.bundled().model().getGraph();
    if (!start.ontology().isEmpty()) {
      GraphUtil.addInto(all, RDFParser.fromString(start.ontology(), Lang.TURTLE).toGraph());
    }
    writer.replaceGraph(iris.ontology(), all.find().toList());
    ledger.ontology(writer.data(), start.ontologyHash(), start.ontology());
    changed = true;
  }

  /**
   * Writes a paper.
   *
   * @param former where it stood before and no other stands now
   * @param extraction what is not rejected of it
   * @param signature of all that its graph is made from, save the run
   */
  void paper(
      String path,
      List<String> former,
      Extraction extraction,
      PaperMeaning meaning,
      String signature) {
    PaperState state = index.state(path);
    List<Paper> records = ledger.records(writer.data(), path);
    Paper paper = LocalTarget.merged(records);
    Collection<Claim> claims = Claim.of(path, paper.text(), extraction, meaning);
    String author = state.runOr(run.path());
    List<Triple> triples = PaperGraph.of(iris, paper, former, claims, extraction.engine(), author);
    PaperChanges difference = new PaperChanges(iris, changes);
    difference.replaced(writer.replaceGraph(iris.paperGraph(path), triples), claims);
    for (String old : former) {
      difference.removed(writer.replaceGraph(iris.paperGraph(old), List.of()));
    }
    if (!writer.replaceSubject(iris.catalog(), iris.of(path), List.of()).isEmpty()) {
      // it was removed once, and its claims with it
      claims.forEach(
          claim -> writer.replaceSubject(iris.catalog(), iris.claim(claim.hash()), List.of()));
    }
    PaperState after = state.writtenBy(author, signature);
    index.put(path, after);
    ledger.state(writer.data(), path, after);
    changes.paper(
        path,
        state.isWritten() ? Changes.paperLine(state.written(), paper.title()) : null,
        Changes.paperLine(signature, paper.title()));
    (state.isWritten() || !former.isEmpty() ? changedPapers : addedPapers).add(path);
    checkpoint();
  }

  void remove() {
    SortedMap<String, PaperState> all = new TreeMap<>(index.states());
    all.forEach(
        (path, state) -> {
          if (state.removed()) {
            PaperChanges difference = new PaperChanges(iris, changes);
            List<String> places = new ArrayList<>(index.former(path));
            places.add(path);
            Set<Node> gone = new LinkedHashSet<>();
            for (String place : places) {
              gone.add(iris.of(place));
              GraphWriter.Difference graph = writer.replaceGraph(iris.paperGraph(place), List.of());
              difference.removed(graph);
              graph.deleted().stream()
                  .filter(triple -> triple.objectMatches(Tl.CLAIM.asNode()))
                  .map(Triple::getSubject)
                  .forEach(gone::add);
            }
            String title = ledger.records(writer.data(), path).get(0).title();
            changes.paper(path, Changes.paperLine(state.written(), title), null);
            // so that readers who come back are told that there was something
            Node by = Prov.WAS_INVALIDATED_BY.asNode();
            for (Node node : gone) {
              writer.replaceSubject(
                  iris.catalog(), node, List.of(Triple.create(node, by, iris.of(run.path()))));
            }
            ledger.forget(writer.data(), path);
            index.remove(path);
            removedPapers.add(path);
            checkpoint();
          }
        });
  }

  /**
   * @param claims how many are about it
   * @param before its line, or null
   */
  void entity(Entity entity, long claims, String before) {
    List<Triple> triples = EntityGraph.of(iris, entity, claims);
    describe(iris.entity(entity.slug()), triples);
    changes.entity(entity.path(), before, EntityDifference.line(entity));
    checkpoint();
  }

  void goneEntity(String path, String before) {
    describe(iris.of(path), List.of());
    changes.entity(path, before, null);
    checkpoint();
  }

  /** Its links to what it is a kind of, too. */
  private void describe(Node entity, List<Triple> triples) {
    Map<Node, List<Triple>> bySubject = new HashMap<>();
    EntityGraph.subjects(writer.data(), iris, entity)
        .forEach(subject -> bySubject.put(subject, new ArrayList<>()));
    triples.forEach(t -> bySubject.computeIfAbsent(t.getSubject(), s -> new ArrayList<>()).add(t));
    bySubject.forEach((subject, its) -> writer.replaceSubject(iris.entities(), subject, its));
  }

  void redirect(String from, String to) {
    writer.replaceSubject(iris.entities(), iris.of(from), Redirects.triples(iris, from, to));
    checkpoint();
  }

  void merge(Merge merge) {
    List<Triple> triples = new ArrayList<>(MergeGraph.of(iris, merge));
    Node node = iris.merge(merge.hash());
    triples.add(Triple.create(node, Prov.WAS_GENERATED_BY.asNode(), iris.of(run.path())));
    writer.replaceSubject(iris.entities(), node, triples);
    checkpoint();
  }

  void goneMerge(Node node) {
    writer.replaceSubject(iris.entities(), node, List.of());
    checkpoint();
  }

  /** Commits when much has gathered, with what the run changed so far. */
  private void checkpoint() {
    changed = true;
    if (writer.isLarge()) {
      flush();
      Catalog.uncount(writer, iris, Instant.now());
      writer.commit();
    }
  }

  /** The run is described with every commit, since claims refer to it from the first one on. */
  private void flush() {
    if (!changes.isEmpty()) {
      ledger.changes(writer.data(), run.path(), changes);
      changes = new Changes();
    }
    List<Triple> triples = run.triples(iris, addedPapers, changedPapers, removedPapers);
    writer.replaceSubject(iris.catalog(), iris.of(run.path()), triples);
  }
}
