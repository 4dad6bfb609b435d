package org.tripleloom.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * JSON in the node-link shape, as {@code networkx.node_link_graph} reads it: {@code nodes} with
 * {@code id}, {@code edges} with {@code source}, {@code target} and {@code key}, one on each line.
 */
final class NodeLink implements Network.Sink {
  private final JsonGenerator json;

  private NodeLink(JsonGenerator json) {
    this.json = json;
  }

  static void write(Selection selection, OutputStream out) throws IOException {
    JsonGenerator json = new JsonFactory(new ObjectMapper()).createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    Network network = new Network(selection, new NodeLink(json));
    json.writeStartObject();
    json.writeBooleanField("directed", true);
    json.writeBooleanField("multigraph", true);
    json.writeObjectFieldStart("graph");
    json.writeStringField("base", selection.iris().base());
    json.writeEndObject();
    json.writeArrayFieldStart("nodes");
    network.nodes();
    json.writeEndArray();
    json.writeArrayFieldStart("edges");
    network.edges();
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  @Override
  public void node(String iri, Map<String, Object> values) throws IOException {
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeStringField("id", iri);
    values(values);
  }

  @Override
  public void edge(String claim, String from, String to, Map<String, Object> values)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("source", from);
    json.writeStringField("target", to);
    json.writeStringField("key", claim);
    values(values);
  }

  private void values(Map<String, Object> values) throws IOException {
    for (Map.Entry<String, Object> value : values.entrySet()) {
      json.writeObjectField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }
}
