package org.tripleloom.build;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.tripleloom.Version;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;
import org.tripleloom.graph.Catalog;
import org.tripleloom.graph.Claim;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.EntityGraph;
import org.tripleloom.graph.GraphWriter;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.MergeGraph;
import org.tripleloom.graph.PaperGraph;
import org.tripleloom.graph.Rejections;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperId;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.resolve.Entity;
import org.tripleloom.resolve.Judgements;
import org.tripleloom.resolve.ListedClasses;
import org.tripleloom.resolve.Merge;
import org.tripleloom.resolve.Resolution;
import org.tripleloom.resolve.Resolver;
import org.tripleloom.search.LiveIndex;
import org.tripleloom.search.Search;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * The last stage of a build: resolves all extractions of the store and writes the graphs that come
 * out otherwise than they stand. Each paper is replaced at once, entities come before the papers
 * that speak of them and go after, and a change of moderate size is one transaction. The text index
 * and the claims that pages show follow.
 */
final class Weaving {
  private final Store store;
  private final Iris iris;
  private final Ledger ledger;
  private final PaperIndex index;
  private final ExtractionCache cache;
  private final Run run;
  private final CurationLog curation;
  private final Rejections rejections;
  private final int transaction;

  /** What the resolution needs of each paper's extraction. */
  private SortedMap<String, Extraction> slim = new TreeMap<>();

  private final Map<String, Long> claimsByProperty = new HashMap<>();
  private final Map<String, Long> claimsBySlug = new HashMap<>();
  private final Set<String> addedPapers = new TreeSet<>();
  private final Set<String> changedPapers = new TreeSet<>();
  private final Set<String> removedPapers = new TreeSet<>();
  private final Map<String, Long> millis = new TreeMap<>();
  private final Map<String, Long> work = new TreeMap<>();
  private final List<ProblemException> behind = new ArrayList<>();
  private Changes changes = new Changes();
  private boolean changed;

  /**
   * @param curation what people decided; written too, where the store has it otherwise
   * @param transaction quads of one, about
   */
  Weaving(
      Store store,
      Ledger ledger,
      PaperIndex index,
      ExtractionCache cache,
      Run run,
      CurationLog curation,
      int transaction) {
    this.store = store;
    this.iris = store.iris();
    this.ledger = ledger;
    this.index = index;
    this.cache = cache;
    this.run = run;
    this.curation = curation;
    this.transaction = transaction;
    this.rejections = new Rejections(curation.curation());
  }

  BuildReport report() {
    Set<String> touched = touched();
    String inputs = inputs();
    Optional<Woven> last =
        Woven.read(store.folder())
            .filter(
                woven -> woven.commit().equals(store.commit()) && woven.inputs().equals(inputs));
    if (last.isPresent() && touched.isEmpty()) {
      index();
      return last.get().report().unchanged().warning(behind);
    }
    BuildReport report = weave();
    store.write(data -> ledger.letGo(data, touched()));
    new Woven(store.commit(), inputs, report).write(store.folder());
    return report.warning(behind);
  }

  /** Touched papers whose extractions are there, or that are to go or gone. */
  private Set<String> touched() {
    Set<String> touched = store.readStorage(ledger::touched);
    touched.removeIf(
        path -> {
          PaperState state = index.state(path);
          return state != null && !state.removed() && !cache.has(state.key());
        });
    return touched;
  }

  /** A hash of all that the graphs are made from, save the papers. */
  private String inputs() {
    List<String> decided = curation.triples(iris).stream().map(Triple::toString).sorted().toList();
    return PaperId.hash(
        String.join(
            "\n",
            Version.current(),
            Resolver.rules(),
            Integer.toString(PaperGraph.VERSION),
            new KeptVocabularies(store.folder()).checksum(),
            run.start().ontologyHash(),
            run.start().ontology(),
            String.join("\n", decided)));
  }

  private BuildReport weave() {
    long began = System.nanoTime();
    SlimExtractions extractions = new SlimExtractions(index, cache);
    extractions.compact();
    slim = extractions.read(rejections);
    Path judged = store.folder().resolve("judgements");
    Judgements judgements = Judgements.read(judged);
    Resolution resolution =
        new Resolver(
                curation.curation(),
                new KeptVocabularies(store.folder()).read(),
                listed(run.start().ontology()),
                judgements)
            .resolve(SlimExtractions.papers(slim));
    judgements.write(judged);
    work.put("extractions read", extractions.read());
    work.put("pairs compared", judgements.used());
    work.put("pairs judged", judgements.made());
    slim.forEach((path, extraction) -> count(Claim.of(path, "", extraction, resolution)));
    long resolved = System.nanoTime();
    write(resolution);
    index();
    long written = System.nanoTime();
    millis.put("resolve", (resolved - began) / 1_000_000);
    millis.put("write", (written - resolved) / 1_000_000);
    return new BuildReport(
        changed ? run.path() : null,
        addedPapers.size(),
        changedPapers.size(),
        removedPapers.size(),
        slim.size(),
        byType(resolution.entities()),
        byProperty(),
        work,
        millis,
        warnings(resolution));
  }

  private List<String> warnings(Resolution resolution) {
    return Stream.of(resolution.warnings(), rejections.warnings())
        .flatMap(List::stream)
        .map(ProblemException::getMessage)
        .toList();
  }

  /** What was built stands, whatever becomes of the indexes, which can be made from it. */
  private void index() {
    try {
      Search.of(store).catchUp();
    } catch (ProblemException e) {
      behind.add(e);
    }
    // keeps the claims for the next server to start with
    LiveIndex.of(store).refresh();
  }

  private void count(Collection<Claim> claims) {
    for (Claim claim : claims) {
      claimsByProperty.merge(claim.property(), 1L, Long::sum);
      claimsBySlug.merge(claim.object(), 1L, Long::sum);
      if (!claim.isRole()) {
        claimsBySlug.merge(claim.subject(), 1L, Long::sum);
      }
    }
  }

  private void write(Resolution resolution) {
    EntityDifference entities =
        store.read(
            view -> EntityDifference.between(view, iris, resolution.entities(), this::claims));
    MergeDifference merges =
        store.read(view -> MergeDifference.between(view, iris, resolution.merges()));
    Redirects redirects =
        store.read(
            view -> Redirects.between(view, iris, resolution.entities(), entities.gone().keySet()));
    work.put("entities written", (long) entities.changed().size() + entities.gone().size());
    work.put("merges written", (long) merges.changed().size() + merges.gone().size());
    Map<String, Set<String>> stale = stale(resolution);
    try (GraphWriter writer = store.writer(transaction)) {
      ontology(writer);
      if (!writer.replaceGraph(iris.curation(), curation.triples(iris)).isEmpty()) {
        checkpoint(writer);
      }
      entities.changed().forEach((entity, before) -> entity(writer, entity, before));
      cache.forEach(
          stale::containsKey,
          cached ->
              stale
                  .get(cached.key())
                  .forEach(path -> paper(writer, path, cached.extraction(), resolution)));
      remove(writer);
      entities.gone().forEach((slug, before) -> goneEntity(writer, slug, before));
      redirects.changed().forEach((from, to) -> redirect(writer, from, to));
      merges.changed().forEach(merge -> merge(writer, merge));
      merges.gone().forEach(node -> goneMerge(writer, node));
      if (changed) {
        flush(writer);
      }
      // a run that was killed may have left no counts
      if (changed || !Catalog.isCounted(writer.data(), iris)) {
        Catalog.refresh(writer, iris, Instant.now());
        work.put("times counted", 1L);
        writer.commit();
      }
    }
  }

  /** The keys of extractions whose papers' graphs are not what they should be, with the papers. */
  private Map<String, Set<String>> stale(Resolution resolution) {
    Map<String, Set<String>> stale = new HashMap<>();
    slim.keySet()
        .forEach(
            path -> {
              PaperState state = index.state(path);
              if (!signature(path, resolution).equals(state.written())) {
                stale.computeIfAbsent(state.key(), key -> new TreeSet<>()).add(path);
              }
            });
    return stale;
  }

  /** A hash of all that the paper's graph is made from, save the run. */
  private String signature(String path, Resolution resolution) {
    PaperState state = index.state(path);
    StringBuilder all = new StringBuilder();
    all.append(PaperGraph.VERSION).append('\n');
    all.append(state.content()).append('\n').append(state.key()).append('\n');
    former(path).forEach(old -> all.append(old).append('\n'));
    for (ExtractedEntity entity : slim.get(path).entities()) {
      all.append(resolution.entity(path, entity.name()).slug()).append('\n');
    }
    for (ExtractedRelation relation : slim.get(path).relations()) {
      Entity subject = resolution.entity(path, relation.subject());
      all.append(Claim.holds(relation, subject, resolution.entity(path, relation.object())));
    }
    rejections.of(path).forEach(claim -> all.append("rejected ").append(claim).append('\n'));
    return PaperId.hash(all.toString()).substring(0, 16);
  }

  /** Where the paper stood before and no other stands now. */
  private List<String> former(String path) {
    return index.state(path).former().stream().filter(old -> index.state(old) == null).toList();
  }

  private void paper(
      GraphWriter writer, String path, Extraction extraction, Resolution resolution) {
    PaperState state = index.state(path);
    List<Paper> records = ledger.records(writer.data(), path);
    Paper paper = LocalTarget.merged(records);
    List<String> former = former(path);
    Collection<Claim> claims =
        Claim.of(path, paper.text(), rejections.without(path, extraction), resolution);
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
    String signature = signature(path, resolution);
    PaperState after = state.writtenBy(author, signature);
    index.put(path, after);
    ledger.state(writer.data(), path, after);
    changes.paper(
        path,
        state.isWritten() ? Changes.paperLine(state.written(), paper.title()) : null,
        Changes.paperLine(signature, paper.title()));
    (state.isWritten() || !former.isEmpty() ? changedPapers : addedPapers).add(path);
    checkpoint(writer);
  }

  private void remove(GraphWriter writer) {
    Map<String, PaperState> all = new TreeMap<>(index.states());
    all.forEach(
        (path, state) -> {
          if (state.removed()) {
            PaperChanges difference = new PaperChanges(iris, changes);
            List<String> places = new ArrayList<>(former(path));
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
            checkpoint(writer);
          }
        });
  }

  private void entity(GraphWriter writer, Entity entity, String before) {
    List<Triple> triples = EntityGraph.of(iris, entity, claims(entity));
    describe(writer, iris.entity(entity.slug()), triples);
    changes.entity(entity.path(), before, EntityDifference.line(entity));
    checkpoint(writer);
  }

  private void goneEntity(GraphWriter writer, String path, String before) {
    describe(writer, iris.of(path), List.of());
    changes.entity(path, before, null);
    checkpoint(writer);
  }

  /** Its links to what it is a kind of, too. */
  private void describe(GraphWriter writer, Node entity, List<Triple> triples) {
    Map<Node, List<Triple>> bySubject = new HashMap<>();
    EntityGraph.subjects(writer.data(), iris, entity)
        .forEach(subject -> bySubject.put(subject, new ArrayList<>()));
    triples.forEach(t -> bySubject.computeIfAbsent(t.getSubject(), s -> new ArrayList<>()).add(t));
    bySubject.forEach((subject, its) -> writer.replaceSubject(iris.entities(), subject, its));
  }

  private void redirect(GraphWriter writer, String from, String to) {
    writer.replaceSubject(iris.entities(), iris.of(from), Redirects.triples(iris, from, to));
    checkpoint(writer);
  }

  private long claims(Entity entity) {
    return claimsBySlug.getOrDefault(entity.path(), 0L);
  }

  private void merge(GraphWriter writer, Merge merge) {
    List<Triple> triples = new ArrayList<>(MergeGraph.of(iris, merge));
    Node node = iris.merge(merge.hash());
    triples.add(Triple.create(node, Prov.WAS_GENERATED_BY.asNode(), iris.of(run.path())));
    writer.replaceSubject(iris.entities(), node, triples);
    checkpoint(writer);
  }

  private void goneMerge(GraphWriter writer, Node node) {
    writer.replaceSubject(iris.entities(), node, List.of());
    checkpoint(writer);
  }

  /** Commits when much has gathered, with what the run changed so far. */
  private void checkpoint(GraphWriter writer) {
    changed = true;
    if (writer.isLarge()) {
      flush(writer);
      Catalog.uncount(writer, iris, Instant.now());
      writer.commit();
    }
  }

  /** The run is described with every commit, since claims refer to it from the first one on. */
  private void flush(GraphWriter writer) {
    if (!changes.isEmpty()) {
      ledger.changes(writer.data(), run.path(), changes);
      changes = new Changes();
    }
    List<Triple> triples = run.triples(iris, addedPapers, changedPapers, removedPapers);
    writer.replaceSubject(iris.catalog(), iris.of(run.path()), triples);
  }

  /** Most stores have no ontology of the user's, and need none read for that. */
  private static ListedClasses listed(String turtle) {
    return turtle.isEmpty()
        ? ListedClasses.NONE
        : ListedClasses.of(UserOntology.of(List.of(), turtle).ontology());
  }

  private void ontology(GraphWriter writer) {
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

  private static Map<String, Long> byType(List<Entity> entities) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (EntityType type : EntityType.values()) {
      counts.put(type.label(), entities.stream().filter(e -> e.type() == type).count());
    }
    return counts;
  }

  private Map<String, Long> byProperty() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      counts.put(role.label(), claimsByProperty.getOrDefault(role.label(), 0L));
    }
    for (RelationType type : RelationType.values()) {
      counts.put(type.property(), claimsByProperty.getOrDefault(type.property(), 0L));
    }
    return counts;
  }
}
