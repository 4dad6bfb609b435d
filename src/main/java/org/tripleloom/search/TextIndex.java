package org.tripleloom.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.PeekIterator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tripleloom.graph.Commit;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreScan;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/**
 * The Lucene index in the store's folder {@code lucene/}. It commits apart from the store, with the
 * number of the store's commit that it shows, so after a crash between the two it knows what it
 * lacks. It is derived from the graphs alone: a folder that is damaged or was deleted is made anew.
 */
final class TextIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TextIndex.class);

  /** What an index shows that was never written. */
  private static final Commit NOTHING = new Commit(0, "nothing");

  private static final double MEGABYTES_IN_MEMORY = 48;
  private static final String FOLDER = "lucene";
  private static final String COMMIT = "commit";
  private static final String VERSION = "version";

  private final Store store;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private volatile Commit shown;
  private volatile boolean stopped;
  private int written;

  private TextIndex(Store store, Directory directory) throws IOException {
    this.store = store;
    this.directory = directory;
    IndexWriterConfig config =
        new IndexWriterConfig(Words.ANALYZER)
            .setIndexSort(Documents.BY_PAPERS)
            .setCommitOnClose(false)
            .setRAMBufferSizeMB(MEGABYTES_IN_MEMORY);
    this.writer = new IndexWriter(directory, config);
    this.shown = committed(COMMIT).isEmpty() ? NOTHING : Commit.parse(committed(COMMIT));
    this.searchers = new SearcherManager(writer, new SearcherFactory());
  }

  /** Opens the index as it was left, without looking at the graphs: cheap for any size. */
  static TextIndex open(Store store) {
    Path folder = store.folder().resolve(FOLDER);
    try {
      try {
        return new TextIndex(store, FSDirectory.open(folder));
      } catch (CorruptIndexException
          | IndexFormatTooOldException
          | IndexFormatTooNewException
          | IllegalArgumentException e) {
        LOG.warn("The text index {} is made anew: {}", folder, e.getMessage());
        clear(folder);
        return new TextIndex(store, FSDirectory.open(folder));
      }
    } catch (IOException e) {
      throw failed(store, e);
    }
  }

  private static ProblemException failed(Store store, Exception e) {
    return Problem.TEXT_INDEX_FAILED.because(e, store.folder().resolve(FOLDER), e.getMessage());
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path file : inside.toList()) {
        Files.delete(file);
      }
    }
  }

  /** The store's commit that searches see. */
  Commit shown() {
    return shown;
  }

  /** Runs on the index as it is now, whatever is being written. */
  <T> T search(Search.Work<T> work) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return work.on(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException | AlreadyClosedException e) {
      throw failed(store, e);
    }
  }

  /**
   * Makes the index show what the store holds. Reads what changed since its own commit, or, where
   * the store cannot tell, compares every entry and writes those that differ. After an exception
   * the index must be opened anew.
   *
   * @return how many entries were written or deleted
   */
  synchronized int catchUp() {
    if (shown.equals(store.commit()) && isCurrent()) {
      return 0;
    }
    written = 0;
    try {
      Commit reached = store.scan(this::write);
      Map<String, String> data = new TreeMap<>();
      data.put(COMMIT, reached.toString());
      data.put(VERSION, String.valueOf(Documents.VERSION));
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
      searchers.maybeRefreshBlocking();
      shown = reached;
      return written;
    } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
      throw failed(store, e);
    }
  }

  /** Ends catching up that is under way, and all that follows, with an exception. */
  void stop() {
    stopped = true;
  }

  private void checkStopped() {
    if (stopped) {
      throw new AlreadyClosedException("the store is being closed");
    }
  }

  private String committed(String key) {
    if (writer.getLiveCommitData() != null) {
      for (Map.Entry<String, String> entry : writer.getLiveCommitData()) {
        if (entry.getKey().equals(key)) {
          return entry.getValue();
        }
      }
    }
    return "";
  }

  /** Whether its documents are made as this program makes them. */
  private boolean isCurrent() {
    return committed(VERSION).equals(String.valueOf(Documents.VERSION));
  }

  private Commit write(StoreScan scan) {
    Commit now = store.commit();
    try {
      Optional<Set<String>> changed = isCurrent() ? store.changedSince(shown) : Optional.empty();
      if (changed.isPresent()) {
        for (String iri : changed.get()) {
          update(NodeFactory.createURI(iri), scan.graphs());
        }
      } else {
        compare(scan);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return now;
  }

  private void update(Node subject, DatasetGraph graphs) throws IOException {
    update(subject.getURI(), Entry.read(graphs, store.iris(), subject));
  }

  private void update(String iri, Optional<Entry> entry) throws IOException {
    checkStopped();
    Term id = new Term(Documents.IRI, iri);
    if (entry.isPresent()) {
      writer.updateDocument(id, Documents.of(entry.get()));
    } else {
      writer.deleteDocuments(id);
    }
    written++;
  }

  /** Reads all names, and writes the entries that are otherwise in the index. */
  private void compare(StoreScan scan) throws IOException {
    if (!isCurrent()) {
      writer.deleteAll();
    }
    Map<String, String> indexed = isCurrent() ? hashes() : new HashMap<>();
    Set<Node> seen = new HashSet<>();
    Set<Node> inSeveralGraphs = new HashSet<>();
    PeekIterator<Quad> quads = PeekIterator.create(scan.quads(Entry.PROPERTIES));
    while (quads.hasNext()) {
      checkStopped();
      Node graph = quads.peek().getGraph();
      Node subject = quads.peek().getSubject();
      Map<Node, List<Node>> values = new HashMap<>();
      while (quads.hasNext()
          && quads.peek().getSubject().equals(subject)
          && quads.peek().getGraph().equals(graph)) {
        Quad quad = quads.next();
        values.computeIfAbsent(quad.getPredicate(), p -> new ArrayList<>()).add(quad.getObject());
      }
      if (Entry.isOurs(store.iris(), subject)) {
        if (seen.add(subject)) {
          compare(subject.getURI(), Entry.of(subject, values), indexed);
        } else {
          inSeveralGraphs.add(subject);
        }
      }
    }
    for (Node subject : inSeveralGraphs) {
      update(subject, scan.graphs());
      indexed.remove(subject.getURI());
    }
    for (String iri : indexed.keySet()) {
      update(iri, Optional.empty());
    }
  }

  /** What is right is taken out of the indexed. */
  private void compare(String iri, Optional<Entry> entry, Map<String, String> indexed)
      throws IOException {
    String hash = indexed.get(iri);
    if (entry.isPresent()) {
      indexed.remove(iri);
      if (hash == null) {
        writer.addDocument(Documents.of(entry.get()));
        written++;
      } else if (!hash.equals(entry.get().hash())) {
        update(iri, entry);
      }
    }
  }

  /** The hash of each document's entry, by IRI. */
  private Map<String, String> hashes() throws IOException {
    Set<String> fields = Set.of(Documents.IRI, Documents.HASH);
    return search(
        searcher -> {
          Map<String, String> hashes = new HashMap<>();
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            StoredFields stored = leaf.reader().storedFields();
            Bits live = leaf.reader().getLiveDocs();
            for (int i = 0; i < leaf.reader().maxDoc(); i++) {
              if (live == null || live.get(i)) {
                Document document = stored.document(i, fields);
                hashes.put(document.get(Documents.IRI), document.get(Documents.HASH));
              }
            }
          }
          return hashes;
        });
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    // what is not committed is written again from the store
    writer.rollback();
    directory.close();
  }
}
