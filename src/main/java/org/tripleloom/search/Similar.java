package org.tripleloom.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/**
 * Words of names and titles that differ from one by a slip or two: one below eight letters, none
 * below four, and never in the first.
 */
final class Similar {
  /** Of shorter words everything is a slip. */
  static final int SHORTEST = 4;

  private static final int MOST = 8;
  private static final List<String> FIELDS =
      List.of(Documents.LABEL, Documents.FORM, Documents.TITLE);

  private final IndexSearcher searcher;
  private final int most;

  /**
   * @param most of one word, if that is less than the usual
   */
  Similar(IndexSearcher searcher, int most) {
    this.searcher = searcher;
    this.most = Math.max(1, Math.min(MOST, most));
  }

  /** How many slips a word may have. */
  static int slips(String word) {
    return word.length() < SHORTEST ? 0 : word.length() < 2 * SHORTEST ? 1 : 2;
  }

  private static final class Found {
    private float nearness;
    private long uses;
  }

  /** The nearest, of equals those that are used most; the word itself where there is none. */
  List<String> to(String word) throws IOException {
    if (slips(word) == 0) {
      return List.of(word);
    }
    Map<String, Found> found = new HashMap<>();
    for (String field : FIELDS) {
      Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
      if (terms != null) {
        find(new FuzzyTermsEnum(terms, new Term(field, word), slips(word), 1, true), found);
      }
    }
    List<String> words = new ArrayList<>(found.keySet());
    words.sort(
        Comparator.comparingDouble((String one) -> -found.get(one).nearness)
            .thenComparingLong(one -> -found.get(one).uses)
            .thenComparing(Comparator.naturalOrder()));
    return words.isEmpty() ? List.of(word) : words.subList(0, Math.min(most, words.size()));
  }

  private static void find(FuzzyTermsEnum near, Map<String, Found> found) throws IOException {
    BoostAttribute nearness = near.attributes().getAttribute(BoostAttribute.class);
    for (BytesRef term = near.next(); term != null; term = near.next()) {
      Found one = found.computeIfAbsent(term.utf8ToString(), word -> new Found());
      one.nearness = nearness.getBoost();
      one.uses += near.docFreq();
    }
  }
}
