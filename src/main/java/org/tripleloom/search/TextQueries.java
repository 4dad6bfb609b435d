package org.tripleloom.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.IndexSearcher.TooManyClauses;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/**
 * What {@code text:query} of SPARQL asks: jena-text's property function over our index. A text is
 * one literal, as there: all that a query asks for must stand in one of them. Without a property,
 * labels, other forms, titles and abstracts are asked.
 */
final class TextQueries extends ReadOnlyIndex {
  private static final int MOST_HITS = 10_000;

  private static final Map<Node, String> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put(SKOS.prefLabel.asNode(), Documents.LABEL);
    FIELDS.put(SKOS.altLabel.asNode(), Documents.FORM);
    FIELDS.put(DCTerms.title.asNode(), Documents.TITLE);
    FIELDS.put(DCTerms.abstract_.asNode(), Documents.ABSTRACT);
  }

  private final Search search;
  private final EntityDefinition definition = new AnyProperty();

  TextQueries(Search search) {
    this.search = search;
  }

  /** Lets every property through, so that one without a text is told as a fault of the query. */
  private static final class AnyProperty extends EntityDefinition {
    AnyProperty() {
      super(Documents.IRI, Documents.LABEL);
    }

    @Override
    public String getField(Node property) {
      return FIELDS.getOrDefault(property, "");
    }
  }

  @Override
  public EntityDefinition getDocDef() {
    return definition;
  }

  @Override
  public List<TextHit> query(
      Node subject,
      List<Resource> properties,
      String text,
      String graph,
      String language,
      int limit,
      String highlight) {
    if (highlight != null) {
      throw Problem.BAD_QUERY.at("asks text:query to highlight, which it does not do here");
    }
    Map<Node, Query> queries = new LinkedHashMap<>();
    if (properties.isEmpty()) {
      FIELDS.keySet().forEach(property -> queries.put(property, parse(property, text)));
    }
    properties.forEach(property -> queries.put(property.asNode(), parse(property.asNode(), text)));
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.values().forEach(query -> any.add(query, Occur.SHOULD));
    BooleanQuery.Builder asked = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
    if (subject != null && subject.isURI()) {
      asked.add(new TermQuery(new Term(Documents.IRI, subject.getURI())), Occur.FILTER);
    }
    int most = limit < 0 ? MOST_HITS : Math.min(limit, MOST_HITS);
    if (most == 0) {
      return List.of();
    }
    try {
      return search
          .current()
          .search(
              shared -> {
                // one of its own, since what it is stopped by is this query's
                IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
                searcher.setTimeout(QueryLimit::isStoppedHere);
                return hits(searcher, asked.build(), queries, most);
              });
    } catch (TooComplexToDeterminizeException | TooManyClauses e) {
      throw fault(e);
    }
  }

  private Query parse(Node property, String text) {
    String field = FIELDS.get(property);
    if (field == null) {
      throw Problem.BAD_QUERY.at(
          "asks text:query for <"
              + property
              + ">; it knows skos:prefLabel, skos:altLabel, dcterms:title and dcterms:abstract");
    }
    QueryParser parser = new QueryParser(field, Words.ANALYZER);
    parser.setAllowLeadingWildcard(true);
    try {
      return parser.parse(text);
    } catch (ParseException
        | IllegalArgumentException
        | TooManyClauses
        | TooComplexToDeterminizeException e) {
      throw fault(e);
    }
  }

  private static ProblemException fault(Exception e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return Problem.BAD_QUERY.because(e, "has a fault in the text of text:query: " + first);
  }

  private static List<TextHit> hits(
      IndexSearcher searcher, Query asked, Map<Node, Query> queries, int most) throws IOException {
    List<TextHit> hits = new ArrayList<>();
    var manager = new TopFieldCollectorManager(Finding.BEST, most, null, most);
    for (ScoreDoc found : searcher.search(asked, manager).scoreDocs) {
      QueryLimit.check();
      float score = (Float) ((FieldDoc) found).fields[0];
      Document document = searcher.storedFields().document(found.doc);
      Node subject = NodeFactory.createURI(document.get(Documents.IRI));
      queries.forEach(
          (property, query) -> {
            for (String literal : document.getValues(FIELDS.get(property))) {
              if (hits.size() < most && fits(FIELDS.get(property), literal, query)) {
                Node node = NodeFactory.createLiteralString(literal);
                hits.add(new TextHit(subject, score, node, null, property));
              }
            }
          });
    }
    QueryLimit.check();
    return hits;
  }

  /** Whether this literal alone, of all that a document holds, is what was asked for. */
  private static boolean fits(String field, String literal, Query query) {
    MemoryIndex alone = new MemoryIndex();
    alone.addField(field, literal, Words.ANALYZER);
    return alone.search(query) > 0;
  }
}
