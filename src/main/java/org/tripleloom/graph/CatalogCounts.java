package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.VOID;

/** The counts that {@link Catalog} wrote, read back. */
final class CatalogCounts {
  private final DatasetGraph data;
  private final Iris iris;

  private CatalogCounts(DatasetGraph data, Iris iris) {
    this.data = data;
    this.iris = iris;
  }

  /** Empty where no build has described the store yet. */
  static Optional<StoreCounts> read(DatasetGraph data, Iris iris) {
    Node dataset = iris.of(Catalog.DATASET);
    return data.contains(iris.catalog(), dataset, VOID.triples.asNode(), Node.ANY)
        ? Optional.of(new CatalogCounts(data, iris).of(dataset))
        : Optional.empty();
  }

  private StoreCounts of(Node dataset) {
    Map<Node, StoreCounts.Of> properties = new HashMap<>();
    for (Node part : values(dataset, VOID.propertyPartition)) {
      properties.put(
          value(part, VOID.property),
          new StoreCounts.Of(number(part, VOID.triples), number(part, VOID.distinctSubjects)));
    }
    Map<Node, StoreCounts.Instances> classes = new HashMap<>();
    for (Node part : values(dataset, VOID.classPartition)) {
      Map<Node, Long> triples = new HashMap<>();
      for (Node inner : values(part, VOID.propertyPartition)) {
        triples.put(value(inner, VOID.property), number(inner, VOID.triples));
      }
      classes.put(
          value(part, VOID._class),
          new StoreCounts.Instances(number(part, VOID.entities), triples));
    }
    Map<Node, SortedMap<String, Long>> links = new HashMap<>();
    for (Node linkset : values(dataset, VOID.subset)) {
      Node target = value(linkset, VOID.objectsTarget);
      links
          .computeIfAbsent(value(linkset, VOID.linkPredicate), p -> new TreeMap<>())
          .put(value(target, VOID.uriSpace).getLiteralLexicalForm(), number(linkset, VOID.triples));
    }
    return new StoreCounts(
        number(dataset, VOID.triples),
        number(dataset, VOID.distinctSubjects),
        properties,
        classes,
        links);
  }

  private List<Node> values(Node subject, Property property) {
    List<Node> values = new ArrayList<>();
    Iterator<Quad> found = data.find(iris.catalog(), subject, property.asNode(), Node.ANY);
    found.forEachRemaining(quad -> values.add(quad.getObject()));
    return values;
  }

  private Node value(Node subject, Property property) {
    return values(subject, property).get(0);
  }

  private long number(Node subject, Property property) {
    return ((Number) value(subject, property).getLiteralValue()).longValue();
  }
}
