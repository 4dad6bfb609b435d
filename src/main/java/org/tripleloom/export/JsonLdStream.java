package org.tripleloom.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/**
 * Writes JSON-LD 1.1 triple by triple, since Jena's writer holds the whole dataset: one object per
 * run of triples with the same subject, IRIs shortened by a context. A subject that comes again
 * gives a second object with the same {@code @id}, which JSON-LD reads as one.
 */
final class JsonLdStream extends StreamRDFBase {
  private final PrefixMap prefixes = PrefixMapFactory.create();
  private final JsonGenerator json;
  private final Map<Node, List<Node>> values = new LinkedHashMap<>();
  private Node subject;
  private boolean begun;

  JsonLdStream(OutputStream out) {
    try {
      json = new JsonFactory().createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    if (!triple.getSubject().equals(subject)) {
      write(this::node);
      subject = triple.getSubject();
    }
    values.computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>()).add(triple.getObject());
  }

  @Override
  public void finish() {
    write(
        () -> {
          node();
          begin();
          json.writeEndArray();
          json.writeEndObject();
          json.writeRaw('\n');
          json.flush();
        });
  }

  private void begin() throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    json.writeStartObject();
    json.writeObjectFieldStart("@context");
    for (Map.Entry<String, String> entry : prefixes.getMapping().entrySet()) {
      // the object form makes a prefix of any IRI, whatever its last character
      json.writeObjectFieldStart(entry.getKey());
      json.writeStringField("@id", entry.getValue());
      json.writeBooleanField("@prefix", true);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("@graph");
  }

  private void node() throws IOException {
    if (subject == null) {
      return;
    }
    begin();
    json.writeStartObject();
    json.writeStringField("@id", reference(subject));
    for (Map.Entry<Node, List<Node>> entry : values.entrySet()) {
      boolean type = entry.getKey().equals(RDF.type.asNode());
      json.writeArrayFieldStart(type ? "@type" : shortened(entry.getKey().getURI()));
      for (Node value : entry.getValue()) {
        if (type) {
          json.writeString(reference(value));
        } else {
          value(value);
        }
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    values.clear();
  }

  private void value(Node value) throws IOException {
    if (value.isLiteral() && XSDDatatype.XSDstring.equals(value.getLiteralDatatype())) {
      json.writeString(value.getLiteralLexicalForm());
      return;
    }
    json.writeStartObject();
    if (!value.isLiteral()) {
      json.writeStringField("@id", reference(value));
    } else {
      json.writeStringField("@value", value.getLiteralLexicalForm());
      if (value.getLiteralLanguage().isEmpty()) {
        json.writeStringField("@type", shortened(value.getLiteralDatatypeURI()));
      } else {
        json.writeStringField("@language", value.getLiteralLanguage());
      }
    }
    json.writeEndObject();
  }

  private String reference(Node node) {
    return node.isBlank()
        ? "_:" + NodeFmtLib.encodeBNodeLabel(node.getBlankNodeLabel())
        : shortened(node.getURI());
  }

  /** A prefixed name where the rest cannot be taken for an authority ({@code //}). */
  private String shortened(String iri) {
    for (Map.Entry<String, String> entry : prefixes.getMapping().entrySet()) {
      String space = entry.getValue();
      if (iri.startsWith(space) && !iri.startsWith("//", space.length())) {
        return entry.getKey() + ":" + iri.substring(space.length());
      }
    }
    return iri;
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
