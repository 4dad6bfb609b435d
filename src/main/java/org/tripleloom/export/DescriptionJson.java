package org.tripleloom.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.tripleloom.graph.Iris;

/**
 * A description as compact JSON-LD 1.1: one object for the thing, all others in it under {@code
 * included}, parts such as mentions inside what they are parts of, IRIs relative to the store's
 * base.
 */
final class DescriptionJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Iris iris;
  private final JsonLdContext context;
  private final String up;

  DescriptionJson(Iris iris, JsonLdContext context, String up) {
    this.iris = iris;
    this.context = context;
    this.up = up;
  }

  /**
   * @param subjects what is said of each, the main one first
   */
  byte[] write(Map<Node, List<Triple>> subjects) {
    ObjectNode root = JSON.createObjectNode();
    root.putArray("@context")
        .add(up + JsonLdContext.PATH)
        .add(JSON.createObjectNode().put("@base", iris.base()));
    Map<Node, List<Triple>> left = new LinkedHashMap<>(subjects);
    Iterator<Node> first = subjects.keySet().iterator();
    if (first.hasNext()) {
      fill(root, first.next(), left);
      ArrayNode included = JSON.createArrayNode();
      // parts come inside what they belong to, which may stand behind them
      for (boolean parts : new boolean[] {false, true}) {
        for (Node subject : subjects.keySet()) {
          if (left.containsKey(subject) && (parts || !isPart(subject))) {
            included.add(fill(JSON.createObjectNode(), subject, left));
          }
        }
      }
      if (!included.isEmpty()) {
        root.set("included", included);
      }
    }
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isPart(Node node) {
    return node.isURI() && node.getURI().startsWith(iris.base()) && node.getURI().contains("#");
  }

  private ObjectNode fill(ObjectNode object, Node subject, Map<Node, List<Triple>> left) {
    object.put("id", reference(subject));
    for (Triple triple : left.remove(subject)) {
      if (triple.predicateMatches(RDF.type.asNode()) && triple.getObject().isURI()) {
        add(object, "type", JSON.getNodeFactory().textNode(term(triple.getObject())));
      } else {
        add(object, context.compact(triple.getPredicate().getURI()), value(subject, triple, left));
      }
    }
    return object;
  }

  private static void add(ObjectNode object, String key, JsonNode value) {
    JsonNode before = object.get(key);
    if (before == null) {
      object.set(key, value);
    } else if (before instanceof ArrayNode array) {
      array.add(value);
    } else {
      object.set(key, JSON.createArrayNode().add(before).add(value));
    }
  }

  private JsonNode value(Node subject, Triple triple, Map<Node, List<Triple>> left) {
    Node value = triple.getObject();
    JsonLdContext.Term property = context.term(triple.getPredicate().getURI());
    String type = property == null || property.type() == null ? "" : property.type();
    if (value.isLiteral()) {
      return literal(value, type);
    }
    boolean part =
        value.isURI() && subject.isURI() && value.getURI().startsWith(subject.getURI() + "#");
    if (part && left.containsKey(value)) {
      return fill(JSON.createObjectNode(), value, left);
    }
    if (type.equals("@id")) {
      return JSON.getNodeFactory().textNode(reference(value));
    }
    if (type.equals("@vocab")) {
      return JSON.getNodeFactory().textNode(term(value));
    }
    return JSON.createObjectNode().put("id", reference(value));
  }

  private JsonNode literal(Node value, String type) {
    String form = value.getLiteralLexicalForm();
    String datatype = value.getLiteralDatatypeURI();
    if (!value.getLiteralLanguage().isEmpty()) {
      return JSON.createObjectNode()
          .put("@value", form)
          .put("@language", value.getLiteralLanguage());
    }
    if (datatype.equals(type) || type.isEmpty()) {
      boolean own = datatype.equals(type);
      if (datatype.equals(XSD.xboolean.getURI()) && form.matches("true|false")) {
        return JSON.getNodeFactory().booleanNode(form.equals("true"));
      }
      if ((own || datatype.equals(XSD.integer.getURI()))
          && form.matches("0|-?[1-9][0-9]{0,17}")
          && WHOLE.contains(datatype)) {
        return JSON.getNodeFactory().numberNode(new BigInteger(form));
      }
      if (own || datatype.equals(XSD.xstring.getURI())) {
        return JSON.getNodeFactory().textNode(form);
      }
    }
    ObjectNode object = JSON.createObjectNode().put("@value", form);
    return datatype.equals(XSD.xstring.getURI())
        ? object
        : object.put("@type", context.compact(datatype));
  }

  private static final List<String> WHOLE =
      List.of(XSD.integer.getURI(), XSD.nonNegativeInteger.getURI());

  /** A term of the context where there is one. */
  private String term(Node node) {
    return node.isURI() ? context.compact(node.getURI()) : reference(node);
  }

  private String reference(Node node) {
    return node.isBlank()
        ? "_:" + NodeFmtLib.encodeBNodeLabel(node.getBlankNodeLabel())
        : DescriptionWriter.reference(iris, node);
  }
}
