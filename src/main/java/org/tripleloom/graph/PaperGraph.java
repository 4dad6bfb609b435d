package org.tripleloom.graph;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.DC_11;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.extract.Engine;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.Mention;
import org.tripleloom.paper.Author;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperId;
import org.tripleloom.paper.PublicationDate;
import org.tripleloom.vocab.Bibo;
import org.tripleloom.vocab.Nif;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Schema;
import org.tripleloom.vocab.Tl;

/**
 * The triples of one paper's named graph: metadata, roles, relations and the claims behind them.
 */
public final class PaperGraph {
  /** Counts up when the same paper gives other triples, so that stores write them anew. */
  public static final int VERSION = 2;

  private static final String ORCID = "https://orcid.org/";

  private final Iris iris;
  private final String path;
  private final Node paper;
  private final List<Triple> triples = new ArrayList<>();

  private PaperGraph(Iris iris, PaperId id) {
    this.iris = iris;
    this.path = id.path();
    this.paper = iris.of(path);
  }

  /**
   * @param former IRI paths that the paper had before; they redirect
   * @param run IRI path of the run that extracted the claims
   */
  public static List<Triple> of(
      Iris iris,
      Paper paper,
      Collection<String> former,
      Collection<Claim> claims,
      Engine engine,
      String run) {
    PaperGraph graph = new PaperGraph(iris, paper.id());
    graph.metadata(paper);
    former.forEach(graph::redirect);
    Node extractor = text(engine.toString());
    Node generatedBy = iris.of(run);
    claims.forEach(claim -> graph.claim(claim, extractor, generatedBy));
    return graph.triples;
  }

  private void metadata(Paper p) {
    add(paper, RDF.type, Tl.PAPER.asNode());
    add(paper, DCTerms.title, text(p.title()));
    add(paper, Tl.TITLE_KEY, text(PaperId.titleKey(p.title())));
    add(paper, Tl.CONTENT_HASH, text(PaperId.hash(p.text())));
    optional(DCTerms.abstract_, p.abstractText().isBlank() ? null : p.abstractText());
    optional(DCTerms.identifier, p.inputId());
    optional(Bibo.DOI, p.doi());
    optional(Tl.ARXIV, p.arxiv());
    if (p.arxiv() != null && p.doi() != null) {
      redirect("paper/arxiv/" + p.arxiv());
    }
    if (p.arxivVersion() > 0) {
      add(paper, Tl.ARXIV_VERSION, integer(p.arxivVersion()));
    }
    if (p.withdrawn()) {
      add(paper, Tl.WITHDRAWN, NodeConst.nodeTrue);
    }
    p.keywords().forEach(keyword -> optional(Schema.KEYWORDS, keyword));
    p.sources().forEach(source -> optional(DC_11.source, source));
    authors(p.authors());
    venue(p.venue());
    published(p.published());
  }

  private void redirect(String former) {
    if (!former.equals(path)) {
      add(iris.of(former), DCTerms.isReplacedBy, paper);
    }
  }

  private void authors(List<Author> authors) {
    Node list = iris.of(path + "#authors");
    for (int i = 0; i < authors.size(); i++) {
      Author author = authors.get(i);
      String id = author.orcid() == null ? slug(author.name()) : author.orcid();
      Node person = iris.of("author/" + id);
      add(person, RDF.type, FOAF.Person.asNode());
      add(person, FOAF.name, text(author.name()));
      if (author.orcid() != null) {
        add(person, Schema.SAME_AS, NodeFactory.createURI(ORCID + author.orcid()));
      }
      add(paper, DCTerms.creator, person);
      add(list, RDF.li(i + 1), person);
    }
    if (!authors.isEmpty()) {
      add(list, RDF.type, RDF.Seq.asNode());
      add(paper, Bibo.AUTHOR_LIST, list);
    }
  }

  private void venue(String name) {
    if (name != null) {
      Node venue = iris.of("venue/" + slug(name));
      add(paper, Tl.PUBLISHED_IN, venue);
      add(venue, RDF.type, Tl.VENUE.asNode());
      add(venue, RDFS.label, text(name));
    }
  }

  private void published(PublicationDate date) {
    if (date != null) {
      XSDDatatype precision =
          date.month() == 0
              ? XSDDatatype.XSDgYear
              : date.day() == 0 ? XSDDatatype.XSDgYearMonth : XSDDatatype.XSDdate;
      add(paper, DCTerms.issued, NodeFactory.createLiteralDT(date.toString(), precision));
      String label = String.format("%04d", date.year());
      Node year = iris.of("year/" + label);
      add(paper, Tl.IN_YEAR, year);
      add(year, RDF.type, Tl.YEAR.asNode());
      add(year, RDFS.label, text(label));
    }
  }

  private void claim(Claim c, Node extractor, Node run) {
    Node claim = iris.claim(c.hash());
    Node subject = iris.of(c.subject());
    Node predicate = NodeFactory.createURI(Tl.NS + c.property());
    Node object = iris.of(c.object());
    if (c.holds()) {
      triples.add(Triple.create(subject, predicate, object));
    }
    add(claim, RDF.type, Tl.CLAIM.asNode());
    add(claim, RDF.subject, subject);
    add(claim, RDF.predicate, predicate);
    add(claim, RDF.object, object);
    if (!c.isRole()) {
      add(claim, Tl.SUBJECT_TYPE, type(c.subjectType()).asNode());
      add(claim, Tl.RULE, text(c.rule()));
    }
    add(claim, Tl.OBJECT_TYPE, type(c.objectType()).asNode());
    add(claim, Tl.STATED_IN, paper);
    add(claim, Tl.CONFIDENCE, decimal(c.confidence()));
    add(claim, Tl.EXTRACTOR, extractor);
    add(claim, Tl.SENTENCE, text(c.sentence()));
    if (c.hedged()) {
      add(claim, Tl.HEDGED, NodeConst.nodeTrue);
    }
    add(claim, Prov.WAS_GENERATED_BY, run);
    int number = 1;
    if (!c.isRole()) {
      add(claim, Tl.SUBJECT_MENTION, mention(c, number++, c.subjectMention()));
    }
    for (Mention m : c.objectMentions()) {
      add(claim, Tl.OBJECT_MENTION, mention(c, number++, m));
    }
  }

  private Node mention(Claim claim, int number, Mention m) {
    Node mention = iris.mention(claim.hash(), number);
    add(mention, RDF.type, Tl.MENTION.asNode());
    add(mention, Nif.ANCHOR_OF, text(m.text()));
    add(mention, Nif.BEGIN_INDEX, offset(m.span().begin()));
    add(mention, Nif.END_INDEX, offset(m.span().end()));
    add(mention, Tl.RULE, text(m.rule()));
    return mention;
  }

  /** The class of an entity type. */
  static Resource type(EntityType type) {
    return org.apache.jena.rdf.model.ResourceFactory.createResource(Tl.NS + type.label());
  }

  /** Lower case, words joined by hyphens; a name without letters and digits gets a hash. */
  private static String slug(String name) {
    String key = Normalizer.normalize(PaperId.titleKey(name), Normalizer.Form.NFC);
    return key.isEmpty() ? PaperId.hash(name).substring(0, 8) : key.replace(' ', '-');
  }

  private void optional(Property property, String value) {
    if (value != null) {
      add(paper, property, text(value));
    }
  }

  private void add(Node subject, Property property, Node object) {
    triples.add(Triple.create(subject, property.asNode(), object));
  }

  static Node text(String value) {
    return NodeFactory.createLiteralString(value);
  }

  static Node integer(long value) {
    return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
  }

  private static Node offset(int value) {
    return NodeFactory.createLiteralDT(Integer.toString(value), XSDDatatype.XSDnonNegativeInteger);
  }

  /** Three decimals at most, in the shortest form: what the store keeps inline. */
  static Node decimal(double value) {
    String digits =
        java.math.BigDecimal.valueOf(Math.round(value * 1000), 3)
            .stripTrailingZeros()
            .toPlainString();
    return NodeFactory.createLiteralDT(
        digits.contains(".") ? digits : digits + ".0", XSDDatatype.XSDdecimal);
  }
}
