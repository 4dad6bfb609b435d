package org.tripleloom.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.tripleloom.graph.Iris;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;

/**
 * What builds remember about a store, in the storage's own default graph: no reader sees it, and it
 * commits together with the graphs that it speaks of. For each paper the records that it was merged
 * from and its {@link PaperState}; for each run what it changed; the user's ontology.
 */
final class Ledger {
  private static final String NS = "urn:tripleloom:ledger:";
  private static final Node RECORDS = NodeFactory.createURI(NS + "records");
  private static final Node STATE = NodeFactory.createURI(NS + "state");
  private static final Node TOUCHED = NodeFactory.createURI(NS + "touched");
  private static final Node WOVEN = NodeFactory.createURI(NS + "woven");
  private static final Node CHANGES = NodeFactory.createURI(NS + "changes");
  private static final Node ONTOLOGY = NodeFactory.createURI(NS + "ontology");
  private static final Node ONTOLOGY_HASH = NodeFactory.createURI(NS + "ontologyHash");
  private static final Node GRAPH = Quad.defaultGraphNodeGenerated;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Iris iris;

  Ledger(Iris iris) {
    this.iris = iris;
  }

  /** Hands over every paper with its records and state, in no particular order. */
  void forEach(DatasetGraph data, BiConsumer<String, PaperState> consumer) {
    data.find(GRAPH, Node.ANY, STATE, Node.ANY)
        .forEachRemaining(
            quad ->
                consumer.accept(
                    iris.path(quad.getSubject()).orElseThrow(),
                    PaperState.read(parse(quad.getObject()))));
  }

  /** Where one paper stands; empty for one that is not known. */
  Optional<PaperState> state(DatasetGraph data, String paper) {
    return Optional.ofNullable(value(data, iris.of(paper), STATE))
        .map(literal -> PaperState.read(parse(literal)));
  }

  /** The records of a paper, one for each set of sources; empty for a paper that is not known. */
  List<Paper> records(DatasetGraph data, String paper) {
    List<Paper> records = new ArrayList<>();
    Node literal = value(data, iris.of(paper), RECORDS);
    if (literal != null) {
      parse(literal).forEach(record -> records.add(PaperJson.read(record)));
    }
    return records;
  }

  void records(DatasetGraph data, String paper, List<Paper> records) {
    ArrayNode array = JSON.createArrayNode();
    records.forEach(record -> array.add(PaperJson.write(record)));
    set(data, iris.of(paper), RECORDS, array.toString());
  }

  /** Touches the paper. */
  void state(DatasetGraph data, String paper, PaperState state) {
    set(data, iris.of(paper), STATE, state.line());
    data.add(touch(paper));
  }

  /** Touches the paper. */
  void forget(DatasetGraph data, String paper) {
    data.add(touch(paper));
    data.deleteAny(GRAPH, iris.of(paper), RECORDS, Node.ANY);
    data.deleteAny(GRAPH, iris.of(paper), STATE, Node.ANY);
  }

  /** The IRI paths of papers that were put, changed or forgotten since they were last let go. */
  SortedSet<String> touched(DatasetGraph data) {
    SortedSet<String> touched = new TreeSet<>();
    data.find(GRAPH, iris.ontology(), TOUCHED, Node.ANY)
        .forEachRemaining(quad -> touched.add(quad.getObject().getLiteralLexicalForm()));
    return touched;
  }

  /** Takes what a run did about these papers for known. */
  void letGo(DatasetGraph data, Collection<String> papers, String run) {
    papers.forEach(paper -> data.delete(touch(paper)));
    set(data, iris.ontology(), WOVEN, run);
  }

  /** The run that let papers go last, or empty. */
  String woven(DatasetGraph data) {
    Node literal = value(data, iris.ontology(), WOVEN);
    return literal == null ? "" : literal.getLiteralLexicalForm();
  }

  private Quad touch(String paper) {
    return Quad.create(GRAPH, iris.ontology(), TOUCHED, NodeFactory.createLiteralString(paper));
  }

  /** Adds to what a run changed. */
  void changes(DatasetGraph data, String run, Changes changes) {
    data.add(GRAPH, iris.of(run), CHANGES, NodeFactory.createLiteralString(changes.line()));
  }

  /** All that a run changed. */
  Changes changes(DatasetGraph data, String run) {
    Changes all = new Changes();
    data.find(GRAPH, iris.of(run), CHANGES, Node.ANY)
        .forEachRemaining(quad -> all.then(Changes.read(parse(quad.getObject()))));
    return all;
  }

  /** The user's ontology as Turtle, or empty. */
  String ontology(DatasetGraph data) {
    Node literal = value(data, iris.ontology(), ONTOLOGY);
    return literal == null ? "" : literal.getLiteralLexicalForm();
  }

  /** The hash that goes with it, or empty before the first build. */
  String ontologyHash(DatasetGraph data) {
    Node literal = value(data, iris.ontology(), ONTOLOGY_HASH);
    return literal == null ? "" : literal.getLiteralLexicalForm();
  }

  void ontology(DatasetGraph data, String hash, String turtle) {
    set(data, iris.ontology(), ONTOLOGY_HASH, hash);
    set(data, iris.ontology(), ONTOLOGY, turtle);
  }

  private static Node value(DatasetGraph data, Node subject, Node property) {
    Iterator<Quad> found = data.find(GRAPH, subject, property, Node.ANY);
    return found.hasNext() ? found.next().getObject() : null;
  }

  private static void set(DatasetGraph data, Node subject, Node property, String value) {
    data.deleteAny(GRAPH, subject, property, Node.ANY);
    data.add(GRAPH, subject, property, NodeFactory.createLiteralString(value));
  }

  private static JsonNode parse(Node literal) {
    try {
      return JSON.readTree(literal.getLiteralLexicalForm());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger holds what it did not write", e);
    }
  }
}
