package org.tripleloom.export;

import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** Writes the whole store in one serialisation. */
public final class Dump {
  private final DumpFormat format;
  private final Map<String, String> prefixes;
  private final Set<Node> without;

  /**
   * @param prefixes name to IRI, declared at the top where the format has them
   * @param without the properties to leave out
   */
  public Dump(DumpFormat format, Map<String, String> prefixes, Set<Node> without) {
    this.format = format;
    this.prefixes = Map.copyOf(prefixes);
    this.without = Set.copyOf(without);
  }

  /**
   * Writes UTF-8 to {@code out} and flushes it.
   *
   * @param data in a read transaction; its default graph is the union of its named graphs
   */
  public void write(DatasetGraph data, OutputStream out) {
    StreamRDF writer = format.writer(out);
    writer.start();
    prefixes.forEach(writer::prefix);
    if (format.graphs()) {
      for (Iterator<Quad> quads = data.findNG(null, null, null, null); quads.hasNext(); ) {
        Quad quad = quads.next();
        if (!without.contains(quad.getPredicate())) {
          writer.quad(quad);
        }
      }
    } else {
      for (Iterator<Triple> triples = data.getDefaultGraph().find(); triples.hasNext(); ) {
        Triple triple = triples.next();
        if (!without.contains(triple.getPredicate())) {
          writer.triple(triple);
        }
      }
    }
    writer.finish();
  }
}
