package org.tripleloom.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.graph.Catalog;
import org.tripleloom.graph.Iris;
import org.tripleloom.search.Description;
import org.tripleloom.vocab.Hydra;

/**
 * Writes descriptions as documents. The thing comes first, then all else by IRI: the same
 * description gives the same bytes.
 */
public final class DescriptionWriter {
  /**
   * What is written.
   *
   * @param address of the document behind the store's base, as a URI has it; pages after the first
   *     add their number
   * @param up what leads from the document to the server's root: empty, or {@code ../} as often as
   *     needed
   */
  public record Document(Description description, String address, String up) {
    /** The address of a page behind the store's base. */
    public String page(long number) {
      return address + (address.contains("?") ? "&" : "?") + "page=" + number;
    }
  }

  /** Some readers of JSON-LD decode percent signs when they resolve. */
  private static final Pattern PLAIN = Pattern.compile("[a-z.-]+([/#?][^%]*)?");

  private static final Pattern DOTS = Pattern.compile("(^|/)\\.\\.?(/|$|[?#])");

  private final Iris iris;
  private final Node license = NodeFactory.createURI(Catalog.LICENSE);
  private final JsonLdContext context = JsonLdContext.bundled();

  public DescriptionWriter(Iris iris) {
    this.iris = iris;
  }

  /**
   * The document in UTF-8.
   *
   * @param syntax one of the four for triples
   * @throws org.tripleloom.problem.ProblemException {@link
   *     org.tripleloom.problem.Problem#NOT_IN_RDFXML}
   */
  public byte[] write(Document document, DumpFormat syntax) {
    Map<Node, List<Triple>> subjects = subjects(document);
    if (syntax == DumpFormat.JSONLD) {
      return new DescriptionJson(iris, context, document.up()).write(subjects);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (syntax == DumpFormat.TTL) {
      turtle(subjects, out);
    } else {
      StreamRDF writer = syntax.writer(out);
      writer.start();
      DocumentPrefixes.ALL.forEach(writer::prefix);
      subjects.values().forEach(triples -> triples.forEach(writer::triple));
      writer.finish();
    }
    return out.toByteArray();
  }

  /** Not as dumps are: with lists of objects, and IRIs relative to the store's base. */
  private void turtle(Map<Node, List<Triple>> subjects, ByteArrayOutputStream out) {
    if (TurtleDocument.canWrite(subjects.values())) {
      TurtleDocument document = new TurtleDocument(iris);
      subjects.values().forEach(document::subject);
      out.writeBytes(document.toString().getBytes(StandardCharsets.UTF_8));
    } else {
      nested(subjects, out);
    }
  }

  /** With the blank nodes, as of an ontology, inside what they belong to. */
  private void nested(Map<Node, List<Triple>> subjects, ByteArrayOutputStream out) {
    // this kind of graph gives back the triples that came last first
    Graph graph = GraphMemFactory.createGraphMemRoaring();
    List<Triple> triples = new ArrayList<>();
    subjects.values().forEach(triples::addAll);
    Collections.reverse(triples);
    triples.forEach(graph::add);
    graph.getPrefixMapping().setNsPrefixes(DocumentPrefixes.ALL);
    RDFWriter.source(graph).format(RDFFormat.TURTLE_PRETTY).output(out);
  }

  /** Relative to the store's base, where that is read back as the same IRI; else as it is. */
  static String reference(Iris iris, Node iri) {
    String path = iris.path(iri).orElse("");
    boolean plain = PLAIN.matcher(path).matches() && !DOTS.matcher(path).find();
    return plain ? path : iri.getURI();
  }

  /** What is described and the document, the thing first. */
  private Map<Node, List<Triple>> subjects(Document document) {
    Description description = document.description();
    Map<Node, List<Triple>> found = new HashMap<>();
    for (Triple triple : about(document)) {
      found.computeIfAbsent(triple.getSubject(), s -> new ArrayList<>()).add(triple);
    }
    description
        .graph()
        .find()
        .forEach(
            triple ->
                found.computeIfAbsent(triple.getSubject(), s -> new ArrayList<>()).add(triple));
    List<Node> order = new ArrayList<>(found.keySet());
    order.sort(
        Comparator.comparing((Node subject) -> !subject.equals(description.resource()))
            .thenComparing(subject -> subject.toString()));
    Map<Node, List<Triple>> subjects = new LinkedHashMap<>();
    for (Node subject : order) {
      List<Triple> triples = found.get(subject);
      triples.sort(DescriptionWriter::byPredicate);
      subjects.put(subject, triples);
    }
    return subjects;
  }

  /** Types first. */
  private static int byPredicate(Triple a, Triple b) {
    Node one = a.getPredicate();
    Node other = b.getPredicate();
    if (one.equals(other)) {
      return NodeCmp.compareRDFTerms(a.getObject(), b.getObject());
    }
    if (one.equals(RDF.Nodes.type) || other.equals(RDF.Nodes.type)) {
      return one.equals(RDF.Nodes.type) ? -1 : 1;
    }
    return one.getURI().compareTo(other.getURI());
  }

  private List<Triple> about(Document document) {
    List<Triple> about = new ArrayList<>();
    Description description = document.description();
    Node node = iris.of(document.address());
    about.add(Triple.create(node, RDF.type.asNode(), FOAF.Document.asNode()));
    about.add(Triple.create(node, FOAF.primaryTopic.asNode(), description.resource()));
    about.add(Triple.create(node, DCTerms.license.asNode(), license));
    if (description.page() > 1 || description.next()) {
      Node view = iris.of(document.page(description.page()));
      about.add(Triple.create(node, RDF.type.asNode(), Hydra.COLLECTION.asNode()));
      about.add(Triple.create(node, Hydra.VIEW.asNode(), view));
      about.add(Triple.create(view, RDF.type.asNode(), Hydra.PARTIAL_COLLECTION_VIEW.asNode()));
      page(about, view, Hydra.FIRST, document, 1);
      if (description.page() > 1) {
        page(about, view, Hydra.PREVIOUS, document, description.page() - 1L);
      }
      if (description.next()) {
        page(about, view, Hydra.NEXT, document, description.page() + 1L);
      }
      if (description.total() >= 0) {
        page(about, view, Hydra.LAST, document, description.last());
        Node total =
            NodeFactory.createLiteralDT(Long.toString(description.total()), XSDDatatype.XSDinteger);
        about.add(Triple.create(node, Hydra.TOTAL_ITEMS.asNode(), total));
      }
    }
    return about;
  }

  private void page(
      List<Triple> about, Node view, Property property, Document document, long number) {
    about.add(Triple.create(view, property.asNode(), iris.of(document.page(number))));
  }
}
