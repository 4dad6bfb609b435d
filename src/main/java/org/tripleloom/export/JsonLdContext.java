package org.tripleloom.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Prefixes;
import org.tripleloom.vocab.Tl;

/**
 * The published context of JSON-LD documents: a short name for every term of the ontology, with the
 * type of its values, and the usual prefixes for all else.
 */
public final class JsonLdContext {
  /** Where servers publish it, behind their root. */
  public static final String PATH = "context.jsonld";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Properties whose values are terms. */
  private static final List<String> OF_TERMS =
      List.of(RDF.predicate.getURI(), Tl.SUBJECT_TYPE.getURI(), Tl.OBJECT_TYPE.getURI());

  /**
   * A short name.
   *
   * @param type of the values: {@code @id}, {@code @vocab}, a datatype's IRI, or null
   */
  record Term(String name, String iri, String type) {}

  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final Map<String, Term> byIri = new HashMap<>();
  private final Map<String, Term> byName = new LinkedHashMap<>();

  /** Of the ontology without extensions: the same for all stores. */
  public static JsonLdContext bundled() {
    return new JsonLdContext(Ontology.bundled());
  }

  private JsonLdContext(Ontology ontology) {
    prefixes.putAll(DocumentPrefixes.ALL);
    add(new Term("subject", RDF.subject.getURI(), "@id"));
    add(new Term("predicate", RDF.predicate.getURI(), "@vocab"));
    add(new Term("object", RDF.object.getURI(), "@id"));
    List<OntologyProperty> properties = new ArrayList<>(ontology.properties());
    properties.sort(
        Comparator.comparing((OntologyProperty p) -> !p.iri().startsWith(Tl.NS))
            .thenComparing(OntologyProperty::iri));
    for (OntologyProperty property : properties) {
      add(new Term(property.localName(), property.iri(), type(ontology, property)));
    }
    List<OntologyClass> classes = new ArrayList<>(ontology.classes());
    classes.sort(
        Comparator.comparing((OntologyClass c) -> !c.iri().startsWith(Tl.NS))
            .thenComparing(OntologyClass::iri));
    for (OntologyClass c : classes) {
      add(new Term(c.localName(), c.iri(), null));
    }
  }

  private static String type(Ontology ontology, OntologyProperty property) {
    if (OF_TERMS.contains(property.iri())) {
      return "@vocab";
    }
    Resource term = ontology.model().getResource(property.iri());
    if (term.hasProperty(RDF.type, OWL.ObjectProperty)) {
      return "@id";
    }
    String range = property.ranges().size() == 1 ? property.ranges().get(0) : "";
    boolean typed = range.startsWith(XSD.NS) && !range.equals(XSD.xstring.getURI());
    return typed ? range : null;
  }

  private void add(Term term) {
    if (!prefixes.containsKey(term.name()) && byName.putIfAbsent(term.name(), term) == null) {
      byIri.put(term.iri(), term);
    }
  }

  /** The term for an IRI, or null. */
  Term term(String iri) {
    return byIri.get(iri);
  }

  /** An IRI as a key or a term is written. */
  String compact(String iri) {
    Term term = byIri.get(iri);
    return term == null ? Prefixes.shortened(iri, prefixes) : term.name();
  }

  /** The document to publish. */
  public String document() {
    ObjectNode context = JSON.objectNode();
    context.put("@version", 1.1);
    context.put("id", "@id").put("type", "@type").put("included", "@included");
    prefixes.forEach(context::put);
    byName.forEach(
        (name, term) -> {
          String iri = Prefixes.shortened(term.iri(), prefixes);
          if (term.type() == null) {
            context.put(name, iri);
          } else {
            String type =
                term.type().startsWith("@")
                    ? term.type()
                    : Prefixes.shortened(term.type(), prefixes);
            context.putObject(name).put("@id", iri).put("@type", type);
          }
        });
    ObjectNode document = JSON.objectNode();
    document.set("@context", context);
    return document.toPrettyString() + "\n";
  }
}
