package org.tripleloom.export;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.atlas.io.AWriterBase;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatterTTL;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.graph.Iris;

/**
 * Writes triples without blank nodes as Turtle, subject by subject, with lists of objects and IRIs
 * relative to the store's base. Jena's writer for reading takes four times as long, since it looks
 * for lists and blank nodes to nest, measures columns and writes each node anew; its forms of nodes
 * are used here, each made once.
 */
final class TurtleDocument {
  private final Iris iris;
  private final StringBuilder out = new StringBuilder(1 << 14);
  private final NodeFormatterTTL formatter;
  private final Map<Node, String> written = new HashMap<>();

  /** Characters, without the locks of the writers of Java. */
  private static final class Text extends AWriterBase {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void print(char c) {
      text.append(c);
    }

    @Override
    public void print(String string) {
      text.append(string);
    }

    @Override
    public void print(char[] chars) {
      text.append(chars);
    }

    @Override
    public void println() {
      text.append('\n');
    }

    @Override
    public void println(String line) {
      text.append(line).append('\n');
    }

    @Override
    public void printf(String format, Object... values) {
      text.append(String.format(Locale.ROOT, format, values));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private final Text text = new Text();

  TurtleDocument(Iris iris) {
    this.iris = iris;
    PrefixMap prefixes = PrefixMapFactory.create(DocumentPrefixes.ALL);
    this.formatter = new NodeFormatterTTL(null, prefixes);
    out.append("BASE <").append(iris.base()).append(">\n");
    DocumentPrefixes.ALL.forEach(
        (prefix, namespace) ->
            out.append("PREFIX ").append(prefix).append(": <").append(namespace).append(">\n"));
  }

  /**
   * @param triples of one subject, those with one predicate next to each other
   */
  void subject(Collection<Triple> triples) {
    Node last = null;
    for (Triple triple : triples) {
      if (last == null) {
        out.append('\n').append(form(triple.getSubject())).append('\n');
      }
      if (triple.getPredicate().equals(last)) {
        out.append(", ");
      } else {
        out.append(last == null ? "    " : " ;\n    ");
        boolean type = triple.getPredicate().equals(RDF.Nodes.type);
        out.append(type ? "a" : form(triple.getPredicate())).append(' ');
      }
      out.append(form(triple.getObject()));
      last = triple.getPredicate();
    }
    out.append(" .\n");
  }

  private String form(Node node) {
    String known = written.get(node);
    if (known == null) {
      text.text.setLength(0);
      formatter.format(text, relative(node));
      known = text.text.toString();
      written.put(node, known);
    }
    return known;
  }

  private Node relative(Node node) {
    return iris.path(node).isPresent()
        ? NodeFactory.createURI(DescriptionWriter.reference(iris, node))
        : node;
  }

  static boolean canWrite(Collection<List<Triple>> subjects) {
    for (List<Triple> triples : subjects) {
      for (Triple triple : triples) {
        if (triple.getSubject().isBlank() || triple.getObject().isBlank()) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
