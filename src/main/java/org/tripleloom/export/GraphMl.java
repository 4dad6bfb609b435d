package org.tripleloom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * GraphML with typed attributes. Its schema allows no slash in an identifier, so that of a node or
 * an edge is made from the path of its IRI, which stands beside.
 */
final class GraphMl implements Network.Sink {
  private static final String SPACE = "http://graphml.graphdrawing.org/xmlns";
  private static final Map<Class<?>, String> TYPES =
      Map.of(
          String.class, "string",
          Integer.class, "int",
          Long.class, "long",
          Double.class, "double",
          Boolean.class, "boolean");

  private static final String IRI = "iri";

  private final Xml xml;
  private final int base;

  private GraphMl(Xml xml, int base) {
    this.xml = xml;
    this.base = base;
  }

  static void write(Selection selection, OutputStream out) throws IOException {
    Xml xml = new Xml(out, "", "graphml", SPACE);
    GraphMl graph = new GraphMl(xml, selection.iris().base().length());
    graph.keys("node", Network.OF_NODES);
    graph.keys("edge", Network.OF_EDGES);
    graph.start("", "graph");
    xml.attribute("edgedefault", "directed");
    Network network = new Network(selection, graph);
    network.nodes();
    network.edges();
    xml.line("");
    xml.end();
    xml.endAll();
  }

  private void keys(String of, Map<String, Class<?>> attributes) throws IOException {
    key(of, IRI, String.class);
    for (Map.Entry<String, Class<?>> attribute : attributes.entrySet()) {
      key(of, attribute.getKey(), attribute.getValue());
    }
  }

  private void key(String of, String name, Class<?> type) throws IOException {
    start("", "key");
    xml.attribute("id", of + "-" + name);
    xml.attribute("for", of);
    xml.attribute("attr.name", name);
    xml.attribute("attr.type", TYPES.get(type));
    xml.end();
  }

  /** An XML name token: slashes become colons, other signs their code between underscores. */
  private String token(String iri) {
    StringBuilder token = new StringBuilder();
    iri.substring(base)
        .codePoints()
        .forEach(
            c -> {
              if (c == '/') {
                token.append(':');
              } else if (c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '.') {
                token.appendCodePoint(c);
              } else {
                token.append('_').append(Integer.toHexString(c)).append('_');
              }
            });
    return token.toString();
  }

  @Override
  public void node(String iri, Map<String, Object> values) throws IOException {
    start("  ", "node");
    xml.attribute("id", token(iri));
    data("node", IRI, iri);
    data("node", values);
  }

  @Override
  public void edge(String claim, String from, String to, Map<String, Object> values)
      throws IOException {
    start("  ", "edge");
    xml.attribute("id", token(claim));
    xml.attribute("source", token(from));
    xml.attribute("target", token(to));
    data("edge", IRI, claim);
    data("edge", values);
  }

  private void data(String of, Map<String, Object> values) throws IOException {
    for (Map.Entry<String, Object> value : values.entrySet()) {
      data(of, value.getKey(), value.getValue().toString());
    }
    xml.line("  ");
    xml.end();
  }

  private void data(String of, String name, String value) throws IOException {
    start("    ", "data");
    xml.attribute("key", of + "-" + name);
    xml.text(value);
    xml.end();
  }

  private void start(String indent, String name) throws IOException {
    xml.line(indent);
    xml.start("", name, SPACE);
  }
}
