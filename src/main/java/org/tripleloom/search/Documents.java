package org.tripleloom.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The fields of the text index; the one place that knows how an {@link Entry} is kept. */
final class Documents {
  /** Counts up when the same entry gives another document, so that indexes are made anew. */
  static final int VERSION = 2;

  static final String IRI = "iri";
  static final String KIND = "kind";
  static final String TYPE = "type";

  /** The first of the types. */
  static final String MAIN_TYPE = "mainType";

  static final String LABEL = "label";
  static final String FORM = "form";
  static final String TITLE = "title";
  static final String ABSTRACT = "abstract";

  /** {@link Words#key} of the label or title, and of all names of an entity. */
  static final String LABEL_KEY = "labelKey";

  static final String KEY = "key";

  /** The same from each later word of a name on. */
  private static final String LATER_KEY = "laterKey";

  /** The first characters of each key, from one to {@value #LONGEST_START}. */
  private static final String START = "start";

  private static final String LATER_START = "laterStart";

  static final String PAPERS = "papers";
  static final String POPULARITY = "popularity";

  /** {@link Entry#hash}. */
  static final String HASH = "hash";

  private static final int LONGEST_START = 12;

  /** Letters before the first of several slips. */
  private static final int RIGHT = 4;

  /** Longer names are sentences: nobody types them. */
  private static final int LONGEST_NAME = 200;

  private static final String ORDER = "order";

  /** What is in many papers comes first, in the index too: a search can end after few documents. */
  static final Sort BY_PAPERS =
      new Sort(
          new SortField(PAPERS, SortField.Type.LONG, true),
          new SortField(ORDER, SortField.Type.STRING));

  private Documents() {}

  static Document of(Entry entry) {
    Document document = new Document();
    document.add(new StringField(IRI, entry.iri(), Field.Store.YES));
    document.add(new StoredField(HASH, entry.hash()));
    document.add(new StringField(KIND, entry.kind().name(), Field.Store.YES));
    for (String type : entry.types()) {
      document.add(new StringField(TYPE, type, Field.Store.YES));
    }
    document.add(new SortedDocValuesField(MAIN_TYPE, new BytesRef(entry.types().get(0))));
    document.add(new NumericDocValuesField(PAPERS, entry.papers()));
    document.add(new StoredField(PAPERS, entry.papers()));
    document.add(new SortedDocValuesField(ORDER, new BytesRef(order(entry))));
    document.add(new FeatureField(POPULARITY, PAPERS, Math.max(entry.papers(), 1)));
    if (entry.kind() == Kind.ENTITY) {
      entity(document, entry);
    } else {
      document.add(new TextField(TITLE, entry.label(), Field.Store.YES));
      document.add(new TextField(ABSTRACT, entry.text(), Field.Store.YES));
    }
    document.add(new StringField(LABEL_KEY, cut(Words.key(entry.label())), Field.Store.NO));
    return document;
  }

  private static void entity(Document document, Entry entry) {
    Set<String> keys = new HashSet<>();
    Set<String> later = new HashSet<>();
    document.add(new TextField(LABEL, entry.label(), Field.Store.YES));
    names(entry.label(), keys, later);
    for (String form : entry.forms()) {
      document.add(new TextField(FORM, form, Field.Store.YES));
      names(form, keys, later);
    }
    Set<String> starts = starts(keys);
    Set<String> laterStarts = starts(later);
    laterStarts.removeAll(starts);
    add(document, KEY, keys);
    add(document, LATER_KEY, later);
    add(document, START, starts);
    add(document, LATER_START, laterStarts);
  }

  private static void names(String name, Set<String> keys, Set<String> later) {
    String folded = Words.folded(name);
    keys.add(cut(Words.key(name)));
    for (int at = 1; at < Math.min(folded.length(), LONGEST_NAME); at++) {
      if (Words.counts(folded.charAt(at)) && !Words.counts(folded.charAt(at - 1))) {
        later.add(cut(Words.key(folded.substring(at))));
      }
    }
  }

  private static Set<String> starts(Set<String> keys) {
    Set<String> starts = new HashSet<>();
    for (String key : keys) {
      for (int end = 1; end <= Math.min(key.length(), LONGEST_START); end++) {
        if (!Character.isHighSurrogate(key.charAt(end - 1))) {
          starts.add(key.substring(0, end));
        }
      }
    }
    return starts;
  }

  private static void add(Document document, String field, Set<String> values) {
    values.forEach(value -> document.add(new StringField(field, value, Field.Store.NO)));
  }

  /**
   * Entities with a name that begins with a key: one term, or the few that begin with a long one.
   */
  static Query beginning(String key) {
    return beginning(START, KEY, key);
  }

  /** Entities with a name of which a later word begins so. */
  static Query laterBeginning(String key) {
    return beginning(LATER_START, LATER_KEY, key);
  }

  private static Query beginning(String starts, String keys, String key) {
    return key.length() <= LONGEST_START
        ? new TermQuery(new Term(starts, key))
        : new PrefixQuery(new Term(keys, cut(key)));
  }

  /**
   * Entities with a name that nearly begins so. With more than one slip the first letters must be
   * right: without that, half of all beginnings would have to be looked at.
   */
  static Query nearlyBeginning(String key, int slips) {
    String start = key.substring(0, Math.min(key.length(), LONGEST_START));
    return new FuzzyQuery(new Term(START, start), slips, slips == 1 ? 1 : RIGHT);
  }

  /** The label, then the other forms, of an entity's document. */
  static List<String> names(Document document) {
    List<String> names = new ArrayList<>();
    names.add(document.get(LABEL));
    names.addAll(List.of(document.getValues(FORM)));
    return names;
  }

  /** Of a title that is longer than a term of the index may be. */
  static String cut(String key) {
    return key.substring(0, Math.min(key.length(), 1000));
  }

  private static String order(Entry entry) {
    return cut(Words.folded(entry.label())) + "\n" + cut(entry.iri());
  }
}
