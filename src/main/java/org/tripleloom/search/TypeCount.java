package org.tripleloom.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts what is found by its class. */
final class TypeCount extends SimpleCollector {
  private final Map<String, Long> counts = new TreeMap<>();
  private SortedDocValues types;
  private long[] ofSegment = new long[0];

  static CollectorManager<TypeCount, Map<String, Long>> manager() {
    return new CollectorManager<>() {
      @Override
      public TypeCount newCollector() {
        return new TypeCount();
      }

      @Override
      public Map<String, Long> reduce(Collection<TypeCount> collectors) {
        Map<String, Long> all = new TreeMap<>();
        collectors.forEach(
            one -> one.counts.forEach((type, count) -> all.merge(type, count, Long::sum)));
        return all;
      }
    };
  }

  @Override
  protected void doSetNextReader(LeafReaderContext segment) throws IOException {
    types = DocValues.getSorted(segment.reader(), Documents.MAIN_TYPE);
    ofSegment = new long[types.getValueCount()];
  }

  @Override
  public void collect(int document) throws IOException {
    if (types.advanceExact(document)) {
      ofSegment[types.ordValue()]++;
    }
  }

  @Override
  public void finish() throws IOException {
    for (int i = 0; i < ofSegment.length; i++) {
      if (ofSegment[i] > 0) {
        counts.merge(types.lookupOrd(i).utf8ToString(), ofSegment[i], Long::sum);
      }
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
