package org.tripleloom.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/** JSON-LD 1.1: one object for each subject, IRIs shortened by a context. */
final class JsonLdStream extends SubjectStream {
  private final JsonGenerator json;
  private final Map<String, String> names = new HashMap<>();

  JsonLdStream(OutputStream out) {
    try {
      json = new JsonFactory().createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void begin(Map<String, String> prefixes) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("@context");
    for (Map.Entry<String, String> entry : prefixes.entrySet()) {
      names.put(entry.getValue(), entry.getKey());
      // the object form makes a prefix of any IRI, whatever its last character
      json.writeObjectFieldStart(entry.getKey());
      json.writeStringField("@id", entry.getValue());
      json.writeBooleanField("@prefix", true);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("@graph");
  }

  @Override
  void record(Node subject, Map<Node, List<Node>> values) throws IOException {
    json.writeStartObject();
    json.writeStringField("@id", reference(subject));
    for (Map.Entry<Node, List<Node>> entry : values.entrySet()) {
      Map<Boolean, List<Node>> asType =
          entry.getValue().stream()
              .collect(
                  Collectors.partitioningBy(
                      value -> entry.getKey().equals(RDF.type.asNode()) && !value.isLiteral()));
      if (!asType.get(true).isEmpty()) {
        json.writeArrayFieldStart("@type");
        for (Node type : asType.get(true)) {
          json.writeString(reference(type));
        }
        json.writeEndArray();
      }
      if (!asType.get(false).isEmpty()) {
        json.writeArrayFieldStart(shortened(entry.getKey().getURI()));
        for (Node value : asType.get(false)) {
          value(value);
        }
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  @Override
  void end() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
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
    return node.isBlank() ? "_:" + blank(node) : shortened(node.getURI());
  }

  /** A prefixed name where the IRI is a namespace and a local name. */
  private String shortened(String iri) {
    int end = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
    String prefix = names.get(iri.substring(0, end));
    return prefix == null ? iri : prefix + ":" + iri.substring(end);
  }
}
