package org.tripleloom.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Iris;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Statement;
import org.tripleloom.search.Thing;
import org.tripleloom.vocab.Bibo;
import org.tripleloom.vocab.Schema;
import org.tripleloom.vocab.Tl;

/** Papers, entities and statements as JSON, inside one transaction. */
record ApiJson(DatasetGraph view, Iris iris, ClaimIndex index) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Just enough to name it and to link to it. */
  ObjectNode thing(String path) {
    ObjectNode node = JSON.objectNode().put("path", path);
    int number = index.find(path);
    if (number >= 0) {
      node.put("label", index.label(number));
      return node.put("type", type(number));
    }
    Optional<Thing> read = Thing.read(view, iris, iris.of(path));
    node.put("label", read.map(Thing::label).orElse(path));
    return node.put(
        "type",
        read.flatMap(thing -> thing.types().stream().findFirst())
            .map(ApiAnswers::name)
            .orElse("ResearchEntity"));
  }

  private String type(int number) {
    if (index.isPaper(number)) {
      return "Paper";
    }
    int[] types = index.types(number);
    return types.length == 0 ? "ResearchEntity" : ApiAnswers.name(index.classes().get(types[0]));
  }

  ObjectNode statement(Statement statement) {
    ObjectNode node = JSON.objectNode().put("claim", statement.claim());
    node.set("subject", thing(statement.subject()));
    node.put("property", ApiAnswers.name(statement.property()));
    node.set("object", thing(statement.object()));
    node.put("confidence", statement.confidence()).put("hedged", statement.hedged());
    node.put("sentence", statement.sentence());
    node.set("paper", thing(statement.paper()));
    return node;
  }

  /** By the claims' numbers; what the graphs have no more is left out. */
  ArrayNode statements(Collection<Integer> claims) {
    ArrayNode array = JSON.arrayNode();
    for (int claim : claims) {
      Statement.read(view, iris, iris.claim(index.hash(claim)))
          .ifPresent(statement -> array.add(statement(statement)));
    }
    return array;
  }

  ObjectNode entity(String path, int mostNarrower) {
    Node node = iris.of(path);
    ObjectNode answer = thing(path).put("iri", node.getURI());
    texts(node, SKOS.altLabel).forEach(answer.putArray("forms")::add);
    ArrayNode broader = answer.putArray("broader");
    things(node, SKOS.broader).forEach(other -> broader.add(thing(other)));
    ArrayNode narrower = answer.putArray("narrower");
    int number = index.find(path);
    if (number >= 0) {
      Arrays.stream(index.narrower(number))
          .limit(mostNarrower)
          .forEach(other -> narrower.add(thing(index.path(other))));
    }
    ArrayNode matches = answer.putArray("exactMatches");
    objects(node, SKOS.exactMatch).stream()
        .filter(Node::isURI)
        .map(Node::getURI)
        .sorted()
        .forEach(matches::add);
    return answer.put("papers", number < 0 ? 0 : index.paperCount(number, 0));
  }

  ObjectNode paper(String path) {
    Node node = iris.of(path);
    ObjectNode answer = thing(path).put("iri", node.getURI());
    put(answer, "abstract", texts(node, DCTerms.abstract_));
    put(answer, "doi", texts(node, Bibo.DOI));
    put(answer, "arxiv", texts(node, Tl.ARXIV));
    put(answer, "date", texts(node, DCTerms.issued));
    ArrayNode authors = answer.putArray("authors");
    for (Node list : objects(node, Bibo.AUTHOR_LIST)) {
      authors(list).forEach(authors::add);
    }
    put(answer, "venue", labels(objects(node, Tl.PUBLISHED_IN)));
    texts(node, Schema.KEYWORDS).forEach(answer.putArray("keywords")::add);
    return answer;
  }

  private static void put(ObjectNode answer, String key, List<String> values) {
    values.stream().findFirst().ifPresent(value -> answer.put(key, value));
  }

  /** In the order of the paper. */
  private List<String> authors(Node list) {
    List<Quad> members = new ArrayList<>();
    view.find(Quad.defaultGraphIRI, list, Node.ANY, Node.ANY)
        .forEachRemaining(
            quad -> {
              if (ordinal(quad) > 0) {
                members.add(quad);
              }
            });
    members.sort(Comparator.comparingInt(ApiJson::ordinal));
    List<String> names = new ArrayList<>();
    members.forEach(
        member -> texts(member.getObject(), FOAF.name).stream().findFirst().ifPresent(names::add));
    return names;
  }

  /** The n of rdf:_n, else 0. */
  private static int ordinal(Quad member) {
    String iri = member.getPredicate().getURI();
    String name = iri.startsWith(RDF.uri) ? iri.substring(RDF.uri.length()) : "";
    return name.matches("_\\d{1,6}") ? Integer.parseInt(name.substring(1)) : 0;
  }

  private List<String> labels(List<Node> nodes) {
    List<String> labels = new ArrayList<>();
    nodes.forEach(node -> labels.addAll(texts(node, RDFS.label)));
    return labels;
  }

  private List<String> texts(Node subject, Property property) {
    return objects(subject, property).stream()
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .sorted()
        .toList();
  }

  private List<String> things(Node subject, Property property) {
    return objects(subject, property).stream()
        .flatMap(node -> iris.path(node).stream())
        .sorted()
        .toList();
  }

  private List<Node> objects(Node subject, Property property) {
    List<Node> objects = new ArrayList<>();
    Iterator<Quad> found = view.find(Quad.defaultGraphIRI, subject, property.asNode(), Node.ANY);
    found.forEachRemaining(quad -> objects.add(quad.getObject()));
    return objects;
  }
}
