package org.tripleloom.build;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.extract.Mention;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.vocab.Nif;
import org.tripleloom.vocab.Tl;

/** The entities of a store by what people call them, inside one transaction. */
final class EntityNames {
  private static final Node PREFERRED = SKOS.prefLabel.asNode();
  private static final Node OTHER = SKOS.altLabel.asNode();

  private final Store store;
  private final Iris iris;
  private final DatasetGraph view;

  EntityNames(Store store, DatasetGraph view) {
    this.store = store;
    this.iris = store.iris();
    this.view = view;
  }

  /**
   * The entity with this IRI, IRI path, slug or name; a retired slug leads to what replaced it.
   *
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_SUCH_ENTITY}, {@link
   *     Problem#WHICH_ENTITY}
   */
  Node find(String name) {
    String base = iris.base();
    String path = name.startsWith(base) ? name.substring(base.length()) : name;
    Node node = path.startsWith("entity/") ? iris.of(path) : iris.entity(path);
    while (value(node, DCTerms.isReplacedBy.asNode()) != null) {
      node = value(node, DCTerms.isReplacedBy.asNode());
    }
    if (isEntity(node)) {
      return node;
    }
    List<Node> named = called(PREFERRED, name);
    if (named.isEmpty()) {
      named = called(OTHER, name);
    }
    if (named.isEmpty()) {
      throw Problem.NO_SUCH_ENTITY.at(name, store.folder());
    }
    if (named.size() > 1) {
      List<String> paths = named.stream().map(one -> iris.path(one).orElseThrow()).toList();
      throw Problem.WHICH_ENTITY.at(name, String.join(", ", new TreeSet<>(paths)));
    }
    return named.get(0);
  }

  /** Its label first, then the others in Unicode order. */
  List<String> names(Node entity) {
    List<String> names = new ArrayList<>();
    view.find(iris.entities(), entity, OTHER, Node.ANY)
        .forEachRemaining(quad -> names.add(quad.getObject().getLiteralLexicalForm()));
    names.sort(null);
    names.add(0, value(entity, PREFERRED).getLiteralLexicalForm());
    return names;
  }

  /**
   * A name that papers use and that means this entity alone: what a decision says instead of it.
   *
   * @param but names not to take
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_NAME_OF_ITS_OWN}
   */
  String own(Node entity, List<String> but) {
    List<String> names = names(entity);
    return names.stream()
        .filter(name -> !but.contains(name) && isMention(name))
        .filter(name -> called(PREFERRED, name).size() + called(OTHER, name).size() == 1)
        .findFirst()
        .orElseThrow(() -> Problem.NO_NAME_OF_ITS_OWN.at(names.get(0)));
  }

  /** Whether an entity has both names. */
  boolean share(String a, String b) {
    List<Node> named = new ArrayList<>(called(PREFERRED, a));
    named.addAll(called(OTHER, a));
    named.retainAll(
        Stream.concat(called(PREFERRED, b).stream(), called(OTHER, b).stream()).toList());
    return !named.isEmpty();
  }

  private boolean isEntity(Node node) {
    return view.contains(iris.entities(), node, RDF.type.asNode(), Tl.RESEARCH_ENTITY.asNode());
  }

  private boolean isMention(String name) {
    Node text = NodeFactory.createLiteralString(name);
    Node passing = NodeFactory.createLiteralString(Mention.COREFERENCE);
    return Iter.anyMatch(
        view.find(Node.ANY, Node.ANY, Nif.ANCHOR_OF.asNode(), text),
        quad -> !view.contains(quad.getGraph(), quad.getSubject(), Tl.RULE.asNode(), passing));
  }

  private List<Node> called(Node property, String name) {
    List<Node> found = new ArrayList<>();
    view.find(iris.entities(), Node.ANY, property, NodeFactory.createLiteralString(name))
        .forEachRemaining(quad -> found.add(quad.getSubject()));
    return found;
  }

  private Node value(Node subject, Node property) {
    var found = view.find(iris.entities(), subject, property, Node.ANY);
    return found.hasNext() ? found.next().getObject() : null;
  }
}
