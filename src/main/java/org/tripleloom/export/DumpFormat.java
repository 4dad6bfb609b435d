package org.tripleloom.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.util.Context;
import org.tripleloom.vocab.Prefixes;

/** The syntaxes of RDF. Each writes as it reads: memory does not grow with the store. */
public enum DumpFormat {
  NQ(true),
  NT(false),
  TRIG(true),
  TTL(false),
  JSONLD(false),
  RDFXML(false);

  private static final int BUFFER = 1 << 16;

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
  public StreamRDF writer(OutputStream out) {
    return switch (this) {
      case NQ, NT -> new QuadLines(out);
      case TRIG -> blocks(out, RDFFormat.TRIG_BLOCKS);
      case TTL -> blocks(out, RDFFormat.TURTLE_BLOCKS);
      case JSONLD -> new JsonLdStream(out);
      case RDFXML -> new RdfXmlStream(out);
    };
  }

  /** Jena's own writers, which keep no more than the triples of one subject. */
  private static StreamRDF blocks(OutputStream out, RDFFormat format) {
    Unhurried to = new Unhurried(out);
    return new StreamRDFWrapper(StreamRDFWriter.getWriterStream(to, format, new Context())) {
      @Override
      public void finish() {
        super.finish();
        to.end();
      }
    };
  }

  /** Writes on when its buffer is full, not whenever it is told to, which is at every subject. */
  private static final class Unhurried extends BufferedOutputStream {
    Unhurried(OutputStream out) {
      super(out, BUFFER);
    }

    @Override
    public synchronized void flush() {}

    void end() {
      try {
        super.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void write(Selection selection, OutputStream out) {
    StreamRDF to = writer(out);
    to.start();
    Prefixes.ALL.forEach(to::prefix);
    SelectedQuads quads = new SelectedQuads(selection);
    if (graphs) {
      quads.quads(to::quad);
    } else {
      quads.triples(to::triple);
    }
    to.finish();
  }
}
