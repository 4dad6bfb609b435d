package org.tripleloom.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/**
 * Writes one record for each run of triples with the same subject, since Jena's writers of such
 * syntaxes hold all subjects. A subject that comes again gives a second record, which readers take
 * as one.
 */
abstract class SubjectStream extends StreamRDFBase {
  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final Map<Node, List<Node>> values = new LinkedHashMap<>();
  private Node subject;
  private boolean begun;

  /**
   * @param prefixes name to IRI
   */
  abstract void begin(Map<String, String> prefixes) throws IOException;

  abstract void record(Node subject, Map<Node, List<Node>> values) throws IOException;

  abstract void end() throws IOException;

  /** The identifier of a blank node. */
  static String blank(Node node) {
    return NodeFmtLib.encodeBNodeLabel(node.getBlankNodeLabel());
  }

  @Override
  public void prefix(String prefix, String iri) {
    prefixes.put(prefix, iri);
  }

  @Override
  public void quad(Quad quad) {
    throw new IllegalArgumentException("the union holds triples only");
  }

  @Override
  public void triple(Triple triple) {
    if (!triple.getSubject().equals(subject)) {
      write();
      subject = triple.getSubject();
    }
    values.computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>()).add(triple.getObject());
  }

  @Override
  public void finish() {
    write();
    try {
      end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    try {
      if (!begun) {
        begun = true;
        begin(prefixes);
      }
      if (subject != null) {
        record(subject, values);
        values.clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
