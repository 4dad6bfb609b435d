package org.tripleloom.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.extract.Engine;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.GraphWriter;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperId;
import org.tripleloom.paper.PaperJson;
import org.tripleloom.paper.PaperMerge;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.Reject;
import org.tripleloom.problem.RejectJson;
import org.tripleloom.resolve.Memory;

/** A build into a store that is open in this process. The store stays open behind it. */
public final class LocalTarget implements BuildTarget {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private static final int KEY_LENGTH = 32;

  private final Store store;
  private final int transaction;
  private final Ledger ledger;
  private final PaperIndex index = new PaperIndex();
  private ExtractionCache cache;
  private BuildStart start;
  private Run run;
  private CurationLog curation;

  public LocalTarget(Store store) {
    this(store, GraphWriter.LARGE);
  }

  /**
   * @param transaction quads of one, about
   */
  LocalTarget(Store store, int transaction) {
    this.store = store;
    this.transaction = transaction;
    this.ledger = new Ledger(store.iris());
  }

  /**
   * Begun for a run that reads no sources.
   *
   * @throws org.tripleloom.problem.ProblemException {@link Problem#BUILD_RUNNING}
   */
  static LocalTarget withoutSources(Store store, Engine engine) {
    LocalTarget target = new LocalTarget(store);
    UserOntology kept = UserOntology.of(List.of(), target.ontology());
    target.begin(new BuildStart(engine, kept.turtle(), kept.ontology().hash(), List.of(), false));
    return target;
  }

  @Override
  public String ontology() {
    return store.readStorage(ledger::ontology);
  }

  @Override
  public void begin(BuildStart newStart) {
    if (!store.beginBuild()) {
      throw Problem.BUILD_RUNNING.at(store.folder());
    }
    start = newStart;
    Instant now = Instant.now();
    String salt = now + "\n" + System.nanoTime() + "\n" + start.line();
    String id = "run/" + TIME.format(now) + "-" + PaperId.hash(salt).substring(0, 8);
    run = new Run(id, now, start);
    cache = new ExtractionCache(store.folder().resolve(KeptExtractions.FOLDER));
    curation = store.read(view -> CurationLog.read(view, store.iris()));
    store.readStorage(
        data -> {
          ledger.forEach(data, (path, state) -> index.put(path, state, ledger.records(data, path)));
          return null;
        });
    boolean reads = !start.dryRun() && !start.sources().isEmpty();
    if (reads) {
      try {
        Files.deleteIfExists(rejects());
      } catch (IOException e) {
        throw Problem.STORE_UNUSABLE.because(e, store.folder(), e.getMessage());
      }
    }
  }

  @Override
  public List<Added> add(List<Paper> papers) {
    List<Added> added = new ArrayList<>();
    if (start.dryRun()) {
      return store.readStorage(data -> papers.stream().map(paper -> add(data, paper)).toList());
    }
    store.write(data -> papers.forEach(paper -> added.add(add(data, paper))));
    return added;
  }

  /** How the store holds a paper once a new record is merged in. */
  private record Merge(SortedSet<String> known, List<Paper> records, Paper paper, Added added) {}

  private Merge merge(DatasetGraph data, Paper paper) {
    SortedSet<String> known = index.find(paper);
    List<Paper> records = new ArrayList<>();
    known.forEach(path -> records.addAll(ledger.records(data, path)));
    Paper before = known.isEmpty() ? null : merged(records);
    // a source that is read again speaks for itself alone
    records.removeIf(record -> paper.sources().containsAll(record.sources()));
    records.add(paper);
    Paper after = merged(records);
    boolean same =
        known.size() == 1
            && !index.state(known.first()).removed()
            && content(before).equals(content(after));
    return new Merge(
        known,
        records,
        after,
        known.isEmpty() ? Added.NEW : same ? Added.UNCHANGED : Added.CHANGED);
  }

  /** One paper of several records. */
  static Paper merged(List<Paper> records) {
    PaperMerge merge = new PaperMerge();
    records.forEach(merge::add);
    return merge.merged();
  }

  private Added add(DatasetGraph data, Paper record) {
    Merge merge = merge(data, record);
    Paper paper = merge.paper();
    String path = paper.id().path();
    String key = key(paper, start.engine());
    if (merge.added() == Added.UNCHANGED) {
      PaperState state = index.state(path);
      if (!state.key().equals(key)) {
        put(data, path, state.withKey(key));
      }
      return merge.added();
    }
    Set<String> former = new LinkedHashSet<>();
    for (String old : merge.known()) {
      PaperState state = index.state(old);
      former.addAll(state.former());
      if (!old.equals(path)) {
        if (state.isWritten()) {
          former.add(old);
        }
        forget(data, old);
      }
    }
    former.remove(path);
    PaperState old = index.state(path);
    PaperState state =
        (old == null ? PaperState.fresh(content(paper), key) : old)
            .withContent(content(paper))
            .withKey(key)
            .withFormer(List.copyOf(former))
            .withRemoved(false);
    index.put(path, state, merge.records());
    if (!start.dryRun()) {
      ledger.records(data, path, merge.records());
      ledger.state(data, path, state);
    }
    return merge.added();
  }

  private static String content(Paper paper) {
    return PaperId.hash(PaperJson.line(paper)).substring(0, KEY_LENGTH);
  }

  /** Of an extraction: the same text, engine and ontology give the same. */
  private String key(Paper paper, Engine engine) {
    return PaperId.hash(paper.text() + "\n" + engine + "\n" + start.ontologyHash())
        .substring(0, KEY_LENGTH);
  }

  @Override
  public void reject(List<Reject> rejects) {
    StringBuilder lines = new StringBuilder();
    rejects.forEach(reject -> lines.append(RejectJson.line(reject)).append('\n'));
    try {
      Files.write(
          rejects(),
          lines.toString().getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw Problem.STORE_UNUSABLE.because(e, store.folder(), e.getMessage());
    }
  }

  private Path rejects() {
    return store.folder().resolve("rejects.jsonl");
  }

  @Override
  public long missing() {
    return index.count(state -> !cache.has(state.key()));
  }

  @Override
  public List<Paper> missing(String after, int limit) {
    List<Paper> page = new ArrayList<>();
    return store.readStorage(
        data -> {
          for (var entry : index.states().tailMap(after, false).entrySet()) {
            PaperState state = entry.getValue();
            if (page.size() == limit) {
              break;
            }
            if (!state.removed() && !cache.has(state.key())) {
              page.add(merged(ledger.records(data, entry.getKey())));
            }
          }
          return page;
        });
  }

  @Override
  public void load(List<ExtractedPaper> batch) {
    List<ExtractionCache.Cached> cached = new ArrayList<>();
    for (ExtractedPaper done : batch) {
      Paper paper = done.paper();
      cached.add(
          new ExtractionCache.Cached(
              key(paper, done.extraction().engine()), paper.text(), done.extraction()));
    }
    cache.append(cached);
    store.write(
        data -> {
          for (int i = 0; i < batch.size(); i++) {
            String path = batch.get(i).paper().id().path();
            PaperState state = index.state(path);
            if (!state.key().equals(cached.get(i).key())) {
              put(data, path, state.withKey(cached.get(i).key()));
            }
          }
        });
  }

  @Override
  public void refuse(List<String> papers) {
    store.write(data -> papers.forEach(path -> remove(data, path)));
  }

  /**
   * Takes papers out; what they alone supported goes with {@link #finish}.
   *
   * @param names IRIs, IRI paths, DOIs, arXiv identifiers or titles
   * @return the IRI paths
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_SUCH_PAPER}, {@link
   *     Problem#WHICH_PAPER}; then nothing is removed
   */
  public Set<String> remove(List<String> names) {
    Set<String> paths = new TreeSet<>();
    names.forEach(name -> paths.add(path(name)));
    refuse(List.copyOf(paths));
    return paths;
  }

  private String path(String name) {
    String base = store.iris().base();
    String path = name.startsWith(base) ? name.substring(base.length()) : name;
    SortedSet<String> found = new TreeSet<>(index.named(name));
    if (index.state(path) != null) {
      found = new TreeSet<>(Set.of(path));
    }
    found.removeIf(known -> index.state(known).removed());
    if (found.isEmpty()) {
      throw Problem.NO_SUCH_PAPER.at(name, store.folder());
    }
    if (found.size() > 1) {
      throw Problem.WHICH_PAPER.at(name, String.join(", ", found));
    }
    return found.first();
  }

  private void remove(DatasetGraph data, String path) {
    PaperState state = index.state(path);
    if (state.isWritten() || !state.former().isEmpty()) {
      put(data, path, state.withRemoved(true));
    } else {
      forget(data, path);
    }
  }

  private void put(DatasetGraph data, String path, PaperState state) {
    index.put(path, state);
    if (!start.dryRun()) {
      ledger.state(data, path, state);
    }
  }

  private void forget(DatasetGraph data, String path) {
    index.remove(path);
    if (!start.dryRun()) {
      ledger.forget(data, path);
    }
  }

  @Override
  public BuildReport finish() {
    return weaving().report();
  }

  private Weaving weaving() {
    return new Weaving(store, ledger, index, cache, run, curation, transaction);
  }

  /** What the last resolution came to, where it is still that of the papers and the decisions. */
  Optional<Memory> remembered() {
    return weaving().remembered();
  }

  /** What people decided, as {@link #finish} goes by it. */
  CurationLog curation() {
    return curation;
  }

  /** Changes what people decided, in the transaction of {@link #finish}. */
  void decide(CurationLog changed) {
    curation = changed;
  }

  /** The extractions of the papers as they stand now. */
  SlimExtractions extractions() {
    return new SlimExtractions(index, cache);
  }

  @Override
  public void close() {
    if (run != null) {
      run = null;
      store.endBuild();
    }
  }
}
