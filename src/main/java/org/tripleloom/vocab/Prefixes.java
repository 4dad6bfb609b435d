package org.tripleloom.vocab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VOID;
import org.apache.jena.vocabulary.XSD;

/** The prefixes that queries may use undeclared, dumps declare and tables shorten by. */
public final class Prefixes {
  /** Name to namespace IRI, in the order to declare them. */
  public static final Map<String, String> ALL;

  static {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("tl", Tl.NS);
    all.put("bibo", Bibo.NS);
    all.put("dcat", DCAT.NS);
    all.put("dcterms", DCTerms.NS);
    all.put("foaf", FOAF.NS);
    all.put("nif", Nif.NS);
    all.put("owl", OWL.NS);
    all.put("prov", Prov.NS);
    all.put("rdf", RDF.uri);
    all.put("rdfs", RDFS.uri);
    all.put("schema", Schema.NS);
    all.put("sh", "http://www.w3.org/ns/shacl#");
    all.put("skos", SKOS.uri);
    all.put("void", VOID.NS);
    all.put("xsd", XSD.NS);
    ALL = Collections.unmodifiableMap(all);
  }

  private Prefixes() {}

  /** An IRI for people: relative behind the base, prefixed where a prefix fits, else as it is. */
  public static String shortened(String iri, String base) {
    return iri.startsWith(base) && iri.length() > base.length()
        ? iri.substring(base.length())
        : shortened(iri, ALL);
  }

  /**
   * An IRI by the prefix that fits, else as it is.
   *
   * @param prefixes name to namespace IRI
   */
  public static String shortened(String iri, Map<String, String> prefixes) {
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      if (iri.startsWith(prefix.getValue())) {
        return prefix.getKey() + ":" + iri.substring(prefix.getValue().length());
      }
    }
    return iri;
  }
}
