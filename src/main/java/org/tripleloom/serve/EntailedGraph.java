package org.tripleloom.serve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.iterator.PeekIterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.rdfs.GraphRDFS;
import org.apache.jena.rdfs.SetupRDFS;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.apache.jena.vocabulary.RDF;

/**
 * A graph with what it entails, each triple once, where Jena's own gives a triple for each way to
 * infer it as soon as the property or the class is open. Holds no more than what is entailed of one
 * subject.
 */
final class EntailedGraph extends GraphRDFS {
  private static final Node ANY = Node.ANY;
  private static final Node TYPE = RDF.Nodes.type;

  /** From so many statements about a thing on, it is cheaper to look for each property. */
  private static final int FEW = 64;

  private final Graph stated;
  private final Graph unsaid;
  private final SetupRDFS setup;

  /** Those that say what their objects are. */
  private final List<Node> ranged;

  /**
   * @param stated gives the triples of a subject, and those of a subject with an object, one behind
   *     the other, and the same objects of a property, too
   * @param unsaid what else holds, of subjects that something is stated of
   * @param setup with all domains and ranges of a property, those from above too
   */
  EntailedGraph(Graph stated, Graph unsaid, SetupRDFS setup) {
    super(new DisjointUnion(stated, unsaid), setup);
    this.stated = stated;
    this.unsaid = unsaid;
    this.setup = setup;
    this.ranged = List.copyOf(setup.getPropertyRanges().keySet());
  }

  @Override
  public Stream<Triple> stream(Node subject, Node property, Node object) {
    return Iter.asStream(find(subject, property, object));
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node property, Node object) {
    return WrappedIterator.create(found(orAny(subject), orAny(property), orAny(object)));
  }

  private static Node orAny(Node node) {
    return node == null ? ANY : node;
  }

  private Iterator<Triple> found(Node subject, Node property, Node object) {
    if (subject != ANY && !isThing(subject)) {
      return Iter.nullIterator();
    }
    if (property != ANY && !property.equals(TYPE)) {
      return super.find(subject, property, object);
    }
    if (subject != ANY) {
      List<Triple> own = stated.find(subject, ANY, ANY).toList();
      Set<Triple> all = property == ANY ? about(subject, own) : typing(subject, own);
      return object == ANY
          ? all.iterator()
          : Iter.filter(all.iterator(), triple -> triple.getObject().equals(object));
    }
    if (object != ANY) {
      return property == ANY ? Iter.concat(instances(object), to(object)) : instances(object);
    }
    Iterator<Triple> of =
        Iter.flatMap(
            bySubject(stated.find(ANY, ANY, ANY)),
            own -> {
              Node each = own.get(0).getSubject();
              return (property == ANY ? about(each, own) : typing(each, own)).iterator();
            });
    return Iter.concat(of, Iter.flatMap(objects(), each -> typing(each, List.of()).iterator()));
  }

  private static boolean isThing(Node node) {
    return node.isURI() || node.isBlank();
  }

  private Iterator<Triple> instances(Node type) {
    return Iter.filter(super.find(ANY, TYPE, type), triple -> isThing(triple.getSubject()));
  }

  /** All that ends there but types. */
  private Iterator<Triple> to(Node object) {
    Iterator<Triple> found =
        Iter.flatMap(
            bySubject(stated.find(ANY, ANY, object)), statements -> above(statements).iterator());
    return Iter.concat(found, unsaid.find(ANY, ANY, object));
  }

  private static Iterator<List<Triple>> bySubject(Iterator<Triple> triples) {
    PeekIterator<Triple> rest = PeekIterator.create(triples);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rest.hasNext();
      }

      @Override
      public List<Triple> next() {
        List<Triple> own = new ArrayList<>(List.of(rest.next()));
        while (rest.hasNext() && rest.peek().getSubject().equals(own.get(0).getSubject())) {
          own.add(rest.next());
        }
        return own;
      }
    };
  }

  private Set<Triple> about(Node subject, List<Triple> own) {
    Set<Triple> all = above(own);
    unsaid.find(subject, ANY, ANY).forEachRemaining(all::add);
    all.addAll(typing(subject, own));
    return all;
  }

  /** With the properties above their own; without types. */
  private Set<Triple> above(List<Triple> statements) {
    Set<Triple> all = new LinkedHashSet<>();
    for (Triple triple : statements) {
      all.add(triple);
      for (Node upper : setup.getSuperProperties(triple.getPredicate())) {
        all.add(Triple.create(triple.getSubject(), upper, triple.getObject()));
      }
    }
    all.removeIf(triple -> triple.predicateMatches(TYPE));
    return all;
  }

  private Set<Triple> typing(Node subject, List<Triple> own) {
    Set<Node> direct = new HashSet<>();
    for (Triple triple : own) {
      if (triple.predicateMatches(TYPE)) {
        direct.add(triple.getObject());
      }
      direct.addAll(setup.getDomain(triple.getPredicate()));
    }
    for (Node property : pointing(subject)) {
      direct.addAll(setup.getRange(property));
    }
    Set<Triple> all = new LinkedHashSet<>();
    for (Node type : direct) {
      all.add(Triple.create(subject, TYPE, type));
      setup.getSuperClasses(type).forEach(upper -> all.add(Triple.create(subject, TYPE, upper)));
    }
    return all;
  }

  /** The properties that a thing is an object of, at least those that say what it is. */
  private Set<Node> pointing(Node object) {
    Set<Node> properties = new HashSet<>();
    if (ranged.isEmpty()) {
      return properties;
    }
    Iterator<Triple> statements = stated.find(ANY, ANY, object);
    for (int i = 0; i < FEW && statements.hasNext(); i++) {
      properties.add(statements.next().getPredicate());
    }
    if (statements.hasNext()) {
      Iter.close(statements);
      ranged.stream()
          .filter(property -> stated.contains(ANY, property, object))
          .forEach(properties::add);
    }
    return properties;
  }

  /** Of which something follows, though nothing is stated. */
  private Iterator<Node> objects() {
    return Iter.flatMap(
        ranged.iterator(),
        property ->
            Iter.filter(
                Iter.distinctAdjacent(Iter.map(stated.find(ANY, property, ANY), Triple::getObject)),
                object ->
                    isThing(object)
                        && !stated.contains(object, ANY, ANY)
                        && property.equals(firstTo(object))));
  }

  private Node firstTo(Node object) {
    return ranged.stream()
        .filter(property -> stated.contains(ANY, property, object))
        .findFirst()
        .orElseThrow();
  }
}
