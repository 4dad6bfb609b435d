package org.tripleloom.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/** One search for papers and entities, on the index as it is at a moment. */
final class Finding {
  /** What fits by name stands before all that fits by words alone, whose scores stay below. */
  private static final float WHOLE_LABEL = 4000;

  private static final float WHOLE_FORM = 2000;
  private static final float START_OF_NAME = 1000;

  /** By field, the weight of a word in it. */
  private static final Map<String, Float> WEIGHTS =
      Map.of(Documents.LABEL, 4f, Documents.FORM, 3f, Documents.TITLE, 2f, Documents.ABSTRACT, 1f);

  private static final float POPULARITY = 2;
  private static final float SHARE_OF_OTHER_FIELDS = 0.1f;

  /** In words. */
  private static final int LONGEST_QUERY = 32;

  /** Of all words together; each is asked in four fields, and Lucene takes 1024 such at most. */
  private static final int SPELLINGS = 96;

  /** Equals in the order of how many papers speak of them. */
  static final Sort BEST =
      new Sort(
          SortField.FIELD_SCORE,
          Documents.BY_PAPERS.getSort()[0],
          Documents.BY_PAPERS.getSort()[1]);

  private final IndexSearcher searcher;
  private final String base;

  Finding(IndexSearcher searcher, String base) {
    this.searcher = searcher;
    this.base = base;
  }

  SearchResult find(String text, Set<String> types, int page) throws IOException {
    List<Chunk> chunks = chunks(text);
    String key = Documents.cut(Words.key(text));
    if (key.isEmpty()) {
      return new SearchResult(List.of(), page, Search.PAGE_SIZE, 0, Map.of(), false);
    }
    Query exact = byWords(chunks, List::of);
    Query query = named(exact, key);
    boolean approximate = searcher.count(query) == 0;
    if (approximate) {
      int words = chunks.stream().mapToInt(chunk -> chunk.parts().size()).sum();
      Similar similar = new Similar(searcher, SPELLINGS / Math.max(1, words));
      exact = byWords(chunks, similar::to);
      query = named(exact, key);
    }
    Query asked = ofTypes(query, types);
    int wanted = page * Search.PAGE_SIZE;
    // counts every hit: the total is told
    var manager = new TopFieldCollectorManager(BEST, wanted, null, Integer.MAX_VALUE);
    TopFieldDocs found = searcher.search(asked, manager);
    List<Hit> hits = new ArrayList<>();
    Matching matching = new Matching(exact, key);
    for (int i = wanted - Search.PAGE_SIZE; i < Math.min(wanted, found.scoreDocs.length); i++) {
      hits.add(hit(found.scoreDocs[i], matching));
    }
    return new SearchResult(
        hits, page, Search.PAGE_SIZE, found.totalHits.value, types(query), approximate);
  }

  /** The words of the index that are taken for one that was written. */
  @FunctionalInterface
  private interface Spelling {
    List<String> of(String word) throws IOException;
  }

  /**
   * What stands between two spaces.
   *
   * @param parts its words as the index has them: of a hyphenated one each part
   * @param whole without hyphens
   */
  private record Chunk(List<String> parts, String whole) {}

  private List<Chunk> chunks(String text) {
    List<Chunk> chunks = new ArrayList<>();
    int words = 0;
    for (String chunk : text.strip().split("\\s+")) {
      List<String> parts = Words.of(chunk);
      if (!parts.isEmpty() && words < LONGEST_QUERY) {
        // of the parts and their concatenation, the longest is the concatenation
        String whole = Collections.max(parts, Comparator.comparingInt(String::length));
        if (parts.size() > 1) {
          parts.remove(whole);
        }
        List<String> some = parts.subList(0, Math.min(parts.size(), LONGEST_QUERY - words));
        words += some.size();
        chunks.add(new Chunk(List.copyOf(some), whole));
      }
    }
    return chunks;
  }

  /** Every word, each in whatever field and spelling. */
  private static Query byWords(List<Chunk> chunks, Spelling spelling) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      BooleanQuery.Builder parts = new BooleanQuery.Builder();
      for (String part : chunk.parts()) {
        parts.add(inAnyField(spelling.of(part)), Occur.MUST);
      }
      List<Query> spellings = new ArrayList<>();
      spellings.add(parts.build());
      if (chunk.parts().size() > 1) {
        spellings.add(inAnyField(spelling.of(chunk.whole())));
      }
      if (i > 0) {
        spellings.add(inAnyField(List.of(chunks.get(i - 1).whole() + chunk.whole())));
      }
      if (i + 1 < chunks.size()) {
        spellings.add(inAnyField(List.of(chunk.whole() + chunks.get(i + 1).whole())));
      }
      all.add(new DisjunctionMaxQuery(spellings, 0), Occur.MUST);
    }
    return all.build();
  }

  private static Query inAnyField(List<String> words) {
    List<Query> fields = new ArrayList<>();
    for (String word : words) {
      WEIGHTS.forEach(
          (field, weight) ->
              fields.add(new BoostQuery(new TermQuery(new Term(field, word)), weight)));
    }
    return new DisjunctionMaxQuery(fields, SHARE_OF_OTHER_FIELDS);
  }

  /** The same, or what is named so; the number of papers decides between equals. */
  private static Query named(Query byWords, String key) {
    BooleanQuery.Builder any = new BooleanQuery.Builder().add(byWords, Occur.SHOULD);
    any.add(weighed(whole(Documents.LABEL_KEY, key), WHOLE_LABEL), Occur.SHOULD);
    any.add(weighed(whole(Documents.KEY, key), WHOLE_FORM), Occur.SHOULD);
    any.add(weighed(Documents.beginning(key), START_OF_NAME), Occur.SHOULD);
    Query popularity =
        FeatureField.newLogQuery(Documents.POPULARITY, Documents.PAPERS, POPULARITY, 1);
    return new BooleanQuery.Builder()
        .add(any.build(), Occur.MUST)
        .add(popularity, Occur.SHOULD)
        .build();
  }

  private static Query whole(String field, String key) {
    return new TermQuery(new Term(field, key));
  }

  private static Query weighed(Query query, float weight) {
    return new BoostQuery(new ConstantScoreQuery(query), weight);
  }

  private static Query ofTypes(Query query, Set<String> types) {
    if (types.isEmpty()) {
      return query;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    types.forEach(type -> any.add(new TermQuery(new Term(Documents.TYPE, type)), Occur.SHOULD));
    return new BooleanQuery.Builder().add(query, Occur.MUST).add(any.build(), Occur.FILTER).build();
  }

  private Map<String, Long> types(Query query) throws IOException {
    Map<String, Long> counts = searcher.search(query, TypeCount.manager());
    Map<String, Long> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  private Hit hit(ScoreDoc found, Matching matching) throws IOException {
    Document document = searcher.storedFields().document(found.doc);
    Kind kind = Kind.valueOf(document.get(Documents.KIND));
    String iri = document.get(Documents.IRI);
    return new Hit(
        iri.startsWith(base) ? iri.substring(base.length()) : iri,
        kind,
        document.get(kind == Kind.ENTITY ? Documents.LABEL : Documents.TITLE),
        document.get(Documents.TYPE),
        kind == Kind.ENTITY ? matching.ofEntity(document) : matching.ofPaper(document),
        document.getField(Documents.PAPERS).numericValue().intValue(),
        found instanceof FieldDoc withFields ? (Float) withFields.fields[0] : found.score);
  }
}
