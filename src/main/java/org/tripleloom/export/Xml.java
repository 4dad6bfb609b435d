package org.tripleloom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tripleloom.problem.Problem;

/** An XML document in UTF-8, written in one go; what XML cannot hold is said, not changed. */
final class Xml {
  private final XMLStreamWriter xml;

  private interface Step {
    void take() throws XMLStreamException;
  }

  /**
   * @param root name of the outermost element
   */
  Xml(OutputStream out, String prefix, String root, String space) throws IOException {
    try {
      xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    take(
        () -> {
          xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
          xml.writeCharacters("\n");
          xml.writeStartElement(prefix, root, space);
        });
    namespace(prefix, space);
  }

  /** For the element that was started last. */
  void namespace(String prefix, String space) throws IOException {
    take(
        () -> {
          if (prefix.isEmpty()) {
            xml.writeDefaultNamespace(space);
          } else {
            xml.writeNamespace(prefix, space);
            xml.setPrefix(prefix, space);
          }
        });
  }

  /** The prefix of a namespace, or null. */
  String prefix(String space) throws IOException {
    try {
      return xml.getPrefix(space);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  void start(String prefix, String name, String space) throws IOException {
    take(() -> xml.writeStartElement(prefix, name, space));
  }

  void attribute(String name, String value) throws IOException {
    check(value);
    take(() -> xml.writeAttribute(name, value));
  }

  void attribute(String prefix, String space, String name, String value) throws IOException {
    check(value);
    take(() -> xml.writeAttribute(prefix, space, name, value));
  }

  void line(String indent) throws IOException {
    take(() -> xml.writeCharacters("\n" + indent));
  }

  void text(String text) throws IOException {
    check(text);
    // a parser reads a raw carriage return as a line feed
    int from = 0;
    for (int cr = text.indexOf('\r'); cr >= 0; cr = text.indexOf('\r', from)) {
      String before = text.substring(from, cr);
      take(
          () -> {
            xml.writeCharacters(before);
            xml.writeEntityRef("#13");
          });
      from = cr + 1;
    }
    String rest = text.substring(from);
    take(() -> xml.writeCharacters(rest));
  }

  void end() throws IOException {
    take(xml::writeEndElement);
  }

  /** Ends the root element and the document. */
  void endAll() throws IOException {
    take(
        () -> {
          xml.writeCharacters("\n");
          xml.writeEndElement();
          xml.writeEndDocument();
          xml.writeCharacters("\n");
          xml.flush();
        });
  }

  private static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF) {
        throw Problem.NOT_IN_RDFXML.at(
            String.format("the control character U+%04X of \"%s\"", (int) c, text.strip()));
      }
    }
  }

  private static void take(Step step) throws IOException {
    try {
      step.take();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
    }
  }
}
