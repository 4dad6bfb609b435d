package org.tripleloom.search;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/**
 * All that jena-text's interface has beside the one question that {@code text:query} asks. Entries
 * come from the store and from nowhere else.
 */
abstract class ReadOnlyIndex implements TextIndex {
  @Override
  public List<TextHit> query(
      String subject,
      List<Resource> properties,
      String text,
      String graph,
      String language,
      int limit,
      String highlight) {
    Node node = subject == null ? null : NodeFactory.createURI(subject);
    return query(node, properties, text, graph, language, limit, highlight);
  }

  @Override
  public List<TextHit> query(
      List<Resource> properties,
      String text,
      String graph,
      String language,
      int limit,
      String highlight) {
    return query((Node) null, properties, text, graph, language, limit, highlight);
  }

  @Override
  public List<TextHit> query(
      Node property, String text, String graph, String language, int limit, String highlight) {
    List<Resource> properties =
        property == null ? List.of() : List.of(ResourceFactory.createResource(property.getURI()));
    return query(properties, text, graph, language, limit, highlight);
  }

  @Override
  public List<TextHit> query(Node property, String text, String graph, String language, int limit) {
    return query(property, text, graph, language, limit, null);
  }

  @Override
  public List<TextHit> query(Node property, String text, String graph, String language) {
    return query(property, text, graph, language, -1);
  }

  @Override
  public Map<String, Node> get(String uri) {
    throw new UnsupportedOperationException("ask the store");
  }

  @Override
  public void addEntity(Entity entity) {
    throw written();
  }

  @Override
  public void updateEntity(Entity entity) {
    throw written();
  }

  @Override
  public void deleteEntity(Entity entity) {
    throw written();
  }

  @Override
  public void prepareCommit() {
    throw written();
  }

  @Override
  public void commit() {
    throw written();
  }

  @Override
  public void rollback() {
    throw written();
  }

  private static UnsupportedOperationException written() {
    return new UnsupportedOperationException("the text index is written from the store");
  }

  @Override
  public void close() {
    // closes with the store
  }
}
