package org.tripleloom.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/**
 * Completion: names that are the text, begin with it, have a word that begins with it, or, where
 * there is none, nearly do. Each of these is one term of the index, whose documents lie in the
 * order in which they are wanted.
 */
final class Completing {
  private final IndexSearcher searcher;
  private final String entities;
  private long lookedAt;

  /**
   * @param entities what the IRIs of entities begin with
   */
  Completing(IndexSearcher searcher, String entities) {
    this.searcher = searcher;
    this.entities = entities;
  }

  List<Completion> complete(String prefix, int limit) throws IOException {
    String key = Words.key(prefix);
    if (key.isEmpty()) {
      return List.of();
    }
    Set<Integer> found = new LinkedHashSet<>();
    for (Query query : queries(key)) {
      if (found.size() < limit) {
        collect(query, limit, found);
      }
    }
    for (int slips = 1; found.isEmpty() && slips <= Similar.slips(key); slips++) {
      collect(Documents.nearlyBeginning(key, slips), limit, found);
    }
    List<Completion> completions = new ArrayList<>();
    for (int document : found) {
      completions.add(completion(searcher.storedFields().document(document), key));
    }
    return completions;
  }

  private static List<Query> queries(String key) {
    Query whole =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Documents.LABEL_KEY, Documents.cut(key))), Occur.MUST)
            .add(new TermQuery(new Term(Documents.KIND, Kind.ENTITY.name())), Occur.FILTER)
            .build();
    return List.of(
        whole,
        new TermQuery(new Term(Documents.KEY, Documents.cut(key))),
        Documents.beginning(key),
        Documents.laterBeginning(key));
  }

  private void collect(Query query, int limit, Set<Integer> found) throws IOException {
    var manager = new TopFieldCollectorManager(Documents.BY_PAPERS, limit, null, limit);
    TopFieldDocs hits = searcher.search(query, manager);
    lookedAt += hits.totalHits.value;
    for (ScoreDoc hit : hits.scoreDocs) {
      if (found.size() < limit) {
        found.add(hit.doc);
      }
    }
  }

  /** How many documents were looked at so far. */
  long lookedAt() {
    return lookedAt;
  }

  private Completion completion(Document document, String key) {
    Name name = Name.best(Documents.names(document), key);
    String iri = document.get(Documents.IRI);
    return new Completion(
        document.get(Documents.LABEL),
        name.form(),
        name.highlights(),
        document.get(Documents.TYPE),
        iri.startsWith(entities) ? iri.substring(entities.length()) : iri,
        document.getField(Documents.PAPERS).numericValue().intValue());
  }
}
