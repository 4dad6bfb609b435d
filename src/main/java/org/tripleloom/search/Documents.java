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
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/** The fields of the text index; the one place that knows how an {@link Entry} is kept. */
final class Documents {
  /** Counts up when the same entry gives another document, so that indexes are made anew. */
  static final int VERSION = 1;

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

  /** The first characters of each key, up to {@value #LONGEST_START}. */
  static final String START = "start";

  /** The same from the later words of a name on. */
  static final String WORD = "word";

  static final String PAPERS = "papers";
  static final String POPULARITY = "popularity";

  /** {@link Entry#hash}. */
  static final String HASH = "hash";

  static final int LONGEST_START = 24;

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
    Set<String> starts = new HashSet<>();
    Set<String> words = new HashSet<>();
    document.add(new TextField(LABEL, entry.label(), Field.Store.YES));
    names(entry.label(), keys, starts, words);
    for (String form : entry.forms()) {
      document.add(new TextField(FORM, form, Field.Store.YES));
      names(form, keys, starts, words);
    }
    words.removeAll(starts);
    add(document, KEY, keys);
    add(document, START, starts);
    add(document, WORD, words);
  }

  private static void names(String name, Set<String> keys, Set<String> starts, Set<String> words) {
    String folded = Words.folded(name);
    String shown = folded.substring(0, Math.min(folded.length(), LONGEST_NAME));
    keys.add(cut(Words.key(name)));
    starts(Words.key(shown), starts);
    for (int at = 1; at < shown.length(); at++) {
      if (Words.counts(shown.charAt(at)) && !Words.counts(shown.charAt(at - 1))) {
        starts(Words.key(shown.substring(at)), words);
      }
    }
  }

  /** The label, then the other forms, of an entity's document. */
  static List<String> names(Document document) {
    List<String> names = new ArrayList<>();
    names.add(document.get(LABEL));
    names.addAll(List.of(document.getValues(FORM)));
    return names;
  }

  private static void starts(String key, Set<String> starts) {
    int length = Math.min(key.length(), LONGEST_START);
    for (int end = 1; end <= length; end++) {
      if (!Character.isHighSurrogate(key.charAt(end - 1))) {
        starts.add(key.substring(0, end));
      }
    }
  }

  private static void add(Document document, String field, Set<String> values) {
    List.copyOf(values)
        .forEach(value -> document.add(new StringField(field, value, Field.Store.NO)));
  }

  /** Of a title that is longer than a term of the index may be. */
  static String cut(String key) {
    return key.substring(0, Math.min(key.length(), 1000));
  }

  private static String order(Entry entry) {
    return cut(Words.folded(entry.label())) + "\n" + cut(entry.iri());
  }
}
