package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.vocab.Schema;

/**
 * What the union of all graphs holds, each triple once; the ontology's graph and the catalog, which
 * describe the others, are left out.
 *
 * @param subjects that something is stated of
 * @param properties triples and subjects by property; those that number the members of containers
 *     ({@code rdf:_1} and so on) are left out here and by class
 * @param classes instances, and what is stated of them, by class that has an IRI
 * @param links to things of others: triples by property, then by the namespace of the object
 */
public record StoreCounts(
    long triples,
    long subjects,
    Map<Node, Of> properties,
    Map<Node, Instances> classes,
    Map<Node, SortedMap<String, Long>> links) {
  /** Of one property. */
  public record Of(long triples, long subjects) {}

  /**
   * Of one class.
   *
   * @param triples by property
   */
  public record Instances(long count, Map<Node, Long> triples) {}

  private static final Set<Node> LINKING =
      Set.of(
          SKOS.exactMatch.asNode(),
          SKOS.closeMatch.asNode(),
          SKOS.broadMatch.asNode(),
          OWL.sameAs.asNode(),
          Schema.SAME_AS.asNode());

  private static final String MEMBERSHIP = RDF.getURI() + "_";

  private static final int GRAPH = 0;
  private static final int SUBJECT = 1;
  private static final int PREDICATE = 2;
  private static final int OBJECT = 3;

  /** Reads an index from end to end, without the nodes: about 3 million quads a second. */
  static StoreCounts of(DatasetGraph storage, Iris iris) {
    Counter counter = new Counter(storage, iris);
    counter.all();
    return counter.counts();
  }

  /** These and others, which count what is stated of other subjects. */
  StoreCounts plus(StoreCounts more) {
    return sum(more, 1);
  }

  /** These without what is stated of some of the subjects. */
  StoreCounts minus(StoreCounts less) {
    return sum(less, -1);
  }

  private StoreCounts sum(StoreCounts other, int sign) {
    Map<Node, Of> ofProperties = new HashMap<>(properties);
    other.properties.forEach(
        (property, of) ->
            ofProperties.merge(
                property,
                new Of(sign * of.triples, sign * of.subjects),
                (a, b) -> new Of(a.triples + b.triples, a.subjects + b.subjects)));
    ofProperties.values().removeIf(of -> of.triples == 0);
    Map<Node, Instances> ofClasses = new HashMap<>(classes);
    other.classes.forEach(
        (type, of) -> {
          Instances standing = ofClasses.getOrDefault(type, new Instances(0, Map.of()));
          ofClasses.put(
              type,
              new Instances(
                  standing.count + sign * of.count, sum(standing.triples, of.triples, sign)));
        });
    ofClasses.values().removeIf(of -> of.count == 0);
    Map<Node, SortedMap<String, Long>> linking = new HashMap<>(links);
    other.links.forEach(
        (property, spaces) ->
            linking.put(
                property,
                new TreeMap<>(sum(links.getOrDefault(property, new TreeMap<>()), spaces, sign))));
    linking.values().removeIf(Map::isEmpty);
    return new StoreCounts(
        triples + sign * other.triples,
        subjects + sign * other.subjects,
        ofProperties,
        ofClasses,
        linking);
  }

  private static <K> Map<K, Long> sum(Map<K, Long> some, Map<K, Long> others, int sign) {
    Map<K, Long> all = new HashMap<>(some);
    others.forEach((key, n) -> all.merge(key, sign * n, Long::sum));
    all.values().removeIf(n -> n == 0);
    return all;
  }

  private static final class Count {
    private long triples;
    private long subjects;
  }

  /** Counts in the state that the storage is in when it is made, for one transaction. */
  static final class Counter {
    private final NodeTupleTable table;
    private final NodeTable nodes;
    private final NodeId catalog;
    private final NodeId ontology;
    private final NodeId type;
    private final Set<NodeId> linking = new HashSet<>();
    private final Map<NodeId, Count> properties = new HashMap<>();
    private final Map<NodeId, Count> classes = new HashMap<>();

    /** Whether what something is of has an IRI. */
    private final Map<NodeId, Boolean> named = new HashMap<>();

    private final Map<NodeId, Map<NodeId, Count>> ofClasses = new HashMap<>();
    private final Map<Node, SortedMap<String, Long>> links = new HashMap<>();

    /** What is stated of the subject at hand. */
    private final Map<NodeId, Count> stated = new HashMap<>();

    private final List<NodeId> types = new ArrayList<>();
    private long triples;
    private long subjects;

    Counter(DatasetGraph storage, Iris iris) {
      DatasetGraph base =
          storage instanceof DatasetGraphWrapper wrapper ? wrapper.getBase() : storage;
      DatasetGraphTDB tdb = TDBInternal.requireStorage(base);
      table = tdb.getQuadTable().getNodeTupleTable();
      nodes = table.getNodeTable();
      catalog = nodes.getNodeIdForNode(iris.catalog());
      ontology = nodes.getNodeIdForNode(iris.ontology());
      type = nodes.getNodeIdForNode(RDF.type.asNode());
      LINKING.forEach(property -> linking.add(nodes.getNodeIdForNode(property)));
    }

    /** Counts everything, once. */
    void all() {
      count(Objects.requireNonNull(table.getTupleTable().selectIndex("SPOG")).all());
    }

    /** Counts what is stated of one subject, at each call. */
    void of(Node subject) {
      count(table.findAsNodeIds(Node.ANY, subject, Node.ANY, Node.ANY));
    }

    /**
     * @param all in the order of the index SPOG: its last column is the graph, so equal triples are
     *     neighbours
     */
    private void count(Iterator<Tuple<NodeId>> all) {
      Tuple<NodeId> last = null;
      while (all.hasNext()) {
        Tuple<NodeId> next = all.next();
        NodeId graph = next.get(GRAPH);
        if (graph.equals(catalog) || graph.equals(ontology)) {
          continue;
        }
        boolean sameSubject = last != null && same(last, next, SUBJECT);
        if (sameSubject && same(last, next, PREDICATE) && same(last, next, OBJECT)) {
          continue;
        }
        if (last != null && !sameSubject) {
          endSubject();
        }
        count(next);
        last = next;
      }
      if (last != null) {
        endSubject();
      }
    }

    StoreCounts counts() {
      return new StoreCounts(triples, subjects, properties(), classes(), links);
    }

    private static boolean same(Tuple<NodeId> a, Tuple<NodeId> b, int column) {
      return NodeFile.same(a.get(column), b.get(column));
    }

    private void count(Tuple<NodeId> tuple) {
      triples++;
      NodeId property = tuple.get(PREDICATE);
      stated.computeIfAbsent(property, p -> new Count()).triples++;
      if (property.equals(type)) {
        if (named.computeIfAbsent(tuple.get(OBJECT), c -> nodes.getNodeForNodeId(c).isURI())) {
          types.add(tuple.get(OBJECT));
        }
      } else if (linking.contains(property)) {
        Node object = nodes.getNodeForNodeId(tuple.get(OBJECT));
        if (object.isURI()) {
          links
              .computeIfAbsent(nodes.getNodeForNodeId(property), p -> new TreeMap<>())
              .merge(namespace(object.getURI()), 1L, Long::sum);
        }
      }
    }

    private static String namespace(String iri) {
      return iri.substring(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }

    private void endSubject() {
      subjects++;
      stated.forEach(
          (property, count) -> {
            Count all = properties.computeIfAbsent(property, p -> new Count());
            all.triples += count.triples;
            all.subjects++;
          });
      for (NodeId c : types) {
        classes.computeIfAbsent(c, t -> new Count()).subjects++;
        Map<NodeId, Count> ofClass = ofClasses.computeIfAbsent(c, t -> new HashMap<>());
        stated.forEach(
            (property, count) ->
                ofClass.computeIfAbsent(property, p -> new Count()).triples += count.triples);
      }
      stated.clear();
      types.clear();
    }

    private Map<Node, Of> properties() {
      Map<Node, Of> all = new TreeMap<>(Comparator.comparing(Node::toString));
      properties.forEach(
          (id, count) -> {
            Node property = nodes.getNodeForNodeId(id);
            if (!isMembership(property)) {
              all.put(property, new Of(count.triples, count.subjects));
            }
          });
      return Collections.unmodifiableMap(all);
    }

    private static boolean isMembership(Node property) {
      return property.getURI().startsWith(MEMBERSHIP);
    }

    private Map<Node, Instances> classes() {
      Map<Node, Instances> all = new TreeMap<>(Comparator.comparing(Node::toString));
      classes.forEach(
          (id, count) -> {
            Map<Node, Long> of = new TreeMap<>(Comparator.comparing(Node::toString));
            ofClasses
                .get(id)
                .forEach(
                    (propertyId, c) -> {
                      Node property = nodes.getNodeForNodeId(propertyId);
                      if (!isMembership(property)) {
                        of.put(property, c.triples);
                      }
                    });
            all.put(nodes.getNodeForNodeId(id), new Instances(count.subjects, of));
          });
      return Collections.unmodifiableMap(all);
    }
  }
}
