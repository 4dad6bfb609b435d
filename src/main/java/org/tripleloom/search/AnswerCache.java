package org.tripleloom.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.tripleloom.graph.Commit;
import org.tripleloom.graph.Store;

/**
 * Tables that queries gave, kept as long as the store stays as it was. Equal queries at the same
 * time are computed once. For many threads; holds {@value #CELLS} values at most, some hundred
 * bytes each.
 */
public final class AnswerCache implements AutoCloseable {
  private static final int CELLS = 400_000;

  /** Characters of a text that counts as one value. */
  private static final int SHORT = 200;

  /** An answer with more is not kept. */
  private static final int ROWS = 10_000;

  /** What gives another answer each time, or looks at more than the graphs. */
  private static final Pattern FICKLE =
      Pattern.compile("(?i)\\b(rand|uuid|struuid|now|bnode)\\s*\\(|<http://jena\\.apache\\.org/");

  private record Key(Commit commit, String dataset, String query) {}

  private record Table(List<Var> columns, List<Binding> rows) {
    /** The number of values; a long text counts for several. */
    int cells() {
      long[] texts = {0};
      for (Binding row : rows) {
        row.forEach(
            (column, value) -> {
              if (value.isLiteral()) {
                texts[0] += value.getLiteralLexicalForm().length() / SHORT;
              }
            });
      }
      return (int) Math.min(CELLS + 1, (columns.size() + 1L) * (rows.size() + 1) + texts[0]);
    }

    RowSet open() {
      return RowSetStream.create(columns, rows.iterator());
    }
  }

  private final Cache<Key, Table> tables =
      Caffeine.newBuilder()
          .maximumWeight(CELLS)
          .weigher((Key key, Table table) -> table.cells())
          .build();

  private final ConcurrentMap<Key, Lock> computing = new ConcurrentHashMap<>();

  /** The one of an open store. */
  public static AnswerCache of(Store store) {
    return store.companion(AnswerCache.class, AnswerCache::new);
  }

  /**
   * The rows of a SELECT query, from the cache where it can.
   *
   * @param commit of the read transaction that the caller is in
   * @param dataset what else decides what the query is asked of; empty for the whole store
   * @param run executes the query
   */
  public RowSet rows(Commit commit, String dataset, Query query, Supplier<RowSet> run) {
    Query plain = query.cloneQuery();
    plain.setPrefixMapping(PrefixMapping.Factory.create());
    String text = plain.serialize();
    if (FICKLE.matcher(text).find()) {
      return run.get();
    }
    Key key = new Key(commit, dataset, text);
    Table known = tables.getIfPresent(key);
    if (known != null) {
      return known.open();
    }
    Lock lock = computing.computeIfAbsent(key, k -> new ReentrantLock());
    lock.lock();
    try {
      known = tables.getIfPresent(key);
      return known == null ? computed(key, run.get()) : known.open();
    } finally {
      lock.unlock();
      computing.remove(key, lock);
    }
  }

  private RowSet computed(Key key, RowSet answer) {
    List<Binding> rows = new ArrayList<>();
    while (rows.size() <= ROWS && answer.hasNext()) {
      rows.add(answer.next().detach());
    }
    Table table = new Table(answer.getResultVars(), rows);
    if (rows.size() > ROWS) {
      return RowSetStream.create(table.columns(), Iter.concat(rows.iterator(), answer));
    }
    tables.put(key, table);
    return table.open();
  }

  @Override
  public void close() {
    tables.invalidateAll();
  }
}
