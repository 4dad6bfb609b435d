package org.tripleloom.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.tripleloom.Version;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.graph.Claim;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.PaperGraph;
import org.tripleloom.graph.Rejections;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.PaperId;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.resolve.Curation;
import org.tripleloom.resolve.Entity;
import org.tripleloom.resolve.Judgements;
import org.tripleloom.resolve.ListedClasses;
import org.tripleloom.resolve.Memory;
import org.tripleloom.resolve.Resolved;
import org.tripleloom.resolve.Resolver;
import org.tripleloom.search.LiveIndex;
import org.tripleloom.search.Search;
import org.tripleloom.vocab.Tl;

/**
 * The last stage of a build: resolves what was touched since the last one, and writes the graphs
 * that come out otherwise than they stand. Where nothing is left of the last one, or where it went
 * by other rules, all papers are touched; where the graphs are not those that it left, all of them
 * are compared. The text index and the claims that pages show follow.
 */
final class Weaving {
  /** With one paper of so many written, all claims are read for the next server. */
  private static final int MUCH = 20;

  private final Store store;
  private final Iris iris;
  private final Ledger ledger;
  private final PaperIndex index;
  private final ExtractionCache cache;
  private final Run run;
  private final CurationLog curation;
  private final int transaction;
  private final Map<String, Long> millis = new TreeMap<>();
  private final Map<String, Long> work = new TreeMap<>();
  private final List<ProblemException> behind = new ArrayList<>();

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
  }

  BuildReport report() {
    SortedSet<String> touched = touched();
    String inputs = inputs();
    String decided = decided();
    Optional<Woven> last = last(inputs);
    boolean asLeft = last.filter(woven -> woven.commit().equals(store.commit())).isPresent();
    if (asLeft && touched.isEmpty() && last.get().decided().equals(decided)) {
      index();
      return last.get().report().unchanged().warning(behind);
    }
    Memory memory = last.map(woven -> woven.memory(store.folder())).orElseGet(Memory::new);
    BuildReport report = weave(memory, touched, asLeft && !memory.isEmpty());
    new Woven(store.commit(), inputs, decided, run.path(), report).write(store.folder(), memory);
    store.write(data -> ledger.letGo(data, touched(), run.path()));
    return report.warning(behind);
  }

  /** What the last build left behind, where it went by the same. */
  private Optional<Woven> last(String inputs) {
    // files that are older or newer than the ledger tell of other papers
    String known = store.readStorage(ledger::woven);
    return Woven.read(store.folder())
        .filter(woven -> woven.run().equals(known) && woven.inputs().equals(inputs));
  }

  /** What the resolution of the papers as they stand came to; empty when it has to be made. */
  Optional<Memory> remembered() {
    return last(inputs())
        .filter(woven -> woven.decided().equals(decided()) && touched().isEmpty())
        .map(woven -> woven.memory(store.folder()))
        .filter(memory -> !memory.isEmpty());
  }

  /** Touched papers whose extractions are there, or that are to go or gone. */
  private SortedSet<String> touched() {
    SortedSet<String> touched = store.readStorage(ledger::touched);
    touched.removeIf(
        path -> {
          PaperState state = index.state(path);
          return state != null && !state.removed() && !cache.has(state.key());
        });
    return touched;
  }

  /**
   * A hash of all that the graphs are made from, save the papers and what can be taken up later.
   */
  private String inputs() {
    List<String> splits = new ArrayList<>();
    for (Curation.Decision decision : curation.curation().decisions()) {
      if (decision instanceof Curation.Apart) {
        splits.add(decision.id());
      }
    }
    return PaperId.hash(
        String.join(
            "\n",
            Version.current(),
            Resolver.rules(),
            Integer.toString(PaperGraph.VERSION),
            new KeptVocabularies(store.folder()).checksum(),
            run.start().ontologyHash(),
            String.join("\n", splits)));
  }

  private String decided() {
    List<String> decided = curation.triples(iris).stream().map(Triple::toString).sorted().toList();
    return PaperId.hash(String.join("\n", decided));
  }

  /**
   * @param asLeft whether the graphs show what the memory came to
   */
  private BuildReport weave(Memory memory, Set<String> touched, boolean asLeft) {
    long began = System.nanoTime();
    Rejections rejections = new Rejections(curation.curation(), memory.rejected());
    SlimExtractions extractions = new SlimExtractions(index, cache);
    extractions.compact();
    boolean anew = memory.isEmpty();
    Set<String> papers = new TreeSet<>(touched);
    papers.addAll(rejectedOtherwise(memory.rejected(), rejections));
    SortedMap<String, Extraction> changed =
        anew ? extractions.read(rejections) : changed(memory, papers, extractions, rejections);
    Path judged = store.folder().resolve("judgements");
    Judgements judgements = Judgements.read(judged);
    Resolved resolved =
        new Resolver(
                curation.curation(),
                new KeptVocabularies(store.folder()).read(),
                listed(run.start().ontology()),
                judgements)
            .update(memory, changed);
    judgements.write(judged, !anew);
    memory.reject(rejections.paperOf());
    ClaimCounts counts = new ClaimCounts(memory);
    counts.take(resolved);
    work.putAll(resolved.work());
    work.put("extractions read", extractions.read());
    work.put("pairs compared", judgements.used());
    work.put("pairs judged", judgements.made());
    long done = System.nanoTime();
    papers.addAll(asLeft ? resolved.papers() : memory.papers());
    GraphUpdate update = new GraphUpdate(store, ledger, index, run, transaction);
    try (update) {
      write(
          update, memory, resolved, counts, asLeft, stale(papers, memory, rejections), rejections);
    }
    index();
    claims(update, memory);
    millis.put("resolve", (done - began) / 1_000_000);
    millis.put("write", (System.nanoTime() - done) / 1_000_000);
    return new BuildReport(
        update.hasChanged() ? run.path() : null,
        update.added(),
        update.changed(),
        update.removed(),
        memory.size(),
        counts.entitiesByType(),
        counts.claimsByProperty(),
        work,
        millis,
        warnings(resolved, rejections));
  }

  /** The papers of claims that were rejected since, or are rejected no more. */
  private Set<String> rejectedOtherwise(Map<String, String> before, Rejections rejections) {
    Set<String> papers = new TreeSet<>();
    Set<String> now = rejections.paperOf().keySet();
    before.forEach(
        (claim, paper) -> {
          if (!now.contains(claim) && !paper.isEmpty()) {
            papers.add(paper);
          }
        });
    store.read(
        view -> {
          for (String claim : now) {
            if (!before.containsKey(claim)) {
              view.find(Node.ANY, iris.claim(claim), Tl.STATED_IN.asNode(), Node.ANY)
                  .forEachRemaining(quad -> iris.path(quad.getObject()).ifPresent(papers::add));
            }
          }
          return null;
        });
    return papers;
  }

  /** What touched papers say now; null for those that are to go or gone. */
  private SortedMap<String, Extraction> changed(
      Memory memory, Set<String> papers, SlimExtractions extractions, Rejections rejections) {
    SortedMap<String, Extraction> changed = extractions.read(papers, rejections);
    for (String path : papers) {
      PaperState state = index.state(path);
      if ((state == null || state.removed()) && memory.has(path)) {
        changed.put(path, null);
        rejections.forget(path);
      }
    }
    return changed;
  }

  private static List<String> warnings(Resolved resolved, Rejections rejections) {
    return Stream.of(resolved.warnings(), rejections.warnings())
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
  }

  /** Keeps the claims for the next server to start with, unless it has little to do for that. */
  private void claims(GraphUpdate update, Memory memory) {
    long written = update.added() + update.changed() + update.removed();
    if (written * MUCH >= memory.size()) {
      LiveIndex.of(store).refresh();
    }
  }

  private void write(
      GraphUpdate update,
      Memory memory,
      Resolved resolved,
      ClaimCounts counts,
      boolean asLeft,
      Map<String, Map<String, String>> stale,
      Rejections rejections) {
    EntityDifference entities = entities(memory, resolved, counts, asLeft);
    MergeDifference merges =
        asLeft
            ? MergeDifference.of(iris, resolved.merges())
            : store.read(view -> MergeDifference.between(view, iris, memory.merges()));
    Redirects redirects =
        store.read(
            view ->
                Redirects.between(
                    view, iris, memory, entities.gone().keySet(), entities.changed().keySet()));
    work.put("entities written", (long) entities.changed().size() + entities.gone().size());
    work.put("merges written", (long) merges.changed().size() + merges.gone().size());
    update.ontology();
    update.curation(curation);
    entities
        .changed()
        .forEach((entity, before) -> update.entity(entity, counts.about(entity.path()), before));
    cache.forEach(
        stale::containsKey,
        cached ->
            stale
                .get(cached.key())
                .forEach(
                    (path, signature) ->
                        update.paper(
                            path,
                            index.former(path),
                            rejections.without(path, cached.extraction()),
                            new PaperMeaning(memory.names(path).orElseThrow(), memory),
                            signature)));
    update.remove();
    entities.gone().forEach(update::goneEntity);
    redirects.changed().forEach(update::redirect);
    merges.changed().forEach(update::merge);
    merges.gone().forEach(update::goneMerge);
    if (update.finish()) {
      work.put("times counted", 1L);
    }
  }

  private EntityDifference entities(
      Memory memory, Resolved resolved, ClaimCounts counts, boolean asLeft) {
    if (!asLeft) {
      return store.read(
          view ->
              EntityDifference.between(
                  view, iris, memory.entities(), entity -> counts.about(entity.path())));
    }
    SortedMap<String, Resolved.Change<Entity>> changes = new TreeMap<>(resolved.entities());
    for (String path : counts.changed()) {
      String slug = path.substring(path.indexOf('/') + 1);
      memory
          .entity(slug)
          .ifPresent(same -> changes.putIfAbsent(slug, new Resolved.Change<>(same, same)));
    }
    return EntityDifference.of(
        iris,
        changes,
        entity -> counts.about(entity.path()),
        entity -> counts.aboutBefore(entity.path()));
  }

  /**
   * The keys of extractions whose papers' graphs are not what they should be, each with the papers
   * and what their graphs should be made from.
   *
   * @param papers to look at
   */
  private Map<String, Map<String, String>> stale(
      Set<String> papers, Memory memory, Rejections rejections) {
    Set<String> all = new TreeSet<>(papers);
    index
        .states()
        .forEach(
            (path, state) -> {
              if (!Collections.disjoint(state.former(), papers)) {
                all.add(path);
              }
            });
    Map<String, Map<String, String>> stale = new HashMap<>();
    for (String path : all) {
      PaperState state = index.state(path);
      Optional<Resolved.Names> names = memory.names(path);
      if (state != null && !state.removed() && names.isPresent() && cache.has(state.key())) {
        PaperMeaning meaning = new PaperMeaning(names.get(), memory);
        String signature = signature(path, meaning, rejections);
        if (!signature.equals(state.written())) {
          stale.computeIfAbsent(state.key(), key -> new TreeMap<>()).put(path, signature);
        }
      }
    }
    return stale;
  }

  /** A hash of all that the paper's graph is made from, save the run. */
  private String signature(String path, PaperMeaning meaning, Rejections rejections) {
    PaperState state = index.state(path);
    StringBuilder all = new StringBuilder();
    all.append(PaperGraph.VERSION).append('\n');
    all.append(state.content()).append('\n').append(state.key()).append('\n');
    index.former(path).forEach(old -> all.append(old).append('\n'));
    for (ExtractedEntity entity : meaning.names().brief().entities()) {
      all.append(meaning.slug(entity.name())).append('\n');
    }
    for (ExtractedRelation relation : meaning.names().brief().relations()) {
      all.append(Claim.holds(relation, meaning));
    }
    rejections.of(path).forEach(claim -> all.append("rejected ").append(claim).append('\n'));
    return PaperId.hash(all.toString()).substring(0, 16);
  }

  /** Most stores have no ontology of the user's, and need none read for that. */
  private static ListedClasses listed(String turtle) {
    return turtle.isEmpty()
        ? ListedClasses.NONE
        : ListedClasses.of(UserOntology.of(List.of(), turtle).ontology());
  }
}
