package org.tripleloom.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;

/** What one graph says of one subject. */
final class Subject {
  private final Node subject;
  private final Map<Node, List<Node>> values = new LinkedHashMap<>();

  Subject(Node subject) {
    this.subject = subject;
  }

  void add(Triple triple) {
    values.computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>(1)).add(triple.getObject());
  }

  Node subject() {
    return subject;
  }

  boolean isA(Resource type) {
    return all(RDF.type).contains(type.asNode());
  }

  List<Node> all(Property property) {
    return values.getOrDefault(property.asNode(), List.of());
  }

  Optional<Node> one(Property property) {
    return all(property).stream().findFirst();
  }

  /** The literal's text or the IRI; empty where there is none. */
  String text(Property property) {
    return one(property).map(Subject::text).orElse("");
  }

  List<String> texts(Property property) {
    return all(property).stream().map(Subject::text).toList();
  }

  static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }

  List<Triple> triples() {
    List<Triple> triples = new ArrayList<>();
    values.forEach(
        (property, objects) ->
            objects.forEach(object -> triples.add(Triple.create(subject, property, object))));
    return triples;
  }
}
