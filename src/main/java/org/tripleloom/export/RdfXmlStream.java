package org.tripleloom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.impl.Util;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.problem.Problem;

/** RDF/XML: one {@code rdf:Description} for each subject. */
final class RdfXmlStream extends SubjectStream {
  private static final String UNKNOWN = "ns";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final OutputStream out;
  private Xml xml;

  RdfXmlStream(OutputStream out) {
    this.out = out;
  }

  @Override
  void begin(Map<String, String> prefixes) throws IOException {
    xml = new Xml(out, "rdf", "RDF", RDF.uri);
    for (Map.Entry<String, String> entry : prefixes.entrySet()) {
      if (!entry.getKey().equals("rdf")) {
        xml.namespace(entry.getKey(), entry.getValue());
      }
    }
  }

  @Override
  void record(Node subject, Map<Node, List<Node>> values) throws IOException {
    xml.line("");
    xml.start("rdf", "Description", RDF.uri);
    name(subject, "about");
    for (Map.Entry<Node, List<Node>> entry : values.entrySet()) {
      for (Node value : entry.getValue()) {
        xml.line("  ");
        property(entry.getKey().getURI());
        value(value);
        xml.end();
      }
    }
    xml.line("");
    xml.end();
  }

  @Override
  void end() throws IOException {
    xml.endAll();
  }

  private void property(String iri) throws IOException {
    int split = Util.splitNamespaceXML(iri);
    if (split == iri.length()) {
      throw Problem.NOT_IN_RDFXML.at("the property " + iri);
    }
    String space = iri.substring(0, split);
    String prefix = xml.prefix(space);
    xml.start(prefix == null ? UNKNOWN : prefix, iri.substring(split), space);
    if (prefix == null) {
      xml.namespace(UNKNOWN, space);
    }
  }

  private void value(Node value) throws IOException {
    if (!value.isLiteral()) {
      name(value, "resource");
      return;
    }
    if (!value.getLiteralLanguage().isEmpty()) {
      xml.attribute("xml", XML, "lang", value.getLiteralLanguage());
    } else if (!XSDDatatype.XSDstring.equals(value.getLiteralDatatype())) {
      xml.attribute("rdf", RDF.uri, "datatype", value.getLiteralDatatypeURI());
    }
    xml.text(value.getLiteralLexicalForm());
  }

  private void name(Node node, String attribute) throws IOException {
    if (node.isBlank()) {
      xml.attribute("rdf", RDF.uri, "nodeID", blank(node));
    } else {
      xml.attribute("rdf", RDF.uri, attribute, node.getURI());
    }
  }
}
