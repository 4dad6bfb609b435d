package org.tripleloom.export;

import java.io.OutputStream;
import java.util.Locale;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.util.Context;

/** The serialisations of a dump. Each writes as it reads: memory does not grow with the store. */
public enum DumpFormat {
  NQ(true),
  NT(false),
  TRIG(true),
  TTL(false),
  JSONLD(false),
  RDFXML(false);

  private final boolean graphs;

  DumpFormat(boolean graphs) {
    this.graphs = graphs;
  }

  /** Whether the named graphs are kept; otherwise their union is written, each triple once. */
  public boolean graphs() {
    return graphs;
  }

  /** What names of such files end in, without the dot. */
  public String suffix() {
    return this == RDFXML ? "rdf" : name().toLowerCase(Locale.ROOT);
  }

  /** A sink for prefixes, then triples or quads, between start and finish. UTF-8. */
  StreamRDF writer(OutputStream out) {
    return switch (this) {
      case NQ -> stream(out, RDFFormat.NQUADS_UTF8);
      case NT -> stream(out, RDFFormat.NTRIPLES_UTF8);
      case TRIG -> stream(out, RDFFormat.TRIG_BLOCKS);
      case TTL -> stream(out, RDFFormat.TURTLE_BLOCKS);
      case JSONLD -> new JsonLdStream(out);
      case RDFXML -> new RdfXmlStream(out);
    };
  }

  private static StreamRDF stream(OutputStream out, RDFFormat format) {
    return StreamRDFWriter.getWriterStream(out, format, new Context());
  }
}
