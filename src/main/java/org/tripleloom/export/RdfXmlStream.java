package org.tripleloom.export;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.impl.Util;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.problem.Problem;

/**
 * Writes RDF/XML triple by triple, since Jena's writers hold all subjects: one {@code
 * rdf:Description} per run of triples with the same subject.
 */
final class RdfXmlStream extends StreamRDFBase {
  private static final String UNKNOWN = "ns";

  private final PrefixMap prefixes = PrefixMapFactory.create();
  private final XMLStreamWriter xml;
  private Node subject;
  private boolean begun;

  RdfXmlStream(OutputStream out) {
    try {
      xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void prefix(String prefix, String iri) {
    prefixes.add(prefix, iri);
  }

  @Override
  public void quad(Quad quad) {
    throw new IllegalArgumentException("the union holds triples only");
  }

  @Override
  public void triple(Triple triple) {
    write(
        () -> {
          begin();
          if (!triple.getSubject().equals(subject)) {
            endNode();
            subject = triple.getSubject();
            xml.writeCharacters("\n");
            xml.writeStartElement("rdf", "Description", RDF.uri);
            name(subject, "about");
          }
          xml.writeCharacters("\n  ");
          property(triple.getPredicate().getURI());
          value(triple.getObject());
          xml.writeEndElement();
        });
  }

  @Override
  public void finish() {
    write(
        () -> {
          begin();
          endNode();
          xml.writeCharacters("\n");
          xml.writeEndElement();
          xml.writeEndDocument();
          xml.writeCharacters("\n");
          xml.flush();
        });
  }

  private void begin() throws XMLStreamException {
    if (begun) {
      return;
    }
    begun = true;
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("rdf", "RDF", RDF.uri);
    xml.writeNamespace("rdf", RDF.uri);
    for (Map.Entry<String, String> entry : prefixes.getMapping().entrySet()) {
      if (!entry.getKey().equals("rdf")) {
        xml.writeNamespace(entry.getKey(), entry.getValue());
        xml.setPrefix(entry.getKey(), entry.getValue());
      }
    }
    xml.setPrefix("rdf", RDF.uri);
  }

  private void endNode() throws XMLStreamException {
    if (subject != null) {
      xml.writeCharacters("\n");
      xml.writeEndElement();
    }
  }

  private void property(String iri) throws XMLStreamException {
    int split = Util.splitNamespaceXML(iri);
    if (split == iri.length()) {
      throw Problem.NOT_IN_RDFXML.at("the property " + iri);
    }
    String space = iri.substring(0, split);
    String prefix = space.equals(RDF.uri) ? "rdf" : xml.getPrefix(space);
    xml.writeStartElement(prefix == null ? UNKNOWN : prefix, iri.substring(split), space);
    if (prefix == null) {
      xml.writeNamespace(UNKNOWN, space);
    }
  }

  private void value(Node value) throws XMLStreamException {
    if (!value.isLiteral()) {
      name(value, "resource");
      return;
    }
    if (!value.getLiteralLanguage().isEmpty()) {
      xml.writeAttribute(
          "xml", "http://www.w3.org/XML/1998/namespace", "lang", value.getLiteralLanguage());
    } else if (!XSDDatatype.XSDstring.equals(value.getLiteralDatatype())) {
      xml.writeAttribute("rdf", RDF.uri, "datatype", value.getLiteralDatatypeURI());
    }
    String text = value.getLiteralLexicalForm();
    text.codePoints()
        .filter(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF)
        .findFirst()
        .ifPresent(
            c -> {
              throw Problem.NOT_IN_RDFXML.at(
                  String.format("the control character U+%04X of %s", c, subject));
            });
    // a parser reads a raw carriage return as a line feed
    for (int from = 0; from <= text.length(); ) {
      int cr = text.indexOf('\r', from);
      xml.writeCharacters(text.substring(from, cr < 0 ? text.length() : cr));
      if (cr < 0) {
        return;
      }
      xml.writeEntityRef("#13");
      from = cr + 1;
    }
  }

  private void name(Node node, String attribute) throws XMLStreamException {
    if (!node.isBlank()) {
      xml.writeAttribute("rdf", RDF.uri, attribute, node.getURI());
    } else {
      String label = NodeFmtLib.encodeBNodeLabel(node.getBlankNodeLabel());
      xml.writeAttribute("rdf", RDF.uri, "nodeID", label);
    }
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
