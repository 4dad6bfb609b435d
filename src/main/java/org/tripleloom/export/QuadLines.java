package org.tripleloom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/**
 * Writes N-Quads and N-Triples as bytes, several times faster than Jena's writer: neighbours share
 * graph, subject and often property, whose form is written once and then copied.
 */
final class QuadLines extends StreamRDFBase {
  private static final int BUFFER = 1 << 16;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  /** 1 for what an IRI must not hold, 2 for what a string must not. */
  private static final byte[] ESCAPED = new byte[128];

  static {
    for (int c = 0; c < ESCAPED.length; c++) {
      boolean iri = c <= 0x20 || c == 0x7F || "<>\"{}|^`\\".indexOf(c) >= 0;
      boolean string = c < 0x20 && c != '\t' || c == 0x7F || c == '"' || c == '\\';
      ESCAPED[c] = (byte) ((iri ? 1 : 0) | (string ? 2 : 0));
    }
  }

  private final OutputStream out;
  private final Term graph = new Term();
  private final Term subject = new Term();
  private final Term property = new Term();
  private byte[] bytes = new byte[BUFFER];
  private int length;

  /** The last node of a column with its form. */
  private static final class Term {
    private Node node;
    private byte[] form;
  }

  QuadLines(OutputStream out) {
    this.out = out;
  }

  @Override
  public void quad(Quad quad) {
    write(quad.getSubject(), quad.getPredicate(), quad.getObject());
    put(' ');
    repeated(graph, quad.getGraph());
    endLine();
  }

  @Override
  public void triple(Triple triple) {
    write(triple.getSubject(), triple.getPredicate(), triple.getObject());
    endLine();
  }

  private void write(Node s, Node p, Node o) {
    repeated(subject, s);
    put(' ');
    repeated(property, p);
    put(' ');
    node(o);
  }

  private void endLine() {
    put(' ');
    put('.');
    put('\n');
    if (length >= BUFFER / 2) {
      drain();
    }
  }

  @Override
  public void finish() {
    drain();
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drain() {
    try {
      out.write(bytes, 0, length);
      length = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void repeated(Term last, Node node) {
    if (node.equals(last.node)) {
      room(last.form.length);
      System.arraycopy(last.form, 0, bytes, length, last.form.length);
      length += last.form.length;
    } else {
      int from = length;
      node(node);
      last.node = node;
      last.form = java.util.Arrays.copyOfRange(bytes, from, length);
    }
  }

  private void node(Node node) {
    if (node.isURI()) {
      iri(node.getURI());
    } else if (node.isBlank()) {
      text("_:" + NodeFmtLib.encodeBNodeLabel(node.getBlankNodeLabel()), 0);
    } else {
      put('"');
      text(node.getLiteralLexicalForm(), 2);
      put('"');
      if (!node.getLiteralLanguage().isEmpty()) {
        put('@');
        text(node.getLiteralLanguage(), 0);
      } else if (!XSDDatatype.XSDstring.equals(node.getLiteralDatatype())) {
        put('^');
        put('^');
        iri(node.getLiteralDatatypeURI());
      }
    }
  }

  private void iri(String iri) {
    put('<');
    text(iri, 1);
    put('>');
  }

  private void text(String text, int escaped) {
    // the longest form of a char is six bytes
    room(6 * text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if ((ESCAPED[c] & escaped) == 0) {
          bytes[length++] = (byte) c;
        } else {
          escape(c, escaped);
        }
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | c >> 6);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int code = Character.toCodePoint(c, text.charAt(++i));
        bytes[length++] = (byte) (0xF0 | code >> 18);
        bytes[length++] = (byte) (0x80 | code >> 12 & 0x3F);
        bytes[length++] = (byte) (0x80 | code >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | code & 0x3F);
      } else {
        char whole = Character.isSurrogate(c) ? '\uFFFD' : c;
        bytes[length++] = (byte) (0xE0 | whole >> 12);
        bytes[length++] = (byte) (0x80 | whole >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | whole & 0x3F);
      }
    }
  }

  private void escape(char c, int escaped) {
    bytes[length++] = '\\';
    int letter = escaped == 1 ? -1 : "\"\\\n\r".indexOf(c);
    if (letter >= 0) {
      bytes[length++] = (byte) "\"\\nr".charAt(letter);
    } else {
      bytes[length++] = 'u';
      bytes[length++] = '0';
      bytes[length++] = '0';
      bytes[length++] = HEX[c >> 4];
      bytes[length++] = HEX[c & 15];
    }
  }

  private void put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = java.util.Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
