package org.tripleloom.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.tripleloom.problem.Problem;

/**
 * A store folder, open in this process and locked against others. {@code store.json} holds the
 * format version and the base IRI, {@code tdb2/} the graphs. All access is a function inside a
 * transaction; readers see the state of their beginning and never wait.
 */
public final class Store implements AutoCloseable {
  /** Where commands look unless told otherwise. */
  public static final Path DEFAULT = Path.of(".tripleloom", "store");

  /** Counts up whenever an older program could misread the folder. */
  static final int FORMAT = 1;

  private static final String CARD = "store.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    JenaSystem.init();
  }

  private final Path folder;
  private final Iris iris;
  private final StoreLock lock;
  private final DatasetGraph storage;
  private final RecordedStorage recorded;
  private final DatasetGraph view;
  private final DatasetGraph writable;
  private final Semaphore building = new Semaphore(1);
  private final Map<Class<?>, AutoCloseable> companions = new ConcurrentHashMap<>();

  private Store(Path folder, Iris iris, StoreLock lock) {
    this.folder = folder;
    this.iris = iris;
    this.lock = lock;
    this.storage = DatabaseMgr.connectDatasetGraph(Location.create(folder.resolve("tdb2")));
    this.recorded = new RecordedStorage(storage);
    this.view = StoreView.union(storage);
    this.writable = StoreView.writable(recorded, iris);
  }

  /** Whether the folder is a store, of any format. */
  public static boolean exists(Path folder) {
    return Files.isRegularFile(folder.resolve(CARD));
  }

  /**
   * Opens what {@link #create} made. Throws {@link Problem#NO_STORE}, {@link Problem#STORE_NEWER},
   * {@link Problem#STORE_HELD}, {@link Problem#STORE_UNUSABLE}.
   */
  public static Store open(Path folder) {
    return open(folder, false);
  }

  /** As {@link #open}; other commands are told to wait for a server's address meanwhile. */
  public static Store openToServe(Path folder) {
    return open(folder, true);
  }

  private static Store open(Path folder, boolean toServe) {
    if (!exists(folder)) {
      throw Problem.NO_STORE.at(folder);
    }
    return open(folder, readCard(folder), toServe);
  }

  private static Store open(Path folder, Iris iris, boolean toServe) {
    StoreLock lock = StoreLock.acquire(folder);
    try {
      if (toServe) {
        lock.announce();
      }
      return new Store(folder, iris, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw Problem.STORE_UNUSABLE.because(e, folder, e.getMessage());
    }
  }

  /**
   * Opens the store, and makes it first where there is none.
   *
   * @param base the base IRI, or null for the store's own, else the default; throws {@link
   *     Problem#OTHER_BASE} when the store has another, {@link Problem#NOT_A_STORE} when the folder
   *     holds other things
   */
  public static Store openOrCreate(Path folder, String base) {
    if (exists(folder)) {
      checkBase(folder, base);
      return open(folder);
    }
    Iris iris = new Iris(base == null ? Iris.DEFAULT_BASE : base);
    try {
      refuseForeign(folder);
      Files.createDirectories(folder);
      Path draft = folder.resolve(CARD + ".new");
      Files.writeString(
          draft,
          JSON.createObjectNode().put("format", FORMAT).put("base", iris.base()).toString() + "\n");
      Files.move(draft, folder.resolve(CARD), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Problem.STORE_UNUSABLE.because(e, folder, e.getMessage());
    }
    return open(folder, iris, false);
  }

  /**
   * Throws {@link Problem#OTHER_BASE} when a store that exists has another base.
   *
   * @param base as the user gave it, or null
   */
  public static void checkBase(Path folder, String base) {
    Iris iris = readCard(folder);
    if (base != null && !new Iris(base).equals(iris)) {
      throw Problem.OTHER_BASE.at(folder, iris.base());
    }
  }

  private static void refuseForeign(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw Problem.STORE_UNUSABLE.at(folder, "it is no folder");
    }
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.anyMatch(file -> !file.getFileName().toString().startsWith(CARD))) {
          throw Problem.NOT_A_STORE.at(folder);
        }
      }
    }
  }

  private static Iris readCard(Path folder) {
    try {
      JsonNode card = JSON.readTree(Files.readString(folder.resolve(CARD)));
      int format = card.path("format").asInt();
      if (format > FORMAT) {
        throw Problem.STORE_NEWER.at(folder, format, FORMAT);
      }
      if (format < 1) {
        throw Problem.NOT_A_STORE.at(folder);
      }
      return new Iris(card.path("base").asText());
    } catch (IOException e) {
      throw Problem.STORE_UNUSABLE.because(e, folder, e.getMessage());
    }
  }

  public Path folder() {
    return folder;
  }

  public Iris iris() {
    return iris;
  }

  public StoreLock lock() {
    return lock;
  }

  /**
   * The dataset to serve and query: its default graph is the union of all named graphs, for SPARQL,
   * graph store access and inference alike. Read-only; transactions are the caller's.
   */
  public DatasetGraph view() {
    return view;
  }

  /**
   * The same with named graphs that can be written, for those who are let: all that is derived from
   * the graphs follows. Writing into its default graph is refused with {@link
   * UnsupportedOperationException}. Transactions are the caller's.
   */
  public DatasetGraph writable() {
    return writable;
  }

  /** Runs a function over {@link #view} in one read transaction. */
  public <T> T read(Function<DatasetGraph, T> work) {
    return Txn.calculateRead(view, () -> work.apply(view));
  }

  /** The named graphs alone, with an empty default graph: what a dump of quads is written from. */
  public <T> T readGraphs(Function<DatasetGraph, T> work) {
    return Txn.calculateRead(storage, () -> work.apply(StoreView.named(storage)));
  }

  /** Runs a function that reads the store as a whole, in one read transaction. */
  public <T> T scan(Function<StoreScan, T> work) {
    return Txn.calculateRead(storage, () -> work.apply(new StoreScan(storage)));
  }

  /** Runs a function over what {@link #write} sees, in one read transaction. */
  public <T> T readStorage(Function<DatasetGraph, T> work) {
    return Txn.calculateRead(storage, () -> work.apply(storage));
  }

  /** Runs in one write transaction, which an exception undoes. */
  public void write(Consumer<DatasetGraph> work) {
    Txn.executeWrite(recorded, () -> work.accept(recorded));
  }

  /** For changes too many for one transaction. */
  public GraphWriter writer() {
    return writer(GraphWriter.LARGE);
  }

  /**
   * As {@link #writer()}.
   *
   * @param large quads of one transaction, about
   */
  public GraphWriter writer(int large) {
    return new GraphWriter(recorded, large);
  }

  /**
   * What the graphs hold now, or, inside a transaction, what they hold for it: equal as long as no
   * graph changes. Costs one lookup.
   */
  public Commit commit() {
    return Txn.calculateRead(storage, () -> CommitLog.last(storage));
  }

  /**
   * The IRIs of all subjects that got another name, title, abstract, class or count since a commit.
   * Empty when that is not known: the commit is too long ago, or is none of this store.
   */
  public Optional<Set<String>> changedSince(Commit known) {
    return Txn.calculateRead(storage, () -> CommitLog.changedSince(storage, known));
  }

  /**
   * Calls after each commit that changed a graph, on the thread that committed: it must return soon
   * and may not throw.
   */
  public void onCommit(Runnable listener) {
    recorded.onCommit(listener);
  }

  /** The one thing of its kind that goes with this open store and is closed before it. */
  public <T extends AutoCloseable> T companion(Class<T> kind, Supplier<T> making) {
    return kind.cast(companions.computeIfAbsent(kind, k -> making.get()));
  }

  /** Whether this call took the only place for a build; {@link #endBuild} gives it back. */
  public boolean beginBuild() {
    return building.tryAcquire();
  }

  public void endBuild() {
    building.release();
  }

  @Override
  public void close() {
    try {
      for (AutoCloseable companion : companions.values()) {
        companion.close();
      }
      TDBInternal.expel(storage);
    } catch (Exception e) {
      throw Problem.STORE_UNUSABLE.because(e, folder, e.getMessage());
    } finally {
      lock.close();
    }
  }
}
